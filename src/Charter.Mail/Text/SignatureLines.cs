using System.Buffers;

namespace Charter.Mail.Text;

/// <summary>Tells whether a line begins a signature, is the mark of a phone, or small print.</summary>
internal static class SignatureLines
{
    private const int MaxBelowRule = 14;
    private const int MaxStretch = 60;
    private static readonly Beginnings Phones = new(SignatureWords.Phones);
    private static readonly Beginnings Disclaimers = new(FooterWords.Beginnings);
    private static readonly SearchValues<string> Footers = Set(FooterWords.BelowRules);
    private static readonly SearchValues<string> Devices = Set(DeviceWords.Names);
    private static readonly SearchValues<string> Sent = Set(DeviceWords.Sent);
    private static readonly SearchValues<string> Apologies = Set(DeviceWords.Apologies);

    private static SearchValues<string> Set(string[] words) =>
        SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>A signature begins here: its delimiter, a rule above what people put under a mail, a name behind a dash.</summary>
    public static bool Begin(string[] lines, int i, ReadOnlySpan<char> line) =>
        lines[i].AsSpan().TrimEnd('\r') is "-- " or "--" or "--\u00A0"
        || line is "—" or "__"
        // "-- Jane", and "--Jane": the mark and the name in one line.
        || (
            line.Length is > 3 and < 50
            && line.StartsWith("--")
            && char.IsUpper(line[2..].TrimStart() is [var c, ..] ? c : ' ')
            && line[2] != '-'
            && line[^1] != '-'
        )
        || IsPhoneLine(line)
        || IsDeviceLine(lines, i, line)
        || IsRuleAboveContacts(lines, i, line)
        || IsSignOff(lines, i, line);

    /// <summary>The one line that phones and free services put under a mail.</summary>
    public static bool IsPhoneLine(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > 120)
        {
            return false;
        }

        var bare = line.TrimStart("*_[<(- \u200B");
        if (Phones.Begin(bare))
        {
            // A sentence that begins with the same words is longer, and names no device.
            return WordsOf(bare) <= 8 || bare.ContainsAny(Devices) || bare.ContainsAny(Apologies);
        }

        return bare.Length < 40
            && (
                bare.EndsWith("から送信")
                || bare.EndsWith("'dan gönderildi")
                || bare.EndsWith("에서 보냄")
                || bare.EndsWith("에서 전송됨")
            );
    }

    /// <summary>
    /// The name of a phone or a program and a word for sending, in a short line that stands alone at the end: what a device
    /// writes, whatever its language says between them.
    /// </summary>
    private static bool IsDeviceLine(string[] lines, int i, ReadOnlySpan<char> line)
    {
        if (line.Length > 300 || line[^1] is '?' or ':' || !line.ContainsAny(Devices) || !line.ContainsAny(Sent))
        {
            return false;
        }

        var stands =
            i == 0 || TextMarks.IsBlankOrMark(lines[i - 1]) || lines[i - 1].AsSpan().Trim() is "--" or "—" or "---";
        return WordsOf(line) <= (stands ? 12 : 6) && !Introductions.SpeaksOfItself(line) && IsLastParagraph(lines, i);
    }

    /// <summary>How many words stand in a line, addresses of links left out.</summary>
    private static int WordsOf(ReadOnlySpan<char> line)
    {
        var words = 0;
        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            words += word.IsEmpty || word.IndexOf("://") >= 0 ? 0 : 1;
        }

        return words;
    }

    /// <summary>Only blank lines, or something repeated, follow.</summary>
    private static bool IsLastParagraph(string[] lines, int i)
    {
        for (var j = i + 1; j < lines.Length && j < i + 8; j++)
        {
            if (!TextMarks.IsBlankOrMark(lines[j]))
            {
                var next = lines[j].AsSpan().TrimStart();
                return next[0] is '>' or '-' or '_' or '*' or '='
                    || Introductions.Length(lines, j) > 0
                    || HeaderLabels.Field(next) is not null
                    || Disclaimers.Begin(next);
            }
        }

        return true;
    }

    /// <summary>A rule, and to the end of the mail only a few lines, among them an address, a link, a number, or a service's words.</summary>
    private static bool IsRuleAboveContacts(string[] lines, int i, ReadOnlySpan<char> line)
    {
        if (line.Length < 3 || line[0] is not ('_' or '-' or '=' or '*' or '—' or '~' or '+' or '#') || i == 0)
        {
            return false;
        }

        if (!line.Trim("_-=*—~+# ").IsEmpty)
        {
            return false;
        }

        var below = 0;
        var contacts = 0;
        var footers = 0;
        for (var j = i + 1; j < lines.Length; j++)
        {
            if (j > i + MaxStretch)
            {
                return false;
            }

            var next = lines[j].AsSpan().Trim();
            if (next.IsEmpty)
            {
                continue;
            }

            if (next[0] == '>' || Introductions.Length(lines, j) > 0)
            {
                break;
            }

            if (++below > MaxBelowRule || HeaderLabels.Field(next) is { Role: LabelRole.From })
            {
                return false;
            }

            footers += next.ContainsAny(Footers) ? 1 : 0;
            contacts += IsContact(next) ? 1 : 0;
        }

        return footers > 0 || (contacts > 0 && below <= 8);
    }

    /// <summary>A short line with an address, a link or a telephone number.</summary>
    private static bool IsContact(ReadOnlySpan<char> line)
    {
        if (line.Length > 90)
        {
            return false;
        }

        var digits = 0;
        var letters = 0;
        foreach (var c in line)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return line.Contains("www.", StringComparison.OrdinalIgnoreCase)
            || line.Contains("http", StringComparison.OrdinalIgnoreCase)
            || TextEvidence.Of(line).Address
            || (digits >= 7 && letters <= 3 * digits);
    }

    /// <summary>"-Bob" as the last words of a mail.</summary>
    private static bool IsSignOff(string[] lines, int i, ReadOnlySpan<char> line)
    {
        if (line.Length is < 3 or > 30 || line[0] is not '-' || !char.IsUpper(line[1]) || line.Count(' ') > 2)
        {
            return false;
        }

        var next = i + 1;
        while (next < lines.Length && string.IsNullOrWhiteSpace(lines[next]))
        {
            next++;
        }

        return i > 0
            && (
                next == lines.Length
                || lines[next].StartsWith('>')
                || lines[next].StartsWith("____", StringComparison.Ordinal)
                || lines[next].StartsWith("--", StringComparison.Ordinal)
            );
    }

    /// <summary>Small print of a company or of a service.</summary>
    public static bool IsDisclaimer(ReadOnlySpan<char> line)
    {
        if (line.Length < 12)
        {
            return false;
        }

        var bare = line.TrimStart("*_-\"'[( ");
        return Disclaimers.Begin(bare);
    }
}
