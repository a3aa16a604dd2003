using Charter.Desk.Journal;

namespace Charter.Desk.Customers.Events;

/// <summary><c>organisation.changed</c>: An organisation's details were changed.</summary>
[JournalKind("organisation.changed")]
public sealed record OrganisationChanged(long OrganisationId) : JournalEvent;
