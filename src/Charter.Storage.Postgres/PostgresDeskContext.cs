using Charter.Desk.Storage;
using Charter.Storage.Postgres.Conversions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Storage.Postgres;

/// <summary>The desk's tables as PostgreSQL keeps them.</summary>
public sealed class PostgresDeskContext(DbContextOptions<PostgresDeskContext> options) : DeskContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsTimestamp>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateAsDate>();
    }
}
