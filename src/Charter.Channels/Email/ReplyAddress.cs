using Charter.Desk.Customers;

namespace Charter.Channels.Email;

/// <summary>
/// The reply address of a ticket: <c>support+token@example.com</c>. The token is unguessable and only selects a
/// ticket; whether the sender may write into it is decided elsewhere.
/// </summary>
public static class ReplyAddress
{
    /// <summary>How many characters of base 32 a token has (130 bits).</summary>
    public const int TokenLength = 26;

    /// <summary>The address with the token in it; the address as it is, where it has no local part to add to.</summary>
    public static string With(string address, string token)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.LastIndexOf('@');
        if (at <= 0)
        {
            return address;
        }

        var plus = address.IndexOf('+', StringComparison.Ordinal);
        var local = plus > 0 && plus < at ? address[..plus] : address[..at];
        return $"{local}+{token}{address[at..]}";
    }

    /// <summary>The token in a recipient's address, in lower case; <c>null</c> where it has none.</summary>
    public static string? TokenIn(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.LastIndexOf('@');
        var plus = at < 0 ? -1 : address.LastIndexOf('+', at);
        if (plus < 0 || at - plus - 1 != TokenLength)
        {
            return null;
        }

        var token = address[(plus + 1)..at].ToLowerInvariant();
        return token.All(c => c is (>= 'a' and <= 'z') or (>= '2' and <= '7')) ? token : null;
    }

    /// <summary>The address without what follows a plus sign, lower case: what settings compare with.</summary>
    public static string Base(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        var bare = plus > 0 && plus < at ? address[..plus] + address[at..] : address;
        return AddressText.Lower(bare.Trim());
    }
}
