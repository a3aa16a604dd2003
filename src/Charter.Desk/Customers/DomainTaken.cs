using Charter.Desk.Shared;

namespace Charter.Desk.Customers;

/// <summary>Another organisation has this mail domain.</summary>
public sealed record DomainTaken(long OrganisationId)
    : Refusal("domain-taken", "Another organisation has this mail domain.");
