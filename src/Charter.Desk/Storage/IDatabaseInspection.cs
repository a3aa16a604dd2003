using Charter.Desk.Storage.Migrations;

namespace Charter.Desk.Storage;

/// <summary>A database opened only to look at it, which is possible while a desk runs on it.</summary>
public interface IDatabaseInspection : IAsyncDisposable
{
    /// <summary>Knows what is pending; migrates only on a database that was opened to work.</summary>
    IMigrator Migrator { get; }

    IReadGate Reads { get; }

    IDatabaseHealth Health { get; }
}
