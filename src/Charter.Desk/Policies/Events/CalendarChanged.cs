using Charter.Desk.Journal;

namespace Charter.Desk.Policies.Events;

/// <summary><c>calendar.changed</c>: Support hours, peak hours or holidays were changed.</summary>
[JournalKind("calendar.changed")]
public sealed record CalendarChanged(long CalendarId, int Edition) : JournalEvent;
