using System.Buffers;
using System.Text.Unicode;

namespace Charter.Server.Commands;

/// <summary>
/// Reads UTF-8 and keeps what is none apart: each such byte becomes half a character, which no UTF-8 can hold, in place of the
/// U+FFFD that a text may well hold. So only the line with that byte is refused.
/// </summary>
internal sealed class Utf8Reader(Stream stream) : TextReader
{
    private const char OtherByte = '\uDC80';

    private readonly byte[] _bytes = new byte[16 * 1024];
    private int _count;
    private bool _isAtEnd;

    /// <summary>Whether a text that was read held bytes that are not UTF-8.</summary>
    public static bool HoldsOtherBytes(ReadOnlySpan<char> text)
    {
        for (int at; (at = text.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0; text = text[(at + 2)..])
        {
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return true;
            }
        }

        return false;
    }

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        while (!_isAtEnd || _count > 0)
        {
            if (!_isAtEnd && _count < _bytes.Length)
            {
                var more = await stream.ReadAsync(_bytes.AsMemory(_count), cancellationToken);
                _count += more;
                _isAtEnd = more == 0;
            }

            if (Decode(buffer.Span) is > 0 and var written)
            {
                return written;
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Decodes what was read as far as it is whole and finds room.</summary>
    private int Decode(Span<char> buffer)
    {
        var bytes = _bytes.AsSpan(0, _count);
        var written = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(
                bytes,
                buffer[written..],
                out var read,
                out var more,
                replaceInvalidSequences: false,
                isFinalBlock: _isAtEnd
            );
            bytes = bytes[read..];
            written += more;
            if (status != OperationStatus.InvalidData || written == buffer.Length)
            {
                break;
            }

            buffer[written++] = OtherByte;
            bytes = bytes[1..];
        }

        bytes.CopyTo(_bytes);
        _count = bytes.Length;
        return written;
    }
}
