namespace Charter.Desk.Storage.Migrations;

/// <summary>Brings a database's schema up to the program's, one numbered SQL file at a time, each in its own transaction.</summary>
public interface IMigrator
{
    /// <summary>The number of the newest migration that this program knows.</summary>
    int NewestKnown { get; }

    /// <summary>The migrations that this program knows and the database does not have yet, in order.</summary>
    /// <exception cref="SchemaMismatchException">The database is newer than the program, or was made by other files.</exception>
    Task<IReadOnlyList<Migration>> FindPendingAsync(CancellationToken cancellationToken = default);

    /// <summary>Applies what is pending, alone: other processes wait or are refused. Safe to repeat, and to kill.</summary>
    /// <returns>What was applied; empty when the schema was up to date.</returns>
    /// <exception cref="SchemaMismatchException">The database is newer than the program, or was made by other files.</exception>
    Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken cancellationToken = default);
}
