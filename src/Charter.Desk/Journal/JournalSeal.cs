using System.Buffers;
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
        ArgumentNullException.ThrowIfNull(row);
        // In one go: a hash that is fed piece by piece costs more than the hashing.
        var sealedText = new ArrayBufferWriter<byte>(Longest(row));
        sealedText.Write(before);
        Add(sealedText, row.Seq);
        Add(sealedText, row.At.ToUnixTimeTicks());
        Add(sealedText, row.Kind);
        Add(sealedText, row.KindVersion);
        Add(sealedText, row.TicketId ?? 0);
        Add(sealedText, row.TicketSeq ?? 0);
        Add(sealedText, row.Actor);
        Add(sealedText, row.RequestId ?? "");
        Add(sealedText, row.Payload);
        return SHA256.HashData(sealedText.WrittenSpan);
    }

    private static int Longest(JournalRow row) =>
        SHA256.HashSizeInBytes
        + (9 * sizeof(long))
        + Encoding.UTF8.GetMaxByteCount(
            row.Kind.Length + row.Actor.Length + (row.RequestId?.Length ?? 0) + row.Payload.Length
        );

    private static void Add(ArrayBufferWriter<byte> to, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), number);
        to.Advance(sizeof(long));
    }

    // The length goes first, so that two texts side by side can't be read as two others.
    private static void Add(ArrayBufferWriter<byte> to, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Add(to, length);
        to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(length)));
    }
}
