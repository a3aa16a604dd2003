using Charter.Desk.Journal;

namespace Charter.Desk.Automation.Events;

/// <summary>
/// <c>letter.withheld</c>: A letter that would have been sent was not, for a reason: <c>too_many</c> to one address in an
/// hour, or <c>address_bounces</c>.
/// </summary>
[JournalKind("letter.withheld")]
public sealed record LetterWithheld(string Letter, string Reason) : JournalEvent;
