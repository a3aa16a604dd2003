using System.Globalization;
using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Tnef;

/// <summary>
/// RTF as text, and the HTML that Outlook wraps in RTF (MS-OXRTFEX). One pass with a stack of groups that is bounded.
/// </summary>
internal static class RtfText
{
    private const int MaxDepth = 200;
    private const int MaxOutput = 4 * 1024 * 1024;

    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "footer",
        "headerl",
        "headerr",
        "footerl",
        "footerr",
        "footnote",
        "themedata",
        "datastore",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "latentstyles",
        "xmlnstbl",
        "fldinst",
        "bkmkstart",
        "bkmkend",
    };

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["emdash"] = "—",
        ["endash"] = "–",
        ["lquote"] = "‘",
        ["rquote"] = "’",
        ["ldblquote"] = "“",
        ["rdblquote"] = "”",
        ["bullet"] = "•",
    };

    private static readonly Dictionary<int, int> CodePages = new()
    {
        [128] = 932,
        [129] = 949,
        [134] = 936,
        [136] = 950,
        [161] = 1253,
        [162] = 1254,
        [163] = 1258,
        [177] = 1255,
        [178] = 1256,
        [186] = 1257,
        [204] = 1251,
        [222] = 874,
        [238] = 1250,
    };

    /// <summary>Plain text, or the HTML when that is what the RTF was made from.</summary>
    public static (string? Text, string? Html) Read(ReadOnlySpan<byte> rtf)
    {
        if (!rtf.StartsWith("{\\rtf"u8))
        {
            return (null, null);
        }

        var head = rtf[..Math.Min(rtf.Length, 4_096)];
        var isHtml = head.IndexOf("\\fromhtml1"u8) >= 0;
        var text = new Reader(isHtml).Read(rtf);
        return isHtml ? (null, text) : (text, null);
    }

    private struct Group
    {
        public bool Skip;
        public bool HtmlTag;
        public bool HtmlRtf;
        public bool FontTable;
        public int UnicodeSkip;
        public int Font;
    }

    private sealed class Reader(bool isHtml)
    {
        private readonly StringBuilder output = new();
        private readonly List<byte> pending = [];
        private readonly Dictionary<int, int> fonts = [];
        private readonly Stack<Group> stack = new();
        private Group group = new() { UnicodeSkip = 1, Font = -1 };
        private int depthBeyond;
        private int codePage = 1252;
        private int skipNext;
        private bool starred;

        public string Read(ReadOnlySpan<byte> rtf)
        {
            var i = 0;
            while (i < rtf.Length && output.Length < MaxOutput)
            {
                var c = rtf[i++];
                switch (c)
                {
                    case (byte)'{':
                        Open();
                        break;
                    case (byte)'}':
                        Close();
                        break;
                    case (byte)'\\':
                        i = Control(rtf, i);
                        break;
                    case (byte)'\r' or (byte)'\n' or 0:
                        break;
                    default:
                        Add(c);
                        break;
                }
            }

            Flush();
            return output.ToString();
        }

        private void Open()
        {
            Flush();
            if (stack.Count >= MaxDepth)
            {
                depthBeyond++;
                return;
            }

            stack.Push(group);
            starred = false;
        }

        private void Close()
        {
            Flush();
            if (depthBeyond > 0)
            {
                depthBeyond--;
            }
            else if (stack.TryPop(out var outer))
            {
                group = outer;
            }
        }

        private int Control(ReadOnlySpan<byte> rtf, int i)
        {
            if (i >= rtf.Length)
            {
                return i;
            }

            var c = rtf[i];
            if (!char.IsAsciiLetter((char)c))
            {
                return Symbol(rtf, i);
            }

            var start = i;
            while (i < rtf.Length && i - start < 40 && char.IsAsciiLetter((char)rtf[i]))
            {
                i++;
            }

            var word = Encoding.ASCII.GetString(rtf[start..i]);
            var numberStart = i;
            if (i < rtf.Length && rtf[i] == '-')
            {
                i++;
            }

            while (i < rtf.Length && i - numberStart < 12 && char.IsAsciiDigit((char)rtf[i]))
            {
                i++;
            }

            int? number = int.TryParse(
                rtf[numberStart..i],
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var n
            )
                ? n
                : null;
            if (i < rtf.Length && rtf[i] == ' ')
            {
                i++;
            }

            Word(word, number);
            return i;
        }

        private int Symbol(ReadOnlySpan<byte> rtf, int i)
        {
            switch (rtf[i])
            {
                case (byte)'\'' when i + 2 < rtf.Length:
                    if (
                        byte.TryParse(
                            rtf.Slice(i + 1, 2),
                            NumberStyles.AllowHexSpecifier,
                            CultureInfo.InvariantCulture,
                            out var value
                        )
                    )
                    {
                        Add(value);
                    }

                    return i + 3;
                case (byte)'*':
                    starred = true;
                    break;
                case (byte)'~':
                    Text("\u00A0");
                    break;
                case (byte)'_':
                    Text("-");
                    break;
                case (byte)'\\' or (byte)'{' or (byte)'}':
                    Add(rtf[i]);
                    break;
                case (byte)'\r' or (byte)'\n':
                    Text("\n");
                    break;
            }

            return i + 1;
        }

        private void Word(string word, int? number)
        {
            var isStarred = starred;
            starred = false;
            switch (word)
            {
                case "par" or "line" or "row":
                    Text(
                        group.HtmlTag ? ""
                        : isHtml ? "\r\n"
                        : "\n"
                    );
                    break;
                case "tab" or "cell":
                    Text("\t");
                    break;
                case "uc":
                    group.UnicodeSkip = Math.Clamp(number ?? 1, 0, 10);
                    break;
                case "u" when number is not null:
                    Text(((char)(ushort)number.Value).ToString());
                    skipNext = group.UnicodeSkip;
                    break;
                case "ansicpg" when number is not null:
                    codePage = number.Value;
                    break;
                case "fonttbl":
                    group.FontTable = true;
                    group.Skip = true;
                    break;
                case "f" when number is not null:
                    Flush();
                    group.Font = number.Value;
                    break;
                case "fcharset" when number is not null && group.FontTable:
                    fonts[group.Font] = CodePages.GetValueOrDefault(number.Value, 0);
                    break;
                case "htmltag":
                    Flush();
                    group.HtmlTag = true;
                    group.Skip = !isHtml;
                    break;
                case "htmlrtf":
                    Flush();
                    group.HtmlRtf = number != 0;
                    break;
                default:
                    if (Signs.TryGetValue(word, out var sign))
                    {
                        Text(sign);
                    }
                    else if (isStarred || Skipped.Contains(word))
                    {
                        Flush();
                        group.Skip = true;
                    }

                    break;
            }
        }

        private bool IsHidden => depthBeyond > 0 || group.Skip || (group.HtmlRtf && isHtml);

        private void Add(byte b)
        {
            if (skipNext > 0)
            {
                skipNext--;
            }
            else if (!IsHidden)
            {
                pending.Add(b);
            }
        }

        private void Text(string text)
        {
            Flush();
            if (!IsHidden)
            {
                output.Append(text);
            }
        }

        private void Flush()
        {
            if (pending.Count == 0)
            {
                return;
            }

            var page = fonts.GetValueOrDefault(group.Font, 0);
            var encoding = Charsets.Find($"cp{(page > 0 ? page : codePage)}") ?? Charsets.Find("windows-1252")!;
            output.Append(encoding.GetString(pending.ToArray()));
            pending.Clear();
        }
    }
}
