namespace Charter.Policy.Language.Analysis;

/// <summary>Tells whether "at once", "immediate" and "on the spot" promise something: only where they are said of an act.</summary>
internal static class ImmediateLimits
{
    private const int MostWordsOfLabel = 6;

    /// <summary>"Answered immediately", "immediate resolution"; not "immediate needs", nor "if we can answer at once".</summary>
    public static bool IsSaidOfAnAct(Reading reading, TimeMention time)
    {
        if (reading.Clauses.Leads.Any(l => l.From < time.From && time.IsBefore(l.To)))
        {
            return false;
        }

        // "Those that can't be answered on the spot": said of what comes later.
        if (
            reading.Functions.Exists(f =>
                f.Value is "negative" or "if_able" && f.IsBefore(time.From) && time.From - f.To <= 1
            )
        )
        {
            return false;
        }

        // "We cannot acknowledge every letter at once": what is denied is not owed.
        if (
            !reading.Language.IsUnspaced
            && reading.Actions.FindLast(a => a.IsBefore(time.From) && IsDenied(reading, a))
                is { Value: not null } denied
            && !Enumerable.Range(denied.To, time.From - denied.To).Any(i => reading.Tokens[i].Text is ";" or ":" or ".")
        )
        {
            return false;
        }

        var reach = reading.Language.IsUnspaced ? 8 : 4;
        return time.IsAdjective
            ? reading.Actions.Exists(a =>
                (a.IsAfter(time.To) && a.From - time.To <= 1)
                || (
                    a.To < time.From
                    && time.From - a.To <= 8
                    && reading.Tokens[time.From - 1].Text is "is" or "are" or "be"
                    && !PauseBetween(reading, a.To, time.From)
                )
            )
            : reading.Actions.Exists(a =>
                a.From <= time.From
                    ? time.From - a.To <= reach * 2 && !PauseBetween(reading, a.To, time.From)
                    : a.From - time.To <= reach && !PauseBetween(reading, time.To, a.From)
            );
    }

    private static bool IsDenied(Reading reading, Mention act) =>
        reading.Tokens.TextAt(act.From - 1) is "not" or "cannot" or "can't" or "can’t";

    /// <summary>"Email in 4 hours, phone immediately", "Phone: immediately": a row of its own.</summary>
    public static bool IsAfterName(Reading reading, TimeMention time)
    {
        var colon = reading.Tokens.IsAt(time.From - 1, ':');
        var name = reading.Subjects.Find(s =>
            s.To == (colon ? time.From - 1 : time.From) && s.Value is not ("none" or "issue")
        );
        return name.Value is not null
            && (name.From == 0 || reading.Tokens[name.From - 1].Text is "," or ";" or "." or "and" or "。" or "，")
            && (time.To >= reading.Tokens.Length || reading.Tokens[time.To].Kind == TokenKind.Symbol)
            && (colon || reading.Times.Exists(t => t != time && !t.IsImmediate));
    }

    /// <summary>"Acknowledge: immediately; resolve: in two weeks".</summary>
    public static bool IsAfterLabelledAct(Reading reading, TimeMention time) =>
        time.From > 1
        && reading.Tokens[time.From - 1].Is(':')
        && reading.Actions.Exists(a =>
            !a.Value.EndsWith('?')
            && (
                a.To == time.From - 1
                // "Acknowledgement of a complaint: immediately".
                || (
                    a.To < time.From
                    && time.From - a.To <= MostWordsOfLabel
                    && (a.From == 0 || reading.Tokens[a.From - 1].Text is "," or ";" or ".")
                    && Enumerable
                        .Range(a.To, time.From - 1 - a.To)
                        .All(i => reading.Tokens[i].Kind == TokenKind.Word && reading.FunctionAt(i) is not "and")
                )
            )
        );

    /// <summary>"Target response time: priority 1, immediate; priority 2, one hour": in a list of levels.</summary>
    public static bool IsAfterLevel(Reading reading, TimeMention time) =>
        reading.Conditions.Exists(c =>
            (
                c.To == time.From
                || (c.To + 1 == time.From && reading.Tokens[c.To].Text is "," or ":" or "-" or "=" or "–")
            ) && c.Value.StartsWith("priority", StringComparison.Ordinal)
        )
        && (time.To >= reading.Tokens.Length || reading.Tokens[time.To].Kind == TokenKind.Symbol)
        && reading.Times.Exists(t => t != time && !t.IsImmediate)
        && reading.Actions.Count > 0;

    private static bool PauseBetween(Reading reading, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (
                reading.Tokens[i].Kind == TokenKind.Symbol && reading.Tokens[i].Text is ";" or ":" or "。"
                || (reading.Tokens[i].Is(',') && (i + 1 >= to || reading.FunctionAt(i + 1) != "if_possible"))
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Acknowledged immediately and answered within seven days": an act beside it, and another for the next time.</summary>
    public static bool HasOwnAct(Reading reading, TimeMention time)
    {
        var next = reading.Times.Find(t => t.From > time.From);
        var beside = reading.Actions.Find(a => (a.IsBefore(time.From) && time.From - a.To <= 1) || a.From == time.To);
        // "Emergencies are dealt with immediately and others within three days": the next time is for another case.
        var isNextOther =
            next is not null
            && reading.FunctionAt(time.To) is "and" or "while"
            && (
                reading.Conditions.Exists(c => c.IsWithin(time.To, next.From))
                || reading.Subjects.Exists(s => s.IsWithin(time.To, next.From))
            );
        if (beside.Value is not null && isNextOther)
        {
            return true;
        }

        return beside.Value is not null
            && next is not null
            && reading.Actions.Exists(a =>
                a != beside
                && a.IsAfter(time.To)
                && a.IsBefore(next.From)
                && (
                    reading.HasFunction("and", Math.Min(time.To, beside.To), a.From)
                    // "… immediately and expect a resolution".
                    || reading.Tokens.TextAt(time.To) is "and"
                )
            );
    }
}
