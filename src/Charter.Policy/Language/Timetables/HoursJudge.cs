using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Timetables;

/// <summary>Tells whether a sentence says which hours, days or dates are staffed.</summary>
internal static class HoursJudge
{
    /// <summary>So few words say nothing but that.</summary>
    private const int ShortestRemark = 6;

    /// <summary>Whether a sentence on its own is about hours.</summary>
    public static bool IsHours(Reading reading)
    {
        if (reading.Guards.Exists(g => g.Value is "past" or "not_hours" or "slot" or "example"))
        {
            return false;
        }

        var roles = new HoursRoles(reading.Tokens, reading.Language);
        return roles.MayBeHours
            && IsHours(
                roles,
                TimetableReader.Read(new HoursText(reading.Text, reading.Tokens, reading.Language)),
                default
            );
    }

    /// <summary>A quick look that spares most promises a longer one: two times of day, or two numbers joined beside a day.</summary>
    public static bool MayHoldWindow(Token[] tokens, LanguagePack language)
    {
        if (tokens.Count(t => t.Kind == TokenKind.Clock) >= 2)
        {
            return true;
        }

        var isJoined = Enumerable
            .Range(0, Math.Max(0, tokens.Length - 2))
            .Any(i =>
                tokens[i].Kind == TokenKind.Number
                && (
                    tokens[i + 1].Text is "点"
                    || (tokens[i + 1].Text is "-" or "to" or "and" && tokens[i + 2].Kind == TokenKind.Number)
                )
            );
        return isJoined
            && language
                .Lexicon.Find(LexiconGroup.Calendar, tokens)
                .Exists(p => p.Value.StartsWith("day", StringComparison.Ordinal) || p.Value is "workdays");
    }

    public static bool IsHours(HoursRoles roles, Timetable table, HoursContext context)
    {
        var isOpen = roles.IsOpen || roles.IsPeak || context.IsHours || context.IsPeak;
        var hasWindows = table.Windows.Count > 0 || table.HasEnds;
        return (hasWindows && isOpen)
            // "We close at 4pm on Fridays", "the counter closes at 4pm every day".
            || (table.Closings.Count > 0 && (roles.IsOurs || roles.NamesPlace))
            || (table.HasEndOnly && roles.IsGeneral)
            || (table.HasPartOfDate && table.HasClosed)
            || (table.HasTimes && roles.DefinesPeak)
            || (table.Dayless.Count > 0 && !table.IsPartial && (roles.IsGeneral || roles.IsPeak || context.IsPeak))
            || (table.Breaks.Count > 0 && table.HasClosed)
            || (
                (table.Dated.Count > 0 || table.HasUnclearDate)
                && (
                    table.HasClosed
                    || (isOpen && (table.HasTimes || table.HasExcepted))
                    || table.Dated.Exists(d => !d.IsClosed)
                    || context.IsHolidays
                    || table.NamesHoliday
                )
            )
            || (!table.Closed.IsEmpty && roles.IsOpen)
            || (
                table.HasUndated
                && (table.HasClosed || table.HasExcepted)
                && !table.IsPartial
                && (roles.IsOpen || (table.NamesHoliday && table.HasClosed))
            )
            // "In July and August we close at 3pm", "we close early on 24 December": hours that are asked about.
            || (table.IsPartial && (table.HasClosed || table.IsSeasonal) && (roles.IsGeneral || roles.NamesPlace))
            // "Bank holidays: closed".
            || (table.HasUndated && table.HasClosed && roles.Tokens.Length <= ShortestRemark);
    }
}
