using Charter.Desk.Storage;
using Charter.Storage.Sqlite.Conversions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Storage.Sqlite;

/// <summary>The desk's tables as SQLite keeps them.</summary>
public sealed class SqliteDeskContext(DbContextOptions<SqliteDeskContext> options) : DeskContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsMicroseconds>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateAsText>();
    }
}
