using Charter.Desk.Shared;

namespace Charter.Desk.Conversations;

/// <summary>The customer has no mail address that works, so nothing can be sent to them.</summary>
public sealed record NoAddress()
    : Refusal("customer-no-address", "There is no mail address for this customer that works. Add one, or call them.");
