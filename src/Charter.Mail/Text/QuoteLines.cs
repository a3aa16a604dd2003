using System.Buffers;

namespace Charter.Mail.Text;

/// <summary>Tells for each line of a mail what it is. Every test looks at a bounded stretch, so the whole is linear.</summary>
internal static class QuoteLines
{
    private const int MaxLine = 400;
    private const int MaxAttributionLines = 4;
    private static readonly SearchValues<string> WroteWords = SearchValues.Create(
        QuoteWords.Wrote,
        StringComparison.OrdinalIgnoreCase
    );
    private static readonly SearchValues<string> DashedWords = SearchValues.Create(
        QuoteWords.Dashed,
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> ForwardMarks = SearchValues.Create(
        ForwardWords.Lines,
        StringComparison.OrdinalIgnoreCase
    );
    private static readonly Beginnings Phones = new(SignatureWords.Phones);
    private static readonly Beginnings Disclaimers = new(SignatureWords.Disclaimers);

    public static LineKind[] Classify(string[] lines, IReadOnlyList<string> ownMarkers)
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

            kinds[i] = Kind(lines, i, line, ownMarkers);
            if (kinds[i] == LineKind.Attribution)
            {
                for (var j = i + 1; j < i + AttributionLength(lines, i); j++)
                {
                    kinds[j] = LineKind.Attribution;
                }
            }
        }

