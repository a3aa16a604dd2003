using System.Buffers;

namespace Charter.Mail.Text;

/// <summary>Tells for each line of a mail what it is. Every test looks at a bounded stretch, so the whole is linear.</summary>
internal static class QuoteLines
{
    private const int MaxLine = 400;
    private static readonly SearchValues<string> DashedWords = SearchValues.Create(
        RepeatWords.Dashed,
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> ForwardMarks = SearchValues.Create(
        ForwardWords.Lines,
        StringComparison.OrdinalIgnoreCase
    );

    /// <param name="lines">The text.</param>
    /// <param name="ownMarkers">Lines of one's own above what is repeated.</param>
    /// <param name="answering">What the headers say.</param>
    /// <param name="level">How much proof is wanted.</param>
    public static LineKind[] Classify(
        string[] lines,
        IReadOnlyList<string> ownMarkers,
        Answering answering,
        CutLevel level
    )
    {
        var kinds = new LineKind[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (kinds[i] != LineKind.Empty)
            {
                continue;
            }

            var line = lines[i].AsSpan().Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            kinds[i] = Kind(lines, i, line, ownMarkers, answering, level);
            if (kinds[i] == LineKind.Attribution)
            {
                var length = Introductions.Length(lines, i, answering, level);
                for (var j = i + 1; j < i + length; j++)
                {
                    kinds[j] = LineKind.Attribution;
                }
            }
        }

        TakeRules(lines, kinds);
        TakeIntroductions(lines, kinds);
        KeepOwn(lines, kinds, answering, level);
        return kinds;
    }

    /// <summary>
    /// What the sender himself set off stays his, where nothing introduces it and no header says that anything is answered.
    /// </summary>
    private static void KeepOwn(string[] lines, LineKind[] kinds, Answering answering, CutLevel level)
    {
        if (answering is Answering.BySubject or Answering.ByHeader && level < CutLevel.Proven)
        {
            return;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (kinds[i] is LineKind.Attribution or LineKind.Splitter)
            {
                return;
            }

            if (lines[i] is not [TextMarks.Own, ..] || IsIntroducedInside(lines, i + 1))
            {
                continue;
            }

            for (
                var j = i + 1;
                j < lines.Length && (kinds[j] == LineKind.Quote || TextMarks.IsBlankOrMark(lines[j]));
                j++
            )
            {
                kinds[j] = kinds[j] == LineKind.Quote ? LineKind.Text : kinds[j];
            }
        }
    }

    private static bool IsIntroducedInside(string[] lines, int start)
    {
        string[] inside = [.. lines.Skip(start).Take(8).Select(l => l.TrimStart('>', ' '))];
        var first = Array.FindIndex(inside, l => !TextMarks.IsBlankOrMark(l) && !IsRule(l));
        return first >= 0
            && (
                Introductions.Length(inside, first) > 0
                || HeaderLines.Read(inside, first, atLeast: 2) is { HasEvidence: true }
                || IsDashed(inside[first])
            );
    }

    /// <summary>What stands between the mark of a quote and the quote introduces it, in whatever words.</summary>
    private static void TakeIntroductions(string[] lines, LineKind[] kinds)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (TextMarks.On(lines[i]) != TextMarks.Quote)
            {
                continue;
            }

            var quote = Array.FindIndex(kinds, i, Math.Min(12, lines.Length - i), k => k == LineKind.Quote);
            var texts = quote < 0 ? 0 : kinds.AsSpan(i, quote - i).Count(LineKind.Text);
            for (var j = i + 1; j < quote && texts <= 4; j++)
            {
                kinds[j] = kinds[j] == LineKind.Text ? LineKind.Attribution : kinds[j];
            }
        }
    }

    /// <summary>The rule that a client draws above what it repeats belongs to what it repeats.</summary>
    private static void TakeRules(string[] lines, LineKind[] kinds)
    {
        var splitter = Array.IndexOf(kinds, LineKind.Splitter);
        for (var i = splitter - 1; i >= 0 && i >= splitter - 4; i--)
        {
            var line = lines[i].AsSpan().Trim();
            var isColumn = splitter >= 0 && Indented(lines[splitter]) && Indented(lines[i]) && !line.IsEmpty;
            if (
                isColumn
                || (line.Length >= 5 && (line.Trim("_-=*").IsEmpty || IsFramed(line) || IsForwardMark(line)))
                || IsRepeatWord(line)
            )
            {
                kinds[i] = LineKind.Splitter;
            }
            else if (!line.IsEmpty)
            {
                break;
            }
        }

        var first = Array.IndexOf(kinds, LineKind.Attribution);
        for (var i = first - 1; i >= 0 && i >= first - 3; i--)
        {
            if (IsRule(lines[i]))
            {
                kinds[i] = LineKind.Attribution;
            }
            else if (!TextMarks.IsBlankOrMark(lines[i]))
            {
                return;
            }
        }
    }

    /// <summary>"Original Email" and its kin as the whole line.</summary>
    private static bool IsRepeatWord(ReadOnlySpan<char> line) =>
        line.Length is > 3 and < 30
        && Array.IndexOf(RepeatWords.Dashed, line.TrimEnd(":：").ToString().ToLowerInvariant()) >= 0;

    /// <summary>"---Original---": a few words between dashes, whatever their language, when a repeated mail follows.</summary>
    internal static bool IsFramed(ReadOnlySpan<char> line)
    {
        var inner = line.Trim("-_=*—─~‐>  ");
        return line.Length <= 120
            && line.Length - inner.Length >= 6
            && inner.Length is > 1 and < 110
            && line[0] is '-' or '_' or '=' or '*' or '—' or '─' or '~' or '‐'
            && line[^1] is '-' or '_' or '=' or '*' or '—' or '─' or '~' or '‐';
    }

    private static bool Indented(string line) => line.StartsWith("        ", StringComparison.Ordinal);

    private static LineKind Kind(
        string[] lines,
        int i,
        ReadOnlySpan<char> line,
        IReadOnlyList<string> ownMarkers,
        Answering answering,
        CutLevel level
    )
    {
        switch (TextMarks.On(line))
        {
            case TextMarks.Quote:
                return LineKind.Attribution;
            case TextMarks.Repeat:
                return LineKind.Splitter;
            case TextMarks.Signature:
                return level == CutLevel.Sure ? LineKind.Empty : LineKind.Signature;
            case TextMarks.Own:
                return LineKind.Empty;
        }

        foreach (var marker in ownMarkers)
        {
            if (line.Contains(marker, StringComparison.OrdinalIgnoreCase))
            {
                return LineKind.Splitter;
            }
        }

        if (IsArrowed(line) && !FollowedByMark(lines, i))
        {
            return LineKind.Splitter;
        }

        if (line[0] is '>' or '＞' || IsBarred(lines, i, line))
        {
            return LineKind.Quote;
        }

        if (BeginsRepeat(lines, i, line, answering, level))
        {
            return LineKind.Splitter;
        }

        if (Introductions.Length(lines, i, answering, level) > 0)
        {
            return LineKind.Attribution;
        }

        return SignatureLines.Begin(lines, i, line, level) ? LineKind.Signature
            : level == CutLevel.Likely && SmallPrint.Begin(line) ? LineKind.Disclaimer
            : LineKind.Text;
    }

    /// <summary>From here on all is an earlier mail.</summary>
    private static bool BeginsRepeat(
        string[] lines,
        int i,
        ReadOnlySpan<char> line,
        Answering answering,
        CutLevel level
    ) =>
        IsReplyLineMarker(line)
        || IsDashed(line)
        || IsDashedOverTwo(lines, i, line)
        || IsNotesLine(line)
        || (IsForwardMark(line) && line[^1] is ':' or '：')
        || IsHeaderBlock(lines, i, answering, level)
        || IsNotesHeader(lines, i)
        || JoinedHeaders.Begin(line);

    /// <summary>"| text", the mark of some clients: a bar in front of several lines that follow each other.</summary>
    private static bool IsBarred(string[] lines, int i, ReadOnlySpan<char> line) =>
        line[0] == '|'
        && (
            IsBar(line)
                ? (i > 0 && IsBarred(lines[i - 1])) || (i + 1 < lines.Length && IsBarred(lines[i + 1]))
                : line.Length == 1
                    && (
                        (i > 0 && IsBar(lines[i - 1].AsSpan().Trim()))
                        || (i + 1 < lines.Length && IsBar(lines[i + 1].AsSpan().Trim()))
                    )
        );

    private static bool IsBarred(string line) => line.AsSpan().Trim() is ['|'] || IsBar(line.AsSpan().Trim());

    private static bool IsBar(ReadOnlySpan<char> line) => line is ['|', ' ', not '|', ..] && line.LastIndexOf('|') == 0;

    /// <summary>"##- Please type your reply above this line -##", as many desks write it.</summary>
    private static bool IsReplyLineMarker(ReadOnlySpan<char> line) =>
        line.StartsWith("##-") && line.EndsWith("-##")
        || line.StartsWith("=-=-=-=") && line.Contains("above this line", StringComparison.OrdinalIgnoreCase);

    /// <summary>"&gt;&gt;&gt; Jane &lt;jane@example.com&gt; 3/3/2026 10:15 AM &gt;&gt;&gt;", as GroupWise introduces what it repeats.</summary>
    internal static bool IsArrowed(ReadOnlySpan<char> line) =>
        line.Length is > 12 and < 300
        && line.StartsWith(">>> ")
        && line.EndsWith(" >>>")
        && TextEvidence.Of(line) is { Clock: true } or { Address: true };

    /// <summary>What is repeated below it is marked by itself.</summary>
    private static bool FollowedByMark(string[] lines, int i)
    {
        for (var j = i + 1; j < Math.Min(lines.Length, i + 4); j++)
        {
            if (!string.IsNullOrWhiteSpace(lines[j]))
            {
                return lines[j].AsSpan().TrimStart() is ['>', ..];
            }
        }

        return false;
    }

    /// <summary>"Jane Doe ---03/03/2026 10:15:22 AM---Dear Bob, ...": the folded heading of Notes.</summary>
    private static bool IsNotesLine(ReadOnlySpan<char> line)
    {
        var open = line.IndexOf(" ---");
        if (line.Length > MaxLine || open <= 0 || open + 12 > line.Length || !char.IsDigit(line[open + 4]))
        {
            return false;
        }

        var close = line[(open + 4)..].IndexOf("---");
        return close is > 8 and < 40 && TextEvidence.Of(line.Slice(open + 4, close)) is { Day: true, Clock: true };
    }

    /// <summary>"---- On (date) Jane &lt;jane@example.com&gt;" and "wrote ----" on the next line.</summary>
    private static bool IsDashedOverTwo(string[] lines, int i, ReadOnlySpan<char> line) =>
        line.StartsWith("---- ")
        && !line.EndsWith("--")
        && i + 1 < lines.Length
        && lines[i + 1].AsSpan().TrimEnd().EndsWith("----")
        && lines[i + 1].Length < 100
        && IsDashed($"{line} {lines[i + 1].Trim()}");

    /// <summary>-----Original Message----- and its kin: dashes before and after.</summary>
    internal static bool IsDashed(ReadOnlySpan<char> line)
    {
        // "---- On Tue, 3 Mar 2026, Jane <jane@example.com> wrote ----"
        if (line.Length <= MaxLine && line.StartsWith("---") && line.EndsWith("---"))
        {
            var between = line.Trim("- ");
            if (between.Length > 10 && HasEvidence(between) && Introductions.HasVerb(between))
            {
                return true;
            }
        }

        if (line.Length is 0 or > 120 || line[0] is not ('-' or '_' or '=' or '*' or '—' or '─' or '~'))
        {
            return false;
        }

        var inner = line.Trim("-_=*—─~> ");
        return inner.Length is > 0 and < 60 && line.Length - inner.Length >= 4 && inner.ContainsAny(DashedWords);
    }

    /// <summary>
    /// From:, Sent:, To:, Subject: on lines that follow each other. A label alone proves nothing, so two more are
    /// needed, and an address or the digits of a date among them.
    /// </summary>
    private static bool IsHeaderBlock(string[] lines, int start, Answering answering, CutLevel level)
    {
        if (HeaderLines.Read(lines, start, atLeast: 2) is not { HasEvidence: true } block)
        {
            return HeaderLines.ReadUnknown(lines, start) is not null;
        }

        if (IsRow(lines[start]) && !IsFramedAbove(lines, start))
        {
            // A table of somebody's own; the client that repeats mails as one announces it.
            return false;
        }

        return block.Roles >= 3 && block.First(LabelRole.From) is not null
            ? (level < CutLevel.Proven || block.IsTerse || block.IsFull || answering == Answering.ByHeader)
                && !FormLines.Are(lines, start, block, answering)
            : block.IsTerse && StandsApart(lines, start, block);
    }

    private static bool IsRow(ReadOnlySpan<char> line) => line.Trim() is ['|', .., '|'];

    private static bool IsFramedAbove(string[] lines, int start)
    {
        for (var i = start - 1; i >= 0 && i >= start - 3; i--)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                return IsFramed(lines[i].AsSpan().Trim());
            }
        }

        return false;
    }

    private static bool StandsApart(string[] lines, int start, HeaderLines block) =>
        (start == 0 || TextMarks.IsBlankOrMark(lines[start - 1]))
        && block.End < lines.Length
        && TextMarks.IsBlankOrMark(lines[block.End]);

    /// <summary>Notes writes name, date, and then "To", "cc", "Subject" on lines of their own, without colons.</summary>
    private static bool IsNotesHeader(string[] lines, int start)
    {
        if (
            lines[start].Length > 200
            || TextEvidence.Of(lines[start]) is not ({ Address: true } or { Day: true, Clock: true })
        )
        {
            return false;
        }

        var labels = 0;
        for (var i = start + 1; i < Math.Min(lines.Length, start + 14); i++)
        {
            var line = lines[i].AsSpan().Trim();
            var isLabel =
                line.Length is > 1 and < 12
                && !line.Contains(':')
                && HeaderLabels.Of(line) is LabelRole.To or LabelRole.Cc or LabelRole.Subject;
            labels += isLabel ? 1 : 0;
        }

        return labels >= 2;
    }

    private static bool HasEvidence(ReadOnlySpan<char> line) => line.Contains('@') || line.ContainsAnyInRange('0', '9');

    /// <summary>"Begin forwarded message:" and its kin, between dashes or alone.</summary>
    internal static bool IsForwardMark(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("> ");
        if (line.Length is < 4 or > 120 || !line.ContainsAny(ForwardMarks))
        {
            return false;
        }

        // Between dashes, or the whole line, with or without a colon: not a sentence that speaks of forwarding.
        var inner = line.Trim("-_=*~:：> \u00A0—–");
        return inner.Length < (line[^1] is '-' or '=' or '_' ? 110 : 60)
            && (
                line.Length - inner.Length >= 4
                || line[^1] is ':' or '：'
                || Array.IndexOf(ForwardWords.Lines, inner.ToString().ToLowerInvariant()) >= 0
            );
    }

    /// <summary>A line drawn from one side to the other.</summary>
    internal static bool IsRule(ReadOnlySpan<char> line)
    {
        var bare = line.Trim("> ");
        return bare.Length >= 3 && bare.Trim("_-=*—─~ ").IsEmpty;
    }
}
