using System.Collections.Immutable;
using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>staff.changed</c>: A staff member's details, role or departments were changed.</summary>
[JournalKind("staff.changed")]
public sealed record StaffChanged(long StaffId, ImmutableArray<string> Fields) : JournalEvent;