        TakeRules(lines, kinds);
        TakeIntroductions(lines, kinds);
        return kinds;
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
            if (line.Length >= 5 && line.Trim("_-=*").IsEmpty)
            {
                kinds[i] = LineKind.Splitter;
            }
            else if (!line.IsEmpty)
            {
                return;
            }
        }
    }

    private static LineKind Kind(string[] lines, int i, ReadOnlySpan<char> line, IReadOnlyList<string> ownMarkers)
    {
        switch (TextMarks.On(line))
        {
            case TextMarks.Quote:
                return LineKind.Attribution;
            case TextMarks.Repeat:
                return LineKind.Splitter;
            case TextMarks.Signature:
                return LineKind.Signature;
        }

        foreach (var marker in ownMarkers)
        {
            if (line.Contains(marker, StringComparison.OrdinalIgnoreCase))
            {
                return LineKind.Splitter;
            }
        }

        if (line[0] is '>' or '＞')
        {
            return LineKind.Quote;
        }

        if (
            IsReplyLineMarker(line)
            || IsDashed(line)
            || (IsForwardMark(line) && line[^1] is ':' or '：')
            || IsHeaderBlock(lines, i)
            || IsNotesHeader(lines, i)
        )
        {
            return LineKind.Splitter;
        }

        if (AttributionLength(lines, i) > 0)
        {
            return LineKind.Attribution;
        }

        return IsSignature(lines[i], line) || IsListFooter(lines, i, line) || IsSignOff(lines, i, line)
                ? LineKind.Signature
            : IsDisclaimer(line) ? LineKind.Disclaimer
            : LineKind.Text;
    }

    /// <summary>"##- Please type your reply above this line -##", as many desks write it.</summary>
    private static bool IsReplyLineMarker(ReadOnlySpan<char> line) =>
        line.StartsWith("##-") && line.EndsWith("-##")
        || line.StartsWith("=-=-=-=") && line.Contains("above this line", StringComparison.OrdinalIgnoreCase);

    /// <summary>-----Original Message----- and its kin: dashes before and after.</summary>
    internal static bool IsDashed(ReadOnlySpan<char> line)
    {
        // "---- On Tue, 3 Mar 2026, Jane <jane@example.com> wrote ----"
        if (line.Length <= MaxLine && line.StartsWith("---") && line.EndsWith("---"))
        {
            var between = line.Trim("- ");
            if (between.Length > 10 && HasEvidence(between) && between.ContainsAny(WroteWords))
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
    private static bool IsHeaderBlock(string[] lines, int start) =>
        HeaderLines.Read(lines, start, atLeast: 3) is { HasEvidence: true } block
        && block.First(LabelRole.From) is not null;

    /// <summary>Notes writes name, date, and then "To", "cc", "Subject" on lines of their own, without colons.</summary>
    private static bool IsNotesHeader(string[] lines, int start)
    {
        if (!HasEvidence(lines[start]) || lines[start].Length > 120)
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

    /// <summary>How many lines the introduction "On ... wrote:" takes from here; 0 when there is none.</summary>
    internal static int AttributionLength(string[] lines, int start)
    {
        var evidence = false;
        for (var length = 1; length <= MaxAttributionLines && start + length <= lines.Length; length++)
        {
            var line = lines[start + length - 1].AsSpan().Trim();
            if (line.IsEmpty || line.Length > MaxLine || line[0] == '>')
            {
                return 0;
            }

            evidence |= HasEvidence(line);
            var ends = line[^1] is ':' or '：' || line.EndsWith(": *") || line.EndsWith(":*");
            if (ends)
            {
                var says =
                    line.ContainsAny(WroteWords)
                    || (length > 1 && lines[start + length - 2].AsSpan().ContainsAny(WroteWords))
                    || IsDateAndAddress(lines, start, length);
                var whole = says && (evidence || FollowedByQuote(lines, start + length));
                return whole && BeginsAttribution(lines, start, length) ? length : 0;
            }

            if (length <= 2 && FollowedByQuote(lines, start + length) && IsDateAndAddress(lines, start, length))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>A longer introduction is one only when its first line looks like one: a date, an address, "On".</summary>
    private static bool BeginsAttribution(string[] lines, int start, int length)
    {
        if (length == 1)
        {
            return true;
        }

        var first = lines[start].AsSpan().Trim().TrimStart("-*> ");
        var second = lines[start + 1].AsSpan().Trim();
        return HasEvidence(first)
            // A name alone, and the address on the next line.
            || (first.Length < 80 && second[0] is '<' or '(' && second.Contains('@'))
            || first.StartsWith("On ", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("Am ", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("Le ", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("El ", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("Il ", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"2026年3月3日(火) 10:00 Support &lt;s@example.com&gt;:", where the language needs no verb.</summary>
    private static bool IsDateAndAddress(string[] lines, int start, int length)
    {
        var text = string.Join(' ', lines, start, length).AsSpan().Trim();
        if (text.Length > MaxLine || !char.IsLetterOrDigit(text[0]) || !text.ContainsAny('<', '(', '['))
        {
            return false;
        }

        var at = text.IndexOf('@');
        var clock = false;
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
            clock |=
                i > 0
                && i + 1 < text.Length
                && text[i] is ':' or '.' or '：'
                && char.IsAsciiDigit(text[i - 1])
                && char.IsAsciiDigit(text[i + 1]);
        }

        return at > 0 && digits >= 5 && (clock || text.IndexOf("20") >= 0);
    }

    private static bool FollowedByQuote(string[] lines, int next)
    {
        for (var i = next; i < Math.Min(lines.Length, next + 3); i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                return lines[i].AsSpan().TrimStart().StartsWith(">");
            }
        }

        return false;
    }

    private static bool IsSignature(string raw, ReadOnlySpan<char> line) =>
        raw.AsSpan().TrimEnd('\r') is "-- " or "--" or "--\u00A0"
        || line is "—" or "__"
        // "-- Jane", and "--Jane": the mark and the name in one line.
        || (
            line.Length is > 3 and < 50
            && line.StartsWith("--")
            && char.IsUpper(line[2..].TrimStart() is [var c, ..] ? c : ' ')
            && line[2] != '-'
        )
        || IsPhoneLine(line);

    /// <summary>A long rule and below it what a mailing list says of itself.</summary>
    private static bool IsListFooter(string[] lines, int i, ReadOnlySpan<char> line)
    {
        if (line.Length < 20 || !line.Trim('_').IsEmpty)
        {
            return false;
        }

        for (var j = i + 1; j < Math.Min(lines.Length, i + 4); j++)
        {
            if (
                lines[j].Contains("mailing list", StringComparison.OrdinalIgnoreCase)
                || lines[j].Contains("listinfo", StringComparison.OrdinalIgnoreCase)
                || lines[j].Contains("unsubscribe", StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
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

    /// <summary>The one line that phones and free services put under a mail.</summary>
    internal static bool IsPhoneLine(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > 120)
        {
            return false;
        }

        var bare = line.TrimStart("*_[<(- \u200B");
        if (Phones.Begin(bare))
        {
            return true;
        }

        return bare.Length < 40
            && (
                bare.EndsWith("から送信")
                || bare.EndsWith("'dan gönderildi")
                || bare.EndsWith("에서 보냄")
                || bare.EndsWith("에서 전송됨")
            );
    }

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
        return inner.Length < 60
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

    private static bool IsDisclaimer(ReadOnlySpan<char> line)
    {
        if (line.Length < 12)
        {
            return false;
        }

        var bare = line.TrimStart("*_-\"'[( ");
        return Disclaimers.Begin(bare);
    }
}
