using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>How many tries to sign in came from one place or for one address, of those that a right password did not clear.</summary>
public sealed class SignInTally
{
    /// <summary>What is counted, as <see cref="SignInOrigin"/> names it: no address of a person stands in it.</summary>
    public required string Key { get; init; }
    public int Tries { get; set; }
    public Instant LastAt { get; set; }

    /// <summary>Until when no password is tried; <c>null</c> while more may be.</summary>
    public Instant? PausedUntil { get; set; }
}
