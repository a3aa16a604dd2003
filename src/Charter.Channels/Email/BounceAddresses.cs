using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Charter.Desk.Customers;

namespace Charter.Channels.Email;

/// <summary>
/// The address to which reports about one mail to one recipient go: <c>support+b…@example.com</c>, in the envelope alone. Only
/// we can make it, and nobody but that recipient's own servers sees it, so that a report which comes there is about the mail
/// that it names, and nobody can make one about somebody else.
/// </summary>
/// <param name="key">Our secret; the same on all nodes.</param>
public sealed class BounceAddresses(byte[] key)
{
    private const char Mark = 'b';
    private const int IdLength = 13;
    private const int ProofBytes = 10;
    private const int TagLength = 1 + IdLength + (ProofBytes * 8 / 5);

    // RFC 5321, 4.5.3.1.1.
    private const int LongestLocalPart = 64;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The address for one message and recipient; <c>null</c> where the sender's leaves no room for it.</summary>
    /// <param name="sender">The desk's own address, from which the mail leaves.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="recipient">Its recipient.</param>
    public string? For(string sender, long messageId, string recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        var id = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(id, messageId);
        var made = ReplyAddress.With(sender, Mark + Base32(id) + Proof(messageId, recipient));
        return made.LastIndexOf('@') is > 0 and <= LongestLocalPart ? made : null;
    }

    /// <summary>Which message an address of that form names; <c>null</c> for any other. Proves nothing yet.</summary>
    public static long? MessageIn(string address) =>
        TagIn(address) is { } tag && TryReadId(tag[1..(1 + IdLength)], out var id) ? id : null;

    /// <summary>Whether an address was made by us for a message and recipient.</summary>
    public bool Proves(string address, long messageId, string recipient) =>
        TagIn(address) is { } tag
        && MessageIn(address) == messageId
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(tag[(1 + IdLength)..]),
            Encoding.ASCII.GetBytes(Proof(messageId, recipient))
        );

    private string Proof(long messageId, string recipient)
    {
        var said = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{messageId}\n{AddressText.Lower(recipient)}"));
        return Base32(HMACSHA256.HashData(key, said).AsSpan(0, ProofBytes));
    }

    private static string? TagIn(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.LastIndexOf('@');
        var plus = at < 0 ? -1 : address.LastIndexOf('+', at);
        if (plus < 0 || at - plus - 1 != TagLength)
        {
            return null;
        }

        // Servers on the way may write it in capitals.
        var tag = address[(plus + 1)..at].ToLowerInvariant();
        return tag[0] == Mark && tag.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? tag : null;
    }

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var next in bytes)
        {
            bits = ((bits << 8) | next) & 0xFFF;
            for (count += 8; count >= 5; count -= 5)
            {
                text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            }
        }

        return count > 0 ? text.Append(Alphabet[(bits << (5 - count)) & 31]).ToString() : text.ToString();
    }

    private static bool TryReadId(string text, out long id)
    {
        var read = UInt128.Zero;
        foreach (var letter in text)
        {
            read = (read << 5) | (uint)Alphabet.IndexOf(letter, StringComparison.Ordinal);
        }

        // 13 letters hold 65 bits; the last of them is padding.
        id = unchecked((long)(ulong)(read >> 1));
        return (read & 1) == 0 && id >= 0;
    }
}
