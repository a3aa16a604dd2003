using Charter.Desk.Deliveries;
using Charter.Desk.Storage.Search;

namespace Charter.Desk.Storage;

/// <summary>
/// An open database with everything that the desk needs of it. SQLite and PostgreSQL each give one; nothing outside
/// their projects speaks a dialect. Its schema must be migrated before anything else is used. Disposing it finishes
/// the writes that were accepted.
/// </summary>
public interface IDeskDatabase : IDatabaseInspection
{
    IWriteGate Writes { get; }

    IOutboxClaim Outbox { get; }

    ITextSearch Search { get; }

    IJournalSignal Signal { get; }
}
