using Charter.Desk.Storage.Migrations;

namespace Charter.Desk.Storage;

/// <summary>
/// An open database with everything that the desk needs of it. SQLite and PostgreSQL each give one; nothing outside
/// their projects speaks a dialect. Disposing it finishes the writes that were accepted.
/// </summary>
public interface IDeskDatabase : IAsyncDisposable
{
    /// <summary>Brings the schema up to this program's; the gates need that first.</summary>
    IMigrator Migrator { get; }

    IWriteGate Writes { get; }

    IReadGate Reads { get; }
}
