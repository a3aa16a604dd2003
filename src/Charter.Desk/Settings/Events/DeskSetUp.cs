using Charter.Desk.Journal;

namespace Charter.Desk.Settings.Events;

/// <summary><c>desk.set_up</c>: The desk was set up.</summary>
[JournalKind("desk.set_up")]
public sealed record DeskSetUp(string Company) : JournalEvent;
