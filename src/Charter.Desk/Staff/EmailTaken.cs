using Charter.Desk.Shared;

namespace Charter.Desk.Staff;

/// <summary>Somebody at the desk signs in with this address already.</summary>
public sealed record EmailTaken() : Refusal("email-taken", "Somebody at the desk has this address already.");
