using System.Globalization;

namespace Charter.Policy.Language.Analysis;

/// <summary>
/// Reads sentences in the canonical form, word for word; anything else is left to the analyser.
/// What it accepts is exactly what <see cref="CanonicalSentence"/> writes.
/// </summary>
internal static class CanonicalReader
{
    private static readonly ServiceAction[] Actions = Enum.GetValues<ServiceAction>();

    public static bool TryRead(string text, LanguagePack language, out SentenceReading reading)
    {
        reading = null!;
        var words = language.Canonical;
        var colon = text.IndexOf(words["colon"], StringComparison.Ordinal);
        if (
            colon <= 0
            || text.Length > 1000
            || !text.EndsWith(words["stop"], StringComparison.Ordinal)
            || !TrySubject(text[..colon], words, out var subject)
        )
        {
            return false;
        }

        var start = colon + words["colon"].Length;
        var parts = Split(text[start..^words["stop"].Length], words);
        if (words.IsTimeFirst && parts.Count > 1)
        {
            // The limit and the act are joined by the same mark as the rest.
            parts[0] += words["join"] + parts[1];
            parts.RemoveAt(1);
        }

        if (!TryHead(parts[0], words, out var action, out var within, out var every))
        {
            return false;
        }

        decimal? percent = null;
        var conditions = new List<Condition>();
        foreach (var part in parts.Skip(1))
        {
            if (conditions.Count == 0 && percent is null && TryPercent(part, words, out var read))
            {
                percent = read;
            }
            else if (TryCondition(part, words, out var condition))
            {
                conditions.Add(condition);
            }
            else
            {
                return false;
            }
        }

        var commitment = new Commitment(subject, action, within, every, percent, ConditionSet.Of(conditions));
        reading = Result(text, colon, start, parts[0].Length, commitment, words);
        return true;
    }

    private static SentenceReading Result(
        string text,
        int colon,
        int start,
        int headLength,
        Commitment commitment,
        CanonicalWords words
    )
    {
        var isOpen = commitment.Within.IsOpen;
        var slot = text.IndexOf(words["slot"], StringComparison.Ordinal);
        List<(EvidencePart Part, int Start, int Length)> places =
        [
            (EvidencePart.Subject, 0, colon),
            (EvidencePart.Action, start, headLength),
            (EvidencePart.Within, start, headLength),
        ];
        List<Finding> findings = isOpen
            ? [new Finding("P110", DiagnosticSeverity.Error, Math.Max(0, slot), words["slot"].Length, words["slot"])]
            : [];
        return new SentenceReading(
            isOpen ? SentenceKind.Placeholder : SentenceKind.Commitment,
            [new ReadCommitment(commitment, places)],
            findings
        )
        {
            Topic = new ReadingContext([commitment.Subject], commitment.Action, []),
        };
    }

    private static bool TrySubject(string text, CanonicalWords words, out ServedSubject subject)
    {
        foreach (var candidate in Enum.GetValues<ServedSubject>())
        {
            if (words.Of(candidate) == text)
            {
                subject = candidate;
                return true;
            }
        }

        subject = default;
        return false;
    }

    /// <summary>Cuts at commas outside quotes.</summary>
    private static List<string> Split(string text, CanonicalWords words)
    {
        var parts = new List<string>();
        var from = 0;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted = text[i] == words["open"][0] || (text[i] != words["close"][0] && isQuoted);
            if (!isQuoted && text.AsSpan(i).StartsWith(words["comma"], StringComparison.Ordinal))
            {
                parts.Add(text[from..i]);
                i += words["comma"].Length - 1;
                from = i + 1;
            }
        }

        parts.Add(text[from..]);
        return parts;
    }

    private static bool TryHead(
        string text,
        CanonicalWords words,
        out ServiceAction action,
        out Allowance within,
        out bool every
    )
    {
        foreach (var candidate in Actions)
        {
            var phrase = words.Of(candidate);
            var joined = words.IsTimeFirst ? words["join"] + phrase : phrase + words["join"];
            var fits = words.IsTimeFirst
                ? text.EndsWith(joined, StringComparison.Ordinal)
                : text.StartsWith(joined, StringComparison.Ordinal);
            if (!fits)
            {
                continue;
            }

            var time = words.IsTimeFirst ? text[..^joined.Length] : text[joined.Length..];
            action = candidate;
            if (TryTime(time, words, out within, out every))
            {
                return true;
            }
        }

        action = default;
        within = default;
        every = false;
        return false;
    }

    private static bool TryTime(string text, CanonicalWords words, out Allowance within, out bool every)
    {
        every = false;
        within = Allowance.Immediately;
        if (text == words["immediately"])
        {
            return true;
        }

        every = TryUnfill(words["every"], text, out var amount);
        return (every || TryUnfill(words["within"], text, out amount)) && TryAmount(amount, words, out within);
    }

    private static bool TryAmount(string amount, CanonicalWords words, out Allowance within)
    {
        if (amount == words["slot"])
        {
            within = new Allowance(null, null);
            return true;
        }

        foreach (var unit in Enum.GetValues<TimeUnit>())
        {
            foreach (var isOne in (ReadOnlySpan<bool>)[true, false])
            {
                var tail = words["amount"]
                    .Replace("{0}", "", StringComparison.Ordinal)
                    .Replace("{1}", words.Of(unit, isOne), StringComparison.Ordinal);
                if (!amount.EndsWith(tail, StringComparison.Ordinal))
                {
                    continue;
                }

                var number = amount[..^tail.Length];
                if (number == words["slot"] && !isOne)
                {
                    within = new Allowance(null, unit);
                    return true;
                }

                if (
                    TryNumber(number, out var value)
                    && (value == 1) == (isOne || words.Of(unit, true) == words.Of(unit, false) && value == 1)
                )
                {
                    within = new Allowance(value, unit);
                    return true;
                }
            }
        }

        within = default;
        return false;
    }

    private static bool TryPercent(string part, CanonicalWords words, out decimal percent)
    {
        percent = 0;
        return TryUnfill(words["percent"], part, out var number) && TryNumber(number, out percent) && percent <= 100;
    }

    private static bool TryCondition(string part, CanonicalWords words, out Condition condition)
    {
        foreach (var kind in Enum.GetValues<ConditionKind>())
        {
            var template = words.Of(kind);
            if (template == part)
            {
                condition = new Condition(kind);
                return true;
            }

            if (
                template.Contains("{0}", StringComparison.Ordinal)
                && TryUnfill(
                    CanonicalSentence.Fill(template, words["open"] + "{0}" + words["close"]),
                    part,
                    out var value
                )
            )
            {
                condition = new Condition(kind, value);
                return true;
            }
        }

        condition = null!;
        return false;
    }

    private static bool TryUnfill(string template, string text, out string value)
    {
        var hole = template.IndexOf("{0}", StringComparison.Ordinal);
        var head = template.AsSpan(0, hole);
        var tail = template.AsSpan(hole + 3);
        var fits =
            text.Length > head.Length + tail.Length
            && text.AsSpan().StartsWith(head, StringComparison.Ordinal)
            && text.AsSpan().EndsWith(tail, StringComparison.Ordinal);
        value = fits ? text[head.Length..^tail.Length] : "";
        return fits;
    }

    private static bool TryNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
