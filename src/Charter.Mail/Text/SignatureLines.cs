using System.Buffers;

namespace Charter.Mail.Text;

/// <summary>Tells whether a line begins a signature, is the mark of a phone, or small print.</summary>
internal static class SignatureLines
{
    private const int MaxBelowRule = 14;
    private const int MaxStretch = 60;
    private static readonly Beginnings Phones = new(SignatureWords.Phones);
    private static readonly Beginnings Verbs = new(SignatureWords.Verbs);
    private static readonly SearchValues<string> Things = Set(DeviceWords.Things);
    private static readonly SearchValues<string> Footers = Set(FooterWords.BelowRules);
    private static readonly SearchValues<string> Devices = Set(DeviceWords.Names);
    private static readonly SearchValues<string> Sent = Set(DeviceWords.Sent);
    private static readonly SearchValues<string> Apologies = Set(DeviceWords.Apologies);

    private static SearchValues<string> Set(string[] words) =>
        SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>A signature begins here: its delimiter, a rule above what people put under a mail, a name behind a dash.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="i">The line.</param>
    /// <param name="line">The same line without blanks around.</param>
    /// <param name="level">At <see cref="CutLevel.Likely"/> also what may be something else.</param>
    public static bool Begin(string[] lines, int i, ReadOnlySpan<char> line, CutLevel level) =>
        level != CutLevel.Sure
        && (
            IsDelimiter(lines[i])
            || IsOwnPhoneLine(line)
            || IsRuleAboveContacts(lines, i, line, mustBeFooter: level != CutLevel.Likely)
            || (level == CutLevel.Likely && (IsGuessed(line) || IsGuessed(lines, i, line)))
        );

    /// <summary>Two dashes and a blank, which mean nothing else; without the blank, almost.</summary>
    public static bool IsDelimiter(ReadOnlySpan<char> line) => line.TrimEnd('\r') is "-- " or "--" or "--\u00A0";

    private static bool IsGuessed(ReadOnlySpan<char> line) =>
        line is "—" or "__" or "| |"
        // "-- Jane": the mark and the name in one line.
        || (line.Length is > 3 and < 50 && line.StartsWith("-- ") && char.IsUpper(line[3]) && line[^1] != '-');

    private static bool IsGuessed(string[] lines, int i, ReadOnlySpan<char> line) =>
        (IsVerbLine(line) && StandsApart(lines, i) && IsLastParagraph(lines, i))
        || IsDeviceLine(lines, i, line)
        || IsSignOff(lines, i, line);

    /// <summary>The one line that phones and free services put under a mail.</summary>
    public static bool IsPhoneLine(ReadOnlySpan<char> line) => IsOwnPhoneLine(line) || IsVerbLine(line);

    /// <summary>Words that nothing but a phone or a program writes: "Sent from my iPhone", "Get Outlook for iOS".</summary>
    private static bool IsOwnPhoneLine(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > 120)
        {
            return false;
        }

        var bare = line.TrimStart("*_[<(- \u200B");
        if (Phones.Begin(bare))
        {
            // A sentence that begins with the same words is longer, or names no device; advice to get a program is short.
            return bare.ContainsAny(Apologies)
                || (bare.ContainsAny(Devices) ? !IsAdvice(bare) : WordsOf(bare) <= 8 && !IsSentence(bare));
        }

