using System.Buffers.Binary;
using System.Text;

namespace Charter.Mail.Tnef;

/// <summary>A list of MAPI properties as TNEF writes it (MS-OXTNEF 2.1.3.4). Reading stops where the list makes no sense.</summary>
internal static class MapiProperties
{
    private const int MaxProperties = 5_000;

    /// <summary>Property ids with the bytes of their first value and the type.</summary>
    public static Dictionary<int, (int Type, ReadOnlyMemory<byte> Value)> Read(ReadOnlyMemory<byte> data)
    {
        var found = new Dictionary<int, (int, ReadOnlyMemory<byte>)>();
        var span = data.Span;
        if (span.Length < 4)
        {
            return found;
        }

        var count = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(span), MaxProperties);
        var position = 4;
        for (var i = 0; i < count; i++)
        {
            if (!ReadOne(data, ref position, out var id, out var type, out var value))
            {
                break;
            }

            found.TryAdd(id, (type, value));
        }

        return found;
    }

    private static bool ReadOne(
        ReadOnlyMemory<byte> data,
        ref int position,
        out int id,
        out int type,
        out ReadOnlyMemory<byte> value
    )
    {
        (id, type, value) = (0, 0, default);
        var span = data.Span;
        if (position + 4 > span.Length)
        {
            return false;
        }

        type = BinaryPrimitives.ReadUInt16LittleEndian(span[position..]);
        id = BinaryPrimitives.ReadUInt16LittleEndian(span[(position + 2)..]);
        position += 4;
        if (id >= 0x8000 && !SkipName(span, ref position))
        {
            return false;
        }

        var many = (type & 0x1000) != 0;
        type &= 0x0FFF;
        var size = FixedSize(type);
        if (size == 0 && !IsVariable(type))
        {
            return false;
        }

        uint values = 1;
        if (many || size == 0)
        {
            if (!ReadCount(span, ref position, out values) || values > 2_000)
            {
                return false;
            }
        }

        for (var i = 0; i < values; i++)
        {
            var length = (uint)size;
            if (size == 0 && !ReadCount(span, ref position, out length))
            {
                return false;
            }

            if (length > span.Length - position)
            {
                return false;
            }

            value = i == 0 ? data.Slice(position, (int)length) : value;
            position = (int)Math.Min(span.Length, position + (long)(length + 3 & ~3u));
        }

        return true;
    }

    private static bool ReadCount(ReadOnlySpan<byte> span, ref int position, out uint count)
    {
        count = 0;
        if (position + 4 > span.Length)
        {
            return false;
        }

        count = BinaryPrimitives.ReadUInt32LittleEndian(span[position..]);
        position += 4;
        return true;
    }

    private static bool SkipName(ReadOnlySpan<byte> span, ref int position)
    {
        if (position + 24 > span.Length)
        {
            return false;
        }

        var kind = BinaryPrimitives.ReadUInt32LittleEndian(span[(position + 16)..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(span[(position + 20)..]);
        position += 24;
        if (kind == 0)
        {
            return true;
        }

        if (length > span.Length - position)
        {
            return false;
        }

        position = (int)Math.Min(span.Length, position + (long)(length + 3 & ~3u));
        return true;
    }

    // Everything is padded to four bytes.
    private static int FixedSize(int type) =>
        type switch
        {
            0x0002 or 0x0003 or 0x0004 or 0x000A or 0x000B => 4,
            0x0005 or 0x0006 or 0x0007 or 0x0014 or 0x0040 => 8,
            0x0048 => 16,
            _ => 0,
        };

    private static bool IsVariable(int type) => type is 0x000D or 0x001E or 0x001F or 0x0102;

    /// <summary>A string property, decoded; null when there is none.</summary>
    public static string? Text(
        Dictionary<int, (int Type, ReadOnlyMemory<byte> Value)> properties,
        int id,
        Encoding encoding
    )
    {
        if (!properties.TryGetValue(id, out var found))
        {
            return null;
        }

        var text = found.Type switch
        {
            0x001F => Encoding.Unicode.GetString(found.Value.Span),
            0x001E or 0x0102 => encoding.GetString(found.Value.Span),
            _ => "",
        };
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        text = end >= 0 ? text[..end] : text;
        return text.Length == 0 ? null : text;
    }
}
