using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>
/// A link that opens an account, for the eyes of the one who gets the mail: whoever reads the outbox or a backup must not be
/// able to use it.
/// </summary>
/// <param name="Url">The address, encrypted under the master key; it is opened while the mail leaves and nowhere else.</param>
/// <param name="EndsAt">When it stops working: a mail that could not leave until then does not leave at all.</param>
public sealed record SealedLink(string Url, Instant EndsAt)
{
    /// <summary>Without the address.</summary>
    public override string ToString() => $"a link until {EndsAt}";
}
