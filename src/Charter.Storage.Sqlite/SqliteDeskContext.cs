using Charter.Desk.Storage;
using Charter.Storage.Sqlite.Conversions;
using Charter.Storage.Sqlite.Writing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Storage.Sqlite;

/// <summary>The desk's tables as SQLite keeps them.</summary>
public sealed class SqliteDeskContext(DbContextOptions<SqliteDeskContext> options) : DeskContext(options)
{
    /// <summary>The writer's prepared statements; <c>null</c> for a context that only reads or migrates.</summary>
    internal PreparedInserts? Inserts { get; set; }

    private (PreparingConnection Connection, SqliteReadGate From)? _lent;

    /// <summary>Notes whom its connection belongs to, and gets it back when the context is disposed of.</summary>
    internal void Lend(PreparingConnection connection, SqliteReadGate from) => _lent = (connection, from);

    public override void Dispose()
    {
        var lent = _lent;
        _lent = null;
        base.Dispose();
        lent?.From.TakeBack(lent.Value.Connection);
    }

    public override async ValueTask DisposeAsync()
    {
        var lent = _lent;
        _lent = null;
        await base.DisposeAsync();
        lent?.From.TakeBack(lent.Value.Connection);
    }

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (Inserts is null || !acceptAllChangesOnSuccess)
        {
            return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        ChangeTracker.DetectChanges();
        return Inserts.Save(this)
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : Task.FromResult(0);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsMicroseconds>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateAsText>();
    }
}
