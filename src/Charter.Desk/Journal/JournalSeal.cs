using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Charter.Desk.Journal;

/// <summary>
/// The hash chain over the journal. Every row's seal covers the seal before it, so that changing, removing or
/// inserting a row breaks the chain at that row, which <c>charter verify</c> then names.
/// </summary>
public static class JournalSeal
{
    /// <summary>The seal before the first row: 32 zero bytes.</summary>
    public static byte[] Origin => new byte[SHA256.HashSizeInBytes];

    /// <summary>The seal of a row that follows <paramref name="before"/>.</summary>
    public static byte[] Of(ReadOnlySpan<byte> before, JournalRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Add(hash, row.Seq);
        Add(hash, row.At.ToUnixTimeTicks());
        Add(hash, row.Kind);
        Add(hash, row.KindVersion);
        Add(hash, row.TicketId ?? 0);
        Add(hash, row.TicketSeq ?? 0);
        Add(hash, row.Actor);
        Add(hash, row.RequestId ?? "");
        Add(hash, row.Payload);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    // The length goes first, so that two texts side by side can't be read as two others.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
