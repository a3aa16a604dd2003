using Charter.Policy.Language.Structure;
using Charter.Policy.Language.Timetables;

namespace Charter.Policy.Language.Analysis;

/// <summary>Gives a sentence its kind: the first that applies, as the label guide says.</summary>
internal static class KindJudge
{
    private const int MostOfTerm = 10;

    public static SentenceKind Judge(Reading reading, List<ReadCommitment> commitments)
    {
        if (commitments.Count > 0)
        {
            var hasOpen =
                commitments.Exists(c => c.Commitment.Within.IsOpen) || reading.Percents.Exists(p => p.Percent is null);
            return hasOpen ? SentenceKind.Placeholder : SentenceKind.Commitment;
        }

        if (IsHours(reading))
        {
            return SentenceKind.Hours;
        }

        if (reading.Slots.Count > 0)
        {
            return SentenceKind.Placeholder;
        }

        return IsOther(reading) ? SentenceKind.Other : SentenceKind.Guidance;
    }

    private static bool IsHours(Reading reading)
    {
        var clocks = reading.Tokens.Count(t => t.Kind == TokenKind.Clock);
        if (
            reading.Guards.Exists(g =>
                g.Value is "past" or "not_hours" or "slot" or "example" || g is { Value: "uptime", From: <= 1 }
            ) || (reading.Slots.Count > 0 && clocks == 0)
        )
        {
            return false;
        }

        var isStrong = reading.Hours.Exists(h =>
            h.Value is "strong"
            && !reading.Conditions.Exists(c =>
                c.Value == "out_of_hours"
                // "The clock pauses outside business hours" says what counts.
                && reading.Tokens[h.From].Stem is not ("clock" or "timer")
                && reading.Tokens[c.From].Text == "outside"
                && c.Overlaps(h.From, h.To)
            )
        );
        var days = reading.Hours.Count(h => h.Value.StartsWith("day", StringComparison.Ordinal));
        var open = reading.Hours.Exists(h => h.Value is "open");
        var around = reading.Tokens.Any(t => t.Text == "24x7") || reading.Hours.Exists(h => h.Value is "around");
        var isZoned = reading.Hours.Exists(h => h.Value == "zoned");
        var staffed = open || reading.Hours.Exists(h => h.Value is "service");
        if (
            HoursJudge.IsHours(reading)
            || new HoursRoles(reading.Tokens, reading.Language).OnlyDefinesWorkingDay
            || (isZoned && ZoneReader.Find(reading.Text, reading.Language, reading.Tokens) is not null)
            || (reading.Tokens.Length > 0 && reading.Tokens[0].Text == "24x7")
        )
        {
            return true;
        }

        var hasDays = reading.Hours.Exists(h => h.Value is "weekdays" or "weekend");
        var opens = open || reading.Hours.Exists(h => h.Value is "opens" && reading.Tokens[h.From].Stem is "open");
        return isStrong
            // "Nights and weekends are not counted", and not "automatic replies are not counted".
            || (
                reading.Hours.Exists(h => h.Value is "uncounted")
                && (hasDays || days > 0 || reading.Hours.Exists(h => h.Value is "holiday" or "office"))
            )
            || IsSpanOfDays(reading)
            || IsPeriodOfDates(reading)
            || IsCover(reading)
            || (around && reading.Times.Count == 0 && reading.Actions.Exists(a => a.Value == "answer"))
            || (hasDays && opens && reading.Tokens.Count(t => t.Kind == TokenKind.Number) >= 2)
            || clocks >= 2
            || (days >= 1 && open)
            || (days >= 2 && clocks + reading.Hours.Count(h => h.Value == "office") >= 1)
            || (around && (staffed || reading.Hours.Exists(h => h.Value is "reachable")));
    }

    /// <summary>"Monday to Friday": two days of the week with nothing but a dash or its word between.</summary>
    private static bool IsSpanOfDays(Reading reading) =>
        reading.Hours.Exists(first =>
            first.Value.StartsWith("day", StringComparison.Ordinal)
            && first.Value != "daily"
            && reading.FunctionAt(first.To) is "range"
            && reading.Hours.Exists(second =>
                second.From == first.To + 1 && second.Value.StartsWith("day", StringComparison.Ordinal)
            )
        );

    /// <summary>"旺季：7月1日至8月31日", "对账期：每月25日至28日": a name for certain dates, and no act of ours.</summary>
    private static bool IsPeriodOfDates(Reading reading)
    {
        var colon = reading.Language.IsUnspaced ? Array.FindIndex(reading.Tokens, t => t.Is(':')) : -1;
        return colon is > 0 and < MostOfTerm
            && reading.Tokens[colon - 1].Text is "期" or "间" or "季" or "段"
            && Enumerable
                .Range(colon, reading.Tokens.Length - colon - 1)
                .Any(i => reading.Tokens[i].Text is "日" or "号" && reading.FunctionAt(i + 1) is "range");
    }

