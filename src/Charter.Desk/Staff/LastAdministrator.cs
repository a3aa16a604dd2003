using Charter.Desk.Shared;

namespace Charter.Desk.Staff;

/// <summary>Without them nobody could administer the desk.</summary>
public sealed record LastAdministrator()
    : Refusal("last-administrator", "They are the only administrator. Make somebody else one first.");
