using Charter.Desk.Shared;

namespace Charter.Desk.Staff;

/// <summary>Another department has this name.</summary>
public sealed record NameTaken() : Refusal("department-name-taken", "Another department has this name.");
