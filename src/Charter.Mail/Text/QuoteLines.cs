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
        return kinds;
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
        if (line[0] == '>')
        {
            return LineKind.Quote;
        }

        foreach (var marker in ownMarkers)
        {
            if (line.Contains(marker, StringComparison.OrdinalIgnoreCase))
            {
                return LineKind.Splitter;
            }
        }

        if (IsReplyLineMarker(line) || IsDashed(line) || IsHeaderBlock(lines, i))
        {
            return LineKind.Splitter;
        }

        if (AttributionLength(lines, i) > 0)
        {
            return LineKind.Attribution;
        }

        return IsSignature(lines[i], line) ? LineKind.Signature : LineKind.Text;
    }

    /// <summary>"##- Please type your reply above this line -##", as many desks write it.</summary>
    private static bool IsReplyLineMarker(ReadOnlySpan<char> line) =>
        line.StartsWith("##-") && line.EndsWith("-##")
        || line.StartsWith("=-=-=-=") && line.Contains("above this line", StringComparison.OrdinalIgnoreCase);

    /// <summary>-----Original Message----- and its kin: dashes before and after.</summary>
    private static bool IsDashed(ReadOnlySpan<char> line)
    {
        if (line.Length > 120 || line[0] is not ('-' or '_' or '=' or '*' or '—' or '─' or '~'))
        {
            return false;
        }

        var inner = line.Trim("-_=*—─~> ");
        return inner.Length is > 0 and < 60 && line.Length - inner.Length >= 4 && inner.ContainsAny(DashedWords);
    }

    /// <summary>
    /// From:, Sent:, To:, Subject: on lines that follow each other. A label alone proves nothing, so two more are
    /// needed, and an address or a digit of a date among them.
    /// </summary>
    private static bool IsHeaderBlock(string[] lines, int start)
    {
        if (Label(lines[start]) is not { } first || !QuoteWords.From.Contains(first))
        {
            return false;
        }

        var labels = 1;
        var evidence = HasEvidence(lines[start]);
        var end = Math.Min(lines.Length, start + 10);
        var blanks = 0;
        for (var i = start + 1; i < end; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                // Clients that make text of HTML leave a blank line after each.
                if (++blanks > 3)
                {
                    break;
                }

                continue;
            }

            if (Label(lines[i]) is { } label && QuoteWords.Others.Contains(label))
            {
                labels++;
                evidence |= HasEvidence(lines[i]);
            }
            else if (labels >= 3)
            {
                break;
            }
        }

        return labels >= 3 && evidence;
    }

    private static string? Label(string line)
    {
        var text = line.AsSpan().Trim().TrimStart("*>_ ");
        var colon = text[..Math.Min(text.Length, 40)].IndexOfAny(':', '：');
        if (colon <= 0)
        {
            return null;
        }

        return text[..colon].Trim("* _\u00A0").ToString().ToLowerInvariant();
    }

    private static bool HasEvidence(ReadOnlySpan<char> line) => line.Contains('@') || line.ContainsAnyInRange('0', '9');

    /// <summary>How many lines the introduction "On ... wrote:" takes from here; 0 when there is none.</summary>
    private static int AttributionLength(string[] lines, int start)
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
                    || (length > 1 && lines[start + length - 2].AsSpan().ContainsAny(WroteWords));
                var whole = says && (evidence || FollowedByQuote(lines, start + length));
                return whole && BeginsAttribution(lines, start, length) ? length : 0;
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
        return HasEvidence(first)
            || first.StartsWith("On ", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("Am ", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("Le ", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("El ", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("Il ", StringComparison.OrdinalIgnoreCase);
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

    private static bool IsSignature(string raw, ReadOnlySpan<char> line)
    {
        if (raw.AsSpan().TrimEnd('\r') is "-- " or "--" || line is "—" or "__")
        {
            return true;
        }

        if (line.Length > 80)
        {
            return false;
        }

        foreach (var phone in QuoteWords.Phones)
        {
            if (line.TrimStart("*_ ").StartsWith(phone, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
