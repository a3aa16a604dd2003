using System.Collections.Frozen;

namespace Charter.Mail.Threading;

/// <summary>Subjects without what clients put in front of them.</summary>
public static class SubjectText
{
    private const int MaxPrefixes = 50;

    // Answers and forwards as the clients of about thirty languages mark them.
    private static readonly FrozenSet<string> Prefixes = new[]
    {
        "re",
        "aw",
        "antw",
        "antwort",
        "sv",
        "svar",
        "vs",
        "va",
        "rv",
        "ref",
        "rif",
        "r",
        "res",
        "odp",
        "ynt",
        "bls",
        "ats",
        "atb",
        "vá",
        "vb",
        "tr",
        "rép",
        "rep",
        "fw",
        "fwd",
        "wg",
        "wtr",
        "i",
        "enc",
        "pd",
        "doorst",
        "továbbítás",
        "tov",
        "vl",
        "fs",
        "trs",
        "videresendt",
        "vidarebefordrat",
        "yml",
        "ilt",
        "εα",
        "απ",
        "σχετ",
        "πρθ",
        "отв",
        "нa",
        "на",
        "İLT",
        "továbbítva",
        "перенаправлено",
        "переслано",
        "redirecționare",
        "proslijeđeno",
        "edasi",
        "persiųsta",
        "pārsūtīts",
        "přeposláno",
        "encaminhada",
        "encaminhado",
        "reenviado",
        "reenviada",
        "transféré",
        "inoltrato",
        "weitergeleitet",
        "weiterleitung",
        "doorgestuurd",
        "edelleenlähetys",
        "przekazane",
        "πρω",
        "फ़ॉरवर्ड",
        "chuyển tiếp",
        "terusan",
        "fyi",
        "pren",
        "reenv",
        "res",
        "回复",
        "回覆",
        "答复",
        "答覆",
        "转发",
        "轉寄",
        "轉發",
        "返信",
        "転送",
        "회신",
        "답장",
        "전달",
        "الرد",
        "رد",
        "إعادة توجيه",
        "השב",
        "הועבר",
        "ตอบ",
        "ส่งต่อ",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The subject without answer and forward prefixes ("Re:", "AW: WG:", "Re[2]:", "回复：") and with runs of blanks as one.
    /// The text after the last prefix is kept as it is.
    /// </summary>
    public static string Normalize(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var rest = subject.AsSpan().Trim();
        for (var i = 0; i < MaxPrefixes; i++)
        {
            var colon = rest.IndexOfAny(':', '：');
            if (colon is <= 0 or > 24 || !IsPrefix(rest[..colon]))
            {
                break;
            }

            rest = rest[(colon + 1)..].TrimStart();
        }

        return string.Join(' ', rest.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static readonly FrozenSet<string> Forwards = new[]
    {
        "fw",
        "fwd",
        "wg",
        "wtr",
        "tr",
        "rv",
        "i",
        "inoltro",
        "enc",
        "pd",
        "doorst",
        "vb",
        "vl",
        "fs",
        "vidarebefordrat",
        "videresendt",
        "továbbítás",
        "tov",
        "İLT",
        "továbbítva",
        "перенаправлено",
        "переслано",
        "redirecționare",
        "proslijeđeno",
        "edasi",
        "persiųsta",
        "pārsūtīts",
        "přeposláno",
        "encaminhada",
        "encaminhado",
        "reenviado",
        "reenviada",
        "transféré",
        "inoltrato",
        "weitergeleitet",
        "weiterleitung",
        "doorgestuurd",
        "edelleenlähetys",
        "przekazane",
        "πρω",
        "फ़ॉरवर्ड",
        "chuyển tiếp",
        "terusan",
        "ilt",
        "yml",
        "πρθ",
        "reenv",
        "trs",
        "pren",
        "转发",
        "轉寄",
        "轉發",
        "転送",
        "전달",
        "إعادة توجيه",
        "הועבר",
        "ส่งต่อ",
        "пересл",
        "fwd.",
        "redir",
        "edast",
        "prosl",
        "přep",
        "välitetty",
        "đã chuyển tiếp",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the outermost mark in front of the subject says that something is passed on.</summary>
    public static bool IsForward(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var text = subject.AsSpan().Trim().TrimStart("[(").Trim();
        var colon = text.IndexOfAny(':', '：');
        return colon is > 0 and <= 24 && Forwards.Contains(text[..colon].Trim().ToString());
    }

    /// <summary>True for "VS:", which passes on in Danish and Norwegian, and answers in Finnish and Swedish.</summary>
    internal static bool IsAmbiguous(string subject) =>
        subject.AsSpan().TrimStart().StartsWith("vs:", StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands behind a short first word and its colon that is no mark that is known; null when there is none.</summary>
    internal static string? BehindUnknownMark(string subject)
    {
        var colon = subject.AsSpan().IndexOfAny(':', '：');
        return colon is > 0 and <= 16 && !HasPrefix(subject) && !subject.AsSpan(0, colon).Trim().Contains(' ')
            ? subject[(colon + 1)..].Trim()
            : null;
    }

    /// <summary>True when the subject begins with a mark of an answer or a forward.</summary>
    public static bool HasPrefix(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var text = subject.AsSpan().Trim();
        var colon = text.IndexOfAny(':', '：');
        return colon is > 0 and <= 24 && IsPrefix(text[..colon]);
    }

    private static bool IsPrefix(ReadOnlySpan<char> word)
    {
        word = word.Trim();
        // Re[2]: Re(3): Re^2: Re*4:
        var mark = word.IndexOfAny("[(^*");
        if (mark > 0)
        {
            if (word[(mark + 1)..].TrimEnd("])").ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            word = word[..mark].TrimEnd();
        }

        return Prefixes.Contains(word.ToString());
    }
}
