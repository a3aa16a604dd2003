using System.Globalization;
using System.Text;

namespace Charter.Mail.Mime;

/// <summary>From the labels that mail carries to the encodings that were really used.</summary>
internal static class Charsets
{
    public static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private static readonly Dictionary<string, int> CodePages = new(StringComparer.OrdinalIgnoreCase)
    {
        // Programs of Windows write their own code page under the name of the standard that it extends.
        ["us-ascii"] = 1252,
        ["ascii"] = 1252,
        ["ansi_x3.4-1968"] = 1252,
        ["646"] = 1252,
        ["iso-8859-1"] = 1252,
        ["latin1"] = 1252,
        ["latin-1"] = 1252,
        ["ansi"] = 1252,
        ["x-ansi"] = 1252,
        ["iso-8859-9"] = 1254,
        ["iso-8859-11"] = 874,
        ["tis-620"] = 874,
        ["iso-8859-8-i"] = 1255,
        ["iso-8859-6-i"] = 28596,
        ["gb2312"] = 54936,
        ["gb_2312-80"] = 54936,
        ["gbk"] = 54936,
        ["x-gbk"] = 54936,
        ["cp936"] = 54936,
        ["ms936"] = 54936,
        ["windows-936"] = 54936,
        ["euc-cn"] = 54936,
        ["x-cp20936"] = 54936,
        ["chinese"] = 54936,
        ["gb18030"] = 54936,
        ["ks_c_5601-1987"] = 949,
        ["ks_c_5601-1989"] = 949,
        ["ks_c_5601"] = 949,
        ["ks-c-5601"] = 949,
        ["ksc5601"] = 949,
        ["ksc_5601"] = 949,
        ["euc-kr"] = 949,
        ["korean"] = 949,
        ["cp949"] = 949,
        ["uhc"] = 949,
        ["shift_jis"] = 932,
        ["shift-jis"] = 932,
        ["sjis"] = 932,
        ["x-sjis"] = 932,
        ["ms_kanji"] = 932,
        ["windows-31j"] = 932,
        ["iso-2022-jp"] = 50220,
        ["iso-2022-jp-1"] = 50220,
        ["iso-2022-jp-2"] = 50220,
        ["iso-2022-jp-3"] = 50220,
        ["iso-2022-jp-2004"] = 50220,
        ["iso-2022-jp-ms"] = 50220,
        ["cp50220"] = 50220,
        ["cp50221"] = 50221,
        ["csiso2022jp"] = 50221,
        ["eucjp"] = 51932,
        ["eucjp-ms"] = 51932,
        ["x-euc-jp"] = 51932,
        ["big5"] = 950,
        ["big5-hkscs"] = 950,
        ["x-big5"] = 950,
        ["big5-eten"] = 950,
        ["utf8"] = 65001,
        ["utf-8"] = 65001,
        ["utf8mb4"] = 65001,
        ["unicode-1-1-utf-8"] = 65001,
        ["x-unicode-2-0-utf-8"] = 65001,
        ["utf-16"] = 1200,
        ["utf-16le"] = 1200,
        ["utf-16be"] = 1201,
        ["koi8"] = 20866,
        ["x-mac-roman"] = 10000,
        ["macintosh"] = 10000,
        ["macroman"] = 10000,
    };

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, Encoding> Strict = [];

    /// <summary>UTF-7 can hide anything from every filter, and no program has needed it for twenty years.</summary>
    public static bool IsRefused(string label) => label.Contains("utf-7", StringComparison.OrdinalIgnoreCase);

    public static Encoding? Find(string label)
    {
        var name = label.Trim().Trim('"', '\'').Trim();
        if (name.Length is 0 or > 40 || IsRefused(name))
        {
            return null;
        }

        if (CodePages.TryGetValue(name, out var page))
        {
            return ByCodePage(page);
        }

        return TableEncoding.Find(name) ?? ByName(name) ?? ByShape(name) ?? ByFamily(name);
    }

