using System.Buffers.Binary;
using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Tnef;

/// <summary>
/// winmail.dat: Outlook's own container (MS-OXTNEF) around text and files. Null when the bytes are not that, so that the
/// file is kept as it came.
/// </summary>
internal static class TnefReader
{
    private const uint Signature = 0x223E9F78;
    private const int MaxFiles = 500;

    public static TnefContent? Read(ReadOnlyMemory<byte> data)
    {
        if (data.Length < 6 || BinaryPrimitives.ReadUInt32LittleEndian(data.Span) != Signature)
        {
            return null;
        }

        var state = new State();
        var position = 6;
        while (position + 9 <= data.Length)
        {
            var level = data.Span[position];
            var id = BinaryPrimitives.ReadUInt32LittleEndian(data.Span[(position + 1)..]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(data.Span[(position + 5)..]);
            position += 9;
            if (level is not (1 or 2) || length > data.Length - position)
            {
                break;
            }

            state.Take((int)(id & 0xFFFF), data.Slice(position, (int)length));
            position += (int)length + 2;
        }

        return state.Finish();
    }

    private sealed class State
    {
        private readonly List<TnefFile> files = [];
        private Encoding encoding = Charsets.Find("windows-1252")!;
        private TnefFile? file;
        private string? text;
        private string? html;
        private string? rtfText;
        private string? rtfHtml;

        public void Take(int id, ReadOnlyMemory<byte> data)
        {
            switch (id)
            {
                case 0x9007 when data.Length >= 4:
                    var page = BinaryPrimitives.ReadUInt32LittleEndian(data.Span);
                    encoding = page is > 0 and < 65_536 and not 65_000
                        ? Charsets.Find($"cp{page}") ?? encoding
                        : encoding;
                    break;
                case 0x800C:
                    text = Clean(encoding.GetString(data.Span));
                    break;
                case 0x9003:
                    TakeMessage(MapiProperties.Read(data));
                    break;
                case 0x9002:
                    EndFile();
                    file = new TnefFile("", null, null, default);
                    break;
                case 0x8010 when file is not null:
                    file = file with { Name = Clean(encoding.GetString(data.Span)) ?? "" };
                    break;
                case 0x800F when file is not null:
                    file = file with { Content = data };
                    break;
                case 0x9005 when file is not null:
                    file = TakeFile(file, MapiProperties.Read(data));
                    break;
            }
        }

        private void TakeMessage(Dictionary<int, (int Type, ReadOnlyMemory<byte> Value)> properties)
        {
            if (
                properties.TryGetValue(0x3FDE, out var page)
                && page.Value.Length >= 4
                && BinaryPrimitives.ReadUInt32LittleEndian(page.Value.Span)
                    is var number
                        and > 0
                        and < 65_536
                        and not 65_000
            )
            {
                encoding = Charsets.Find($"cp{number}") ?? encoding;
            }

            text = MapiProperties.Text(properties, 0x1000, encoding) ?? text;
            html = MapiProperties.Text(properties, 0x1013, encoding) ?? html;
            if (properties.TryGetValue(0x1009, out var rtf) && CompressedRtf.Decompress(rtf.Value.Span) is { } plain)
            {
                (rtfText, rtfHtml) = RtfText.Read(plain);
            }
        }

        private TnefFile TakeFile(TnefFile known, Dictionary<int, (int Type, ReadOnlyMemory<byte> Value)> properties)
        {
            var name =
                MapiProperties.Text(properties, 0x3707, encoding)
                ?? MapiProperties.Text(properties, 0x3001, encoding)
                ?? MapiProperties.Text(properties, 0x3704, encoding);
            var content = known.Content;
            if (properties.TryGetValue(0x3701, out var data))
            {
                // An object has the id of its interface in front of it.
                content = data.Type == 0x000D && data.Value.Length > 16 ? data.Value[16..] : data.Value;
            }

            return new TnefFile(
                name ?? known.Name,
                MapiProperties.Text(properties, 0x370E, encoding)
                    ?? (IsTnef(content.Span) ? "application/ms-tnef" : null),
                MapiProperties.Text(properties, 0x3712, encoding)?.Trim('<', '>'),
                content
            );
        }

        private static bool IsTnef(ReadOnlySpan<byte> content) =>
            content.Length > 4 && BinaryPrimitives.ReadUInt32LittleEndian(content) == Signature;

        private void EndFile()
        {
            if (file is not null && files.Count < MaxFiles && (file.Content.Length > 0 || file.Name.Length > 0))
            {
                files.Add(file);
            }

            file = null;
        }

        public TnefContent Finish()
        {
            EndFile();
            return new TnefContent(NotBlank(text) ?? NotBlank(rtfText), NotBlank(html) ?? NotBlank(rtfHtml), files);
        }

        private static string? Clean(string value)
        {
            var end = value.IndexOf('\0', StringComparison.Ordinal);
            return NotBlank(end >= 0 ? value[..end] : value);
        }

        private static string? NotBlank(string? value) =>
            string.IsNullOrWhiteSpace(value)
                ? null
                : value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}