    /// <summary>"Out of hours the phones are staffed for emergencies only", "faults can be reported in office hours", "on call at weekends".</summary>
    private static bool IsCover(Reading reading)
    {
        var hours = reading.Conditions.Find(c => c.Value is "out_of_hours" or "office_hours" or "off_peak");
        var isTold = hours.Value is not null || reading.Hours.Exists(h => h.Value is "weekend");
        return isTold
            && reading.Times.Count == 0
            && reading.Hours.Exists(h =>
                ((h.Value is "open" && hours.Value is "out_of_hours" or "office_hours") || h.Value is "reachable")
                && !h.Overlaps(hours.From, hours.To)
            );
    }

    /// <summary>"P3 covers …", "Medium means …": a level that is defined.</summary>
    private static bool IsDefinition(Reading reading)
    {
        // "优先级3(中)：功能受影响": a level, a colon, and no act.
        if (
            reading.Language.IsUnspaced
            && reading.Actions.Count == 0
            && reading.Conditions.Exists(c => c.From == 0 && c.Value.StartsWith("priority", StringComparison.Ordinal))
            && Array.FindIndex(reading.Tokens, t => t.Is(':')) is > 0 and < 8
        )
        {
            return true;
        }

        if (reading.Tones.Exists(t => t.Value is "defines"))
        {
            return true;
        }

        var label = reading.Conditions.Find(c =>
            c.From <= 1 && c.Value.StartsWith("priority", StringComparison.Ordinal)
        );
        return (label.Value is not null && reading.FunctionAt(label.To) is "defines")
            || (
                reading.Tokens.Length > 1
                && reading.FunctionAt(1) is "defines"
                && reading.Language.Lexicon.Match(LexiconGroup.Label, reading.Tokens, 0) is not null
            );
    }

    private static bool IsOther(Reading reading)
    {
        // A slot of an appointment, or of goods that arrive, is no hour of ours.
        if (IsDefinition(reading) || reading.Guards.Exists(g => g.Value is "slot"))
        {
            return true;
        }

        var hasTime =
            reading.Times.Exists(t => !t.IsImmediate && !(t.IsRecurring && t.IsNamed)) || reading.Percents.Count > 0;
        // A share without a clock is a target of quality; "24 to 72 hours or more" bounds nothing.
        if (
            (reading.Percents.Count > 0 && !reading.Times.Exists(t => !t.IsImmediate))
            || reading.Times.Exists(t => t.Suffix == "or_more" && t.Value is not null)
        )
        {
            return true;
        }

        if (
            hasTime
            && (
                reading.Guards.Exists(g => g.Value is not ("not_hours" or "ok" or "queueing"))
                || reading.Text.TrimEnd().EndsWith('?')
                || reading.Text.TrimEnd().EndsWith('？')
            )
        )
        {
            return true;
        }

        return reading.Language.Topics?.IsOther(reading) ?? Score(reading) > 0;
    }

    /// <summary>"Engineers ask for …", "The duty officer checks …": what the people of the service do.</summary>
    private static bool IsSaidOfStaff(Reading reading)
    {
        var at = reading.FunctionAt(0) is "article" ? 1 : 0;
        return at < reading.Tokens.Length && reading.FunctionAt(at) is "we" && reading.Tokens[at].Text is not "we";
    }

    private static int Score(Reading reading)
    {
        // "Call us and we will pick up": the promise is what comes after.
        var order = reading.Guards.Find(g => g.Value == "customer" && g.From == 0 && g.Length == 1);
        var score = order.Value is not null && reading.HasFunction("we", 1, reading.Tokens.Length) ? -6 : 0;
        score -= IsSaidOfStaff(reading) ? 4 : 0;
        foreach (var tone in reading.Tones)
        {
            score += tone.Value switch
            {
                "other" => 2,
                "other_strong" => 4,
                "other_start" => tone.From == 0 ? 3 : 0,
                "guidance" => -2,
                "guidance_strong" or "vague" => -4,
                "guidance_start" => tone.From == 0 ? -3 : 0,
                _ => 0,
            };
        }

        foreach (var guard in reading.Guards)
        {
            score += guard.Value switch
            {
                "penalty" => 2,
                "not_hours" or "ok" => 0,
                "queueing" => -2,
                "metric" => 1,
                // "被保险人应立即通知保险公司".
                "customer" when reading.Language.IsUnspaced && guard.Length > 1 => 4,
                _ => 2,
            };
        }

        score += reading.Times.Exists(t => !t.IsImmediate && t.Prefix != "guidance") ? 2 : 0;
        score += reading.Percents.Count > 0 ? 2 : 0;
        score -= reading.Functions.Exists(f => f.Value is "we") ? 2 : 0;
        return score;
    }
}
