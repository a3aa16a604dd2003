using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Charter.Storage.Postgres;

/// <summary>Contexts for reading, on pooled connections.</summary>
internal sealed class PostgresReadGate(NpgsqlDataSource source) : IReadGate
{
    private readonly PooledDbContextFactory<PostgresDeskContext> _contexts = new(
        new DbContextOptionsBuilder<PostgresDeskContext>()
            .UseNpgsql(source)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options
    );

    public DeskContext Open() => _contexts.CreateDbContext();
}
