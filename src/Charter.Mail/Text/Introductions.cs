using System.Buffers;
using System.Collections.Frozen;

namespace Charter.Mail.Text;

/// <summary>
/// Knows the lines "On (date), (name) wrote:" above a quote: by a verb and what a machine writes beside it, or, in a language
/// whose verb is not known, by date and address alone. Every test looks at a bounded stretch.
/// </summary>
internal static class Introductions
{
    private const int MaxLine = 400;
    private const int MaxLines = 4;

    // Marks of direction and of width that stand around such lines where writing runs from right to left.
    private const string Unseen =
        " \t\r*\u00A0\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF";

    private static readonly SearchValues<string> WroteWords = SearchValues.Create(
        QuoteWords.Wrote,
        StringComparison.OrdinalIgnoreCase
    );
    private static readonly FrozenSet<string> Clocks = QuoteWords.Clocks.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly Beginnings Openers = new(QuoteWords.Openers);

    public static bool HasVerb(ReadOnlySpan<char> text) => text.ContainsAny(WroteWords);

    /// <summary>How many lines the introduction takes from here; 0 when there is none.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="start">The line.</param>
    /// <param name="answering">What the headers say.</param>
    /// <param name="level">How much proof is wanted where no quote follows.</param>
    public static int Length(
        string[] lines,
        int start,
        Answering answering = Answering.Unknown,
        CutLevel level = CutLevel.Likely
    )
    {
        var length = LengthOf(lines, start);
        return length > 0 && IsGuess(lines, start, length, answering, level) ? 0 : length;
    }

    /// <summary>
    /// Nothing quoted follows, no address stands in it, and it begins as a letter of complaint cites somebody: in the middle of a
    /// sentence, or with a day without a time.
    /// </summary>
    private static bool IsGuess(string[] lines, int start, int length, Answering answering, CutLevel level)
    {
        if (answering == Answering.ByHeader && level < CutLevel.Proven)
        {
            return false;
        }

        var text = Joined(lines, start, length).AsSpan().Trim(Unseen);
        var evidence = TextEvidence.Of(text);
        if (evidence.Address || FollowedByQuote(lines, start + length) || !text.ContainsAny(WroteWords))
        {
            return false;
        }

        var isSentence = char.IsLower(text[0]) && Openers.Begin(text);
        var isProven = evidence.Clock && (level < CutLevel.Proven || answering == Answering.ByHeader);
        return isSentence || (!isProven && (level >= CutLevel.Proven || answering == Answering.No));
    }

    private static int LengthOf(string[] lines, int start)
    {
        for (var length = 1; length <= MaxLines && start + length <= lines.Length; length++)
        {
            var line = lines[start + length - 1].AsSpan().Trim(Unseen);
            if (line.IsEmpty || line.Length > MaxLine || line[0] == '>')
            {
                return 0;
            }

            if (line[^1] is ':' or '：')
            {
                return IsWhole(lines, start, length) && !BeginsLater(lines, start, length) ? length : 0;
            }

            if (length == 1 && EndsInside(line))
            {
                return 1;
            }

            if (length <= 2 && FollowedByQuote(lines, start + length) && IsDateAndAddress(Joined(lines, start, length)))
            {
                return length;
            }
        }

        return 0;
    }

    private static string Joined(string[] lines, int start, int length) =>
        length == 1 ? lines[start] : string.Join(' ', lines, start, length);

    private static bool IsWhole(string[] lines, int start, int length)
    {
        var joined = Joined(lines, start, length);
        var text = joined.AsSpan().Trim(Unseen);
        var evidence = TextEvidence.Of(text);
        var quote = FollowedByQuote(lines, start + length);
        var last = Math.Min(length, 2);
        var says = Joined(lines, start + length - last, last).AsSpan().ContainsAny(WroteWords);
        if (!says && HeaderLabels.Field(lines[start]) is { Role: LabelRole.From })
        {
            // The fields of a block, or of a form.
            return false;
        }

        var whole = says
            ? quote || IsProven(text, evidence)
            : (quote && length <= 3 && evidence.Address) || IsDateAndAddress(joined) || IsDated(text, evidence, quote);
        return whole && Begins(lines, start, length);
    }