    /// <summary>iso-2022-jp-kddi, x-sjis-jp-docomo, gb2312_charset, utf-8-sig: names that only say more about a known one.</summary>
    private static Encoding? ByFamily(string name)
    {
        foreach (
            var (part, page) in (ReadOnlySpan<(string, int)>)
                [
                    ("utf-8", 65001),
                    ("utf8", 65001),
                    ("2022-jp", 50220),
                    ("2022jp", 50220),
                    ("sjis", 932),
                    ("shift", 932),
                    ("gb2312", 54936),
                    ("gbk", 54936),
                    ("gb18030", 54936),
                    ("5601", 949),
                    ("big5", 950),
                    ("latin1", 1252),
                    ("koi8", 20866),
                ]
        )
        {
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return ByCodePage(page);
            }
        }

        return null;
    }

    internal static Encoding? ByCodePage(int page) =>
        page == 65001 ? Encoding.UTF8
        : Strict.TryGetValue(page, out var known) ? known
        : Try(() => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page));

    private static Encoding? ByName(string name) =>
        Try(() => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name));

    /// <summary>cp1251, windows1251, x-windows-1251, iso8859-2, 8859_2 and their like.</summary>
    private static Encoding? ByShape(string name)
    {
        var lower = name.ToLowerInvariant().Replace('_', '-');
        var digits = lower.AsSpan(lower.AsSpan().TrimEnd("0123456789").Length);
        if (digits.IsEmpty && lower.StartsWith("windows-", StringComparison.Ordinal))
        {
            // "windows-1252http-equiv..." of broken templates.
            digits = lower.AsSpan(8);
            var rest = digits.IndexOfAnyExceptInRange('0', '9');
            digits = rest > 0 ? digits[..rest] : digits;
        }

        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (lower.Contains("8859", StringComparison.Ordinal) && number is > 0 and <= 16)
        {
            return number == 1
                ? ByCodePage(1252)
                : TableEncoding.Find($"iso-8859-{number}") ?? ByName($"iso-8859-{number}");
        }

        return
            lower.StartsWith("cp", StringComparison.Ordinal)
            || lower.Contains("windows", StringComparison.Ordinal)
            || lower.StartsWith("ibm", StringComparison.Ordinal)
            || lower.StartsWith("win", StringComparison.Ordinal)
            ? number is 65000
                ? null
                : ByCodePage(number)
            : null;
    }

    /// <summary>What can't be decoded must be told from what was decoded: some code pages put a dot or a question mark there.</summary>
    private static Encoding? Try(Func<Encoding?> find)
    {
        try
        {
            if (find() is not { } found)
            {
                return null;
            }

            return Strict.GetOrAdd(
                found.CodePage,
                _ =>
                {
                    var strict = (Encoding)found.Clone();
                    strict.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
                    return strict;
                }
            );
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Text without a (usable) label: UTF-8 when it is that, else the hint, else what the bytes look like.</summary>
    public static string DecodeUnlabelled(ReadOnlySpan<byte> bytes, Encoding? hint = null)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return CharsetGuess.HasJapaneseEscapes(bytes)
                ? Decode(bytes, ByCodePage(50220)!)
                : Encoding.UTF8.GetString(bytes);
        }

        return Decode(bytes, hint is null || hint.CodePage is 65001 or 1252 ? CharsetGuess.Of(bytes) : hint);
    }

    /// <summary>Text under a label, which is often wrong.</summary>
    public static string DecodeLabelled(ReadOnlySpan<byte> bytes, string? label, out MailProblemCode? problem)
    {
        problem = null;
        if (string.IsNullOrWhiteSpace(label))
        {
            return WithoutMark(DecodeUnlabelled(bytes));
        }

        var encoding = Find(label);
        if (encoding is null)
        {
            problem = IsRefused(label) ? MailProblemCode.RefusedCharset : MailProblemCode.UnknownCharset;
            return WithoutMark(DecodeUnlabelled(bytes));
        }

        if (encoding.CodePage is 1200 or 1201)
        {
            return WithoutMark(Wide(bytes, encoding));
        }

        if (encoding.CodePage == 65001)
        {
            return WithoutMark(LabelledUtf8(bytes, ref problem));
        }

        // "us-ascii" and "iso-8859-1" stand above UTF-8 text in much of the mail that scripts send.
        if (
            IsSingleByte(encoding)
            && HasUtf8Sequence(bytes)
            && System.Text.Unicode.Utf8.IsValid(bytes)
            && (encoding.CodePage == 1252 || CountHigh(bytes) >= 6)
        )
        {
            problem = MailProblemCode.WrongCharset;
            return WithoutMark(Encoding.UTF8.GetString(bytes));
        }

        if (encoding.CodePage == 1252 && IsAsciiLabel(label))
        {
            return WithoutMark(DecodeUnlabelled(bytes));
        }

        var text = Decode(bytes, encoding);
        if (
            !IsSingleByte(encoding)
            && text.Contains('\uFFFD', StringComparison.Ordinal)
            && HasUtf8Sequence(bytes)
            && System.Text.Unicode.Utf8.IsValid(bytes)
        )
        {
            problem = MailProblemCode.WrongCharset;
            text = Encoding.UTF8.GetString(bytes);
        }

        return WithoutMark(text);
    }

    private static string LabelledUtf8(ReadOnlySpan<byte> bytes, ref MailProblemCode? problem)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            if (!CharsetGuess.HasJapaneseEscapes(bytes))
            {
                return Encoding.UTF8.GetString(bytes);
            }

            problem = MailProblemCode.WrongCharset;
            return DecodeUnlabelled(bytes);
        }

        problem = MailProblemCode.WrongCharset;
        // Letters of other encodings look like UTF-8 here and there: damaged UTF-8 has more good than bad.
        var text = Encoding.UTF8.GetString(bytes);
        var bad = text.AsSpan().Count('\uFFFD');
        var good = 0;
        foreach (var c in text)
        {
            good += c > 127 ? 1 : 0;
        }

        return good - bad >= bad * 2 ? text : DecodeUnlabelled(bytes);
    }

    /// <summary>UTF-16 says its order by its mark; without one, by where the zeros of Latin letters stand.</summary>
    private static string Wide(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        if (bytes.Length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
        {
            encoding = Encoding.BigEndianUnicode;
        }
        else if (bytes.Length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
        {
            encoding = Encoding.Unicode;
        }
        else if (!bytes.Contains((byte)0) && System.Text.Unicode.Utf8.IsValid(bytes))
        {
            // Text that a gateway has made into UTF-8 under the old label.
            return Encoding.UTF8.GetString(bytes);
        }
        else if (bytes.Length >= 4 && bytes[0] == 0 && bytes[2] == 0)
        {
            encoding = Encoding.BigEndianUnicode;
        }

        // The line end that closes a mail is no letter of the text's charset.
        var isClosed = bytes.Length % 2 == 1 && bytes[^1] == '\n';
        return encoding.GetString(isClosed ? bytes[..^1] : bytes);
    }

    private static bool IsSingleByte(Encoding encoding) =>
        encoding.CodePage
            is not (
                54936
                or 936
                or 949
                or 932
                or 950
                or 50220
                or 50221
                or 50222
                or 50225
                or 51932
                or 51949
                or 52936
                or 20932
                or 10001
                or 10002
                or 10003
                or 10008
            );

    private static bool IsAsciiLabel(string label) =>
        label.Contains("ascii", StringComparison.OrdinalIgnoreCase)
        || label.Contains("x3.4", StringComparison.OrdinalIgnoreCase)
        || label.Trim() == "646";

    private static int CountHigh(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            count += b >= 0x80 ? 1 : 0;
            if (count >= 6)
            {
                break;
            }
        }

        return count;
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var text = encoding.CodePage switch
        {
            932 => ShiftJis.Decode(bytes, encoding),
            950 => Hkscs.Decode(bytes, encoding),
            _ => JisSupplement.Decode(bytes, encoding) ?? encoding.GetString(bytes),
        };
        // Vietnamese Windows writes letters and tones apart.
        return encoding.CodePage == 1258 ? text.Normalize(NormalizationForm.FormC) : text;
    }

    private static string WithoutMark(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;

    private static bool HasUtf8Sequence(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var high = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (high < 0)
            {
                return false;
            }

            bytes = bytes[high..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var used) == System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            bytes = bytes[used..];
        }
    }
}
