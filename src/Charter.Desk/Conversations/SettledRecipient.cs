namespace Charter.Desk.Conversations;

/// <summary>What a mail server said for good about one of a mail's recipients.</summary>
/// <param name="Address">The recipient.</param>
/// <param name="IsAccepted">Whether they have it.</param>
/// <param name="IsHard">Whether the address itself is bad, where they have not.</param>
/// <param name="Words">What the server said.</param>
public sealed record SettledRecipient(string Address, bool IsAccepted, bool IsHard, string Words);
