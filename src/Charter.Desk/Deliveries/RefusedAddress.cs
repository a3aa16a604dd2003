namespace Charter.Desk.Deliveries;

/// <summary>An address that the other side refused for good.</summary>
/// <param name="Address">The address.</param>
/// <param name="IsHard">Whether the address itself is bad; otherwise it was refused for what was sent, or may get better.</param>
/// <param name="Words">What the other side said.</param>
public sealed record RefusedAddress(string Address, bool IsHard, string Words);
