using Charter.Desk.Journal;

namespace Charter.Desk.Policies.Events;

/// <summary><c>matrix.changed</c>: The escalation matrix was changed.</summary>
[JournalKind("matrix.changed")]
public sealed record MatrixChanged(int Levels) : JournalEvent;
