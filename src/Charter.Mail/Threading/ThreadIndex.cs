using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Charter.Mail.Threading;

/// <summary>Thread-Index, by which Outlook keeps a conversation together (MS-OXOMSG 2.2.1.3).</summary>
public static class ThreadIndex
{
    private const int HeadLength = 22;
    private const int ChildLength = 5;
    private const int MaxLength = 500;

    /// <summary>The index of the first mail of a conversation; the same conversation gives the same index.</summary>
    /// <param name="conversation">What the conversation is known by: the id of its first mail.</param>
    public static string First(string conversation)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversation);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(conversation));
        var index = new byte[HeadLength];
        index[0] = 1;
        // A time of this century, so that Outlook takes the head for one of its own.
        index[1] = 0xD8;
        hash.AsSpan(0, HeadLength - 2).CopyTo(index.AsSpan(2));
        return Convert.ToBase64String(index);
    }

    /// <summary>The index of an answer to a mail with that index; null when that is no index.</summary>
    /// <param name="parent">The Thread-Index of the mail that is answered.</param>
    /// <param name="sinceParent">How long after it.</param>
    public static string? Answer(string parent, TimeSpan sinceParent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        var bytes = new byte[parent.Length];
        if (
            !Convert.TryFromBase64String(parent.Trim(), bytes, out var length)
            || length < HeadLength
            || length > MaxLength
            || (length - HeadLength) % ChildLength != 0
        )
        {
            return null;
        }

        var index = new byte[length + ChildLength];
        bytes.AsSpan(0, length).CopyTo(index);
        // The difference in units of 2^18 ticks, 31 bits of it; then a byte that tells children of the same time apart.
        var units = (uint)((Math.Max(0, sinceParent.Ticks) >> 18) & 0x7FFF_FFFF);
        BinaryPrimitives.WriteUInt32BigEndian(index.AsSpan(length), units);
        index[^1] = SHA256.HashData(index.AsSpan(0, length + 4))[0];
        return Convert.ToBase64String(index);
    }
}