        return bare.Length < 40
            && (
                bare.EndsWith("から送信")
                || bare.EndsWith("'dan gönderildi")
                || bare.EndsWith("에서 보냄")
                || bare.EndsWith("에서 전송됨")
                || (
                    bare.StartsWith("von meine", StringComparison.OrdinalIgnoreCase)
                    && bare.TrimEnd('.').EndsWith("gesendet")
                )
            );
    }

    /// <summary>
    /// "Sent with", "gesendet von": parcels are sent as well, so a device or a program is named behind it, or a name of one word.
    /// </summary>
    private static bool IsVerbLine(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > 120)
        {
            return false;
        }

        var bare = line.TrimStart("*_[<(- \u200B");
        if (!Verbs.Begin(bare))
        {
            return false;
        }

        var words = WordsOf(bare);
        return bare.ContainsAny(Apologies)
            || (words <= 12 && bare.ContainsAny(Devices))
            || (words <= 8 && bare.ContainsAny(Things) && !IsSentence(bare))
            || (words == 3 && !bare.ContainsAnyInRange('0', '9') && bare[^1] is not ('.' or '!' or '?' or ',' or ':'));
    }

    private static bool IsAdvice(ReadOnlySpan<char> line) =>
        line.StartsWith("get ", StringComparison.OrdinalIgnoreCase) && WordsOf(line) > 6;

    /// <summary>More words than such a line has, ended as sentences are; programs write no full stop but behind an apology.</summary>
    private static bool IsSentence(ReadOnlySpan<char> line) =>
        line[^1] is '.' or '!' or '?' or '。' or '！' or '？' && WordsOf(line) > 5 && !line.ContainsAny(Apologies);

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

        return WordsOf(line) <= (StandsApart(lines, i) ? 12 : 6)
            && !IsSentence(line)
            && !Introductions.SpeaksOfItself(line)
            && IsLastParagraph(lines, i);
    }

    private static bool StandsApart(string[] lines, int i) =>
        i == 0 || TextMarks.IsBlankOrMark(lines[i - 1]) || lines[i - 1].AsSpan().Trim() is "--" or "—" or "---";

    /// <summary>How many words stand in a line, addresses of links left out.</summary>
    public static int WordsOf(ReadOnlySpan<char> line)
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
                    || SmallPrint.Begin(next);
            }
        }

        return true;
    }

    /// <summary>A rule, and to the end of the mail only a few lines, among them an address, a link, a number, or a service's words.</summary>
    private static bool IsRuleAboveContacts(string[] lines, int i, ReadOnlySpan<char> line, bool mustBeFooter)
    {
        if (line.Length < 3 || line[0] is not ('_' or '-' or '=' or '*' or '—' or '~' or '+' or '#') || i == 0)
        {
            return false;
        }

        if (!line.Trim("_-=*—~+# ").IsEmpty)
        {
            return false;
        }

        if (LeadsIn(lines, i))
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

            if (QuoteLines.IsRule(next) ? footers == 0 : footers == 0 && IsSpoken(next))
            {
                // A second rule frames somebody's data, and a signature has no sentences.
                return false;
            }

            if (++below > MaxBelowRule || HeaderLabels.Field(next) is { Role: LabelRole.From })
            {
                return false;
            }

            footers += next.ContainsAny(Footers) ? 1 : 0;
            contacts += IsContact(next) ? 1 : 0;
        }

        return footers > 0 || (!mustBeFooter && contacts > 0 && below <= 8 && !HasRuleAbove(lines, i));
    }

    private static bool HasRuleAbove(string[] lines, int i)
    {
        for (var j = i - 1; j >= 0 && j >= i - 10; j--)
        {
            if (QuoteLines.IsRule(lines[j]))
            {
                return true;
            }
        }

        return false;
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

    /// <summary>Somebody speaks: a line ended as sentences are, or with more words than a signature's lines have.</summary>
    public static bool IsSpoken(ReadOnlySpan<char> line)
    {
        if (line.ContainsAny(Footers) || SmallPrint.Begin(line) || line.ContainsAny(Apologies))
        {
            return false;
        }

        var words = WordsOf(line);
        return line[^1] switch
        {
            '?' or '？' => true,
            '.' or '!' or '。' or '！' => words > 3 || line[^1] is '。' or '！',
            _ => words > 12,
        };
    }

    /// <summary>The last words above end in a colon: what follows is what they announce.</summary>
    private static bool LeadsIn(string[] lines, int i)
    {
        for (var j = i - 1; j >= 0 && j >= i - 3; j--)
        {
            var above = lines[j].AsSpan().Trim();
            if (!above.IsEmpty)
            {
                return above[^1] is ':' or '：';
            }
        }

        return false;
    }

    /// <summary>"-Bob" as the last words of a mail, and no item of a list.</summary>
    private static bool IsSignOff(string[] lines, int i, ReadOnlySpan<char> line)
    {
        var name = line.TrimStart('-');
        if (
            line[0] is not '-'
            || line.Length - name.Length > 2
            || name.Length is < 2 or > 29
            || !char.IsUpper(name[0])
            || name[^1] == '-'
            || name.Count(' ') > 2
            || LeadsIn(lines, i)
        )
        {
            return false;
        }

        for (var j = i - 1; j >= 0 && j >= i - 8; j--)
        {
            if (lines[j].AsSpan().TrimStart() is ['-' or '*' or '•', not ('-' or '*'), ..])
            {
                return false;
            }
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
}
