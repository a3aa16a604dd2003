using Charter.Desk.Storage;

namespace Charter.Desk.Journal;

/// <summary>
/// Something that follows from events in the same transaction: readings are recomputed, letters are queued, people are
/// noticed. A reaction may record further events; those are shown to all reactions in another round.
/// All reactions stand in one explicit list (<c>Modules.cs</c>), in the order in which they run.
/// </summary>
public interface IJournalReaction
{
    /// <summary>Reacts to what was recorded since the last round.</summary>
    Task ReactAsync(DeskContext db, IReadOnlyList<PendingEvent> happened, CancellationToken cancellationToken);
}