    /// <summary>A verb that stands with what a machine writes; a person who tells when he wrote has a day or a name, seldom both.</summary>
    private static bool IsProven(ReadOnlySpan<char> text, TextEvidence evidence)
    {
        if (evidence.Address)
        {
            var isFirst = text[..Math.Max(0, text.IndexOf(' '))].Contains('@');
            // A name and its address as clients write them, and not the middle of a sentence.
            return isFirst
                || evidence.Day
                || evidence.Clock
                || (text.Length < 100 && text.Contains('<') && !char.IsLower(text[0]))
                || Openers.Begin(text);
        }

        return evidence.Day && (evidence.Clock || Openers.Begin(text)) && !SpeaksOfItself(text) && NamesSomebody(text);
    }

    /// <summary>A line that is hardly more than a date and a time, above a quote: "Support, 2026-03-03 10:15:".</summary>
    private static bool IsDated(ReadOnlySpan<char> text, TextEvidence evidence, bool quote) =>
        quote && text.Length < 120 && evidence is { Day: true, Clock: true };

    /// <summary>Behind the time stands a name, with a capital or in a script that has none: not the middle of a sentence.</summary>
    private static bool NamesSomebody(ReadOnlySpan<char> text)
    {
        var words = 0;
        var tail = text[(text.LastIndexOfAnyInRange('0', '9') + 1)..];
        foreach (var range in tail.SplitAny(" ,:("))
        {
            var word = tail[range].Trim("\"'*.)");
            if (word.IsEmpty || !char.IsLetter(word[0]) || Clocks.Contains(word.ToString()))
            {
                continue;
            }

            words++;
            if (!char.IsLower(word[0]))
            {
                return true;
            }
        }

        return words == 0 || tail.Length < 12 || IsName(text[..Math.Max(0, text.IndexOfAnyInRange('0', '9'))]);
    }

