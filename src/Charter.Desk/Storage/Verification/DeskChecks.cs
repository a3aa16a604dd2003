using Charter.Desk.Storage.Files;

namespace Charter.Desk.Storage.Verification;

/// <summary>The checks of storage itself; capabilities add theirs behind them in one explicit list.</summary>
public static class DeskChecks
{
    public static IReadOnlyList<IDeskCheck> OfStorage(IDatabaseInspection database, IFileStore files)
    {
        ArgumentNullException.ThrowIfNull(database);
        return
        [
            new EngineCheck(database.Health),
            new JournalSealCheck(),
            new TicketHistoryCheck(),
            new IntakeCheck(),
            new OutboxCheck(),
            new FileCheck(files),
            new SearchCheck(database.Health),
            new DuplicateCheck(),
        ];
    }
}
