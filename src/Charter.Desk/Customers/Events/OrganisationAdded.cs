using Charter.Desk.Journal;

namespace Charter.Desk.Customers.Events;

/// <summary><c>organisation.added</c>: An organisation was added.</summary>
[JournalKind("organisation.added")]
public sealed record OrganisationAdded(long OrganisationId) : JournalEvent;