    /// <summary>"Jane Doe " in front of the date, as some languages have it: two to four words, each with a capital.</summary>
    private static bool IsName(ReadOnlySpan<char> head)
    {
        head = head.Trim(" ,\"'");
        if (head.Length is < 3 or > 60 || head.Count(' ') is < 1 or > 3 || Openers.Begin(head))
        {
            return false;
        }

        foreach (var range in head.Split(' '))
        {
            if (head[range] is not [var c, ..] || !char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A person speaks: "we", "ich".</summary>
    public static bool SpeaksOfItself(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            foreach (var own in QuoteWords.FirstPerson)
            {
                if (word.Equals(own, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"On (date), Jane &lt;jane@example.com&gt; wrote:   Hello," where a client put the quote into the same line.</summary>
    private static bool EndsInside(ReadOnlySpan<char> line)
    {
        var at = line.IndexOf('@');
        if (at <= 0 || !Openers.Begin(line))
        {
            return false;
        }

        var colon = line[at..].IndexOf(": ");
        if (colon < 0)
        {
            return false;
        }

        var head = line[..(at + colon)];
        return head[at..].ContainsAny(WroteWords) && TextEvidence.Of(head) is { Address: true, Day: true };
    }

    /// <summary>A longer introduction is one only when its first line looks like one: a date, an address, "On".</summary>
    private static bool Begins(string[] lines, int start, int length)
    {
        if (length == 1)
        {
            return true;
        }

        var first = lines[start].AsSpan().Trim(Unseen).TrimStart("-> ");
        var second = lines[start + 1].AsSpan().Trim(Unseen);
        if (first.IsEmpty)
        {
            return false;
        }

        return first.Contains('@')
            || first.ContainsAnyInRange('0', '9')
            // A name alone, and the address on the next line.
            || (first.Length < 80 && second[0] is '<' or '(' && second.Contains('@'))
            || Openers.Begin(first)
            || IsOpener(first)
            || first.Length <= 3
            || (first.Length <= 12 && first[^1] is ',' or '.');
    }

    /// <summary>The introduction begins only in a later line, and this one is the end of somebody's text.</summary>
    private static bool BeginsLater(string[] lines, int start, int length)
    {
        for (var skipped = 1; skipped < length; skipped++)
        {
            var next = start + skipped;
            if (IsWhole(lines, next, length - skipped))
            {
                var rest = TextEvidence.Of(Joined(lines, next, length - skipped));
                if (rest.Day && !GoesOn(lines[next - 1].AsSpan().Trim(Unseen), lines[next].AsSpan().Trim(Unseen), rest))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// A line above one that would do alone belongs to it all the same when it breaks off: a name whose address comes next, the
    /// address whose date comes next, "On", a weekday, half a date.
    /// </summary>
    private static bool GoesOn(ReadOnlySpan<char> first, ReadOnlySpan<char> second, TextEvidence rest)
    {
        if (second[0] is '<' or '(')
        {
            return first.Length < 80;
        }

        var ends =
            first[^1] is '!' or '?' or '。' or '！' or '？'
            || (first[^1] == '.' && first.Length > 8 && !char.IsDigit(first[^2]) && !IsDatePiece(first));
        if (ends)
        {
            return false;
        }

        var evidence = TextEvidence.Of(first);
        if (evidence.Address)
        {
            return !rest.Address;
        }

        var isShort = first.Length <= 30;
        return !Openers.Begin(second)
            ? (isShort && (first.Length <= 3 || (first[^1] is ',' or '.' && WordCount(first) <= 3) || IsPiece(first)))
                || (first.Length <= 60 && IsDatePiece(first))
            : isShort && (first[^1] == ',' || IsOpener(first));
    }

    private static bool IsDatePiece(ReadOnlySpan<char> first) =>
        Openers.Begin(first) && first.ContainsAnyInRange('0', '9');

    /// <summary>"On", "Den tis", "wt., 3 mar": the beginning of a date, and no more.</summary>
    private static bool IsPiece(ReadOnlySpan<char> first) =>
        IsOpener(first) || Openers.Begin(first) || (first.ContainsAnyInRange('0', '9') && WordCount(first) <= 4);

    private static bool IsOpener(ReadOnlySpan<char> line) => line.Length < 10 && Openers.Begin($"{line} ");

    private static int WordCount(ReadOnlySpan<char> line) => line.Count(' ') + 1;

    /// <summary>"2026年3月3日(火) 10:00 Support &lt;s@example.com&gt;:", where the language needs no verb.</summary>
    private static bool IsDateAndAddress(string joined)
    {
        var text = joined.AsSpan().Trim(Unseen);
        if (text.Length > MaxLine || !char.IsLetterOrDigit(text[0]) || text.IndexOf('@') <= 0)
        {
            return false;
        }

        return TextEvidence.Of(text) is { Address: true } evidence
            && (
                text.ContainsAny('<', '(', '[')
                    ? evidence.Day || (evidence.Clock && Openers.Begin(text))
                    // "Mar 3, 2026, 10:15 AM by jane@example.com:"
                    : evidence is { Day: true, Clock: true }
                        && text.Length < 100
                        && text[..Math.Min(6, text.Length)].ContainsAnyInRange('0', '9')
                        && text[(text.LastIndexOf(' ') + 1)..].Contains('@')
            );
    }

    private static bool FollowedByQuote(string[] lines, int next)
    {
        for (var i = next; i < Math.Min(lines.Length, next + 3); i++)
        {
            if (TextMarks.On(lines[i]) is TextMarks.Quote or TextMarks.Repeat)
            {
                return true;
            }

            if (!string.IsNullOrWhiteSpace(lines[i]) && TextMarks.On(lines[i]) is null)
            {
                return lines[i].AsSpan().TrimStart() is ['>', ..] or ['|', ' ', ..];
            }
        }

        return false;
    }
}
