using Charter.Desk.Deliveries;
using Charter.Desk.Storage.Migrations;
using Charter.Desk.Storage.Search;

namespace Charter.Desk.Storage;

/// <summary>
/// An open database with everything that the desk needs of it. SQLite and PostgreSQL each give one; nothing outside
/// their projects speaks a dialect. Disposing it finishes the writes that were accepted.
/// </summary>
public interface IDeskDatabase : IAsyncDisposable
{
    /// <summary>Brings the schema up to this program's; everything else needs that first.</summary>
    IMigrator Migrator { get; }

    IWriteGate Writes { get; }

    IReadGate Reads { get; }

    IOutboxClaim Outbox { get; }

    ITextSearch Search { get; }

    IJournalSignal Signal { get; }

    IDatabaseHealth Health { get; }
}
