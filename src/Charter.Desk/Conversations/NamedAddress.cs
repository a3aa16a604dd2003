namespace Charter.Desk.Conversations;

/// <summary>A mail address with the name beside it, as a header has them.</summary>
/// <param name="Address">The address.</param>
/// <param name="Name">The name; shown, never trusted.</param>
public sealed record NamedAddress(string Address, string Name);
