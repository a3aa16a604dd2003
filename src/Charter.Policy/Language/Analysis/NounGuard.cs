namespace Charter.Policy.Language.Analysis;

/// <summary>Tells the nouns among the words for acts: "we respond to urgent repairs" promises no repair.</summary>
internal static class NounGuard
{
    private const int MostBetween = 6;

    /// <summary>
    /// Whether a word that is both an act and a thing that is served is the object of another act, or names what
    /// kind of request something is.
    /// </summary>
    public static bool IsObject(Reading reading, Mention action)
    {
        if (
            action.Value != "resolve"
            || !reading.Subjects.Exists(s => s.Value == "request" && s.Overlaps(action.From, action.To))
            || !reading.Actions.Exists(a => a != action)
        )
        {
            return false;
        }

        if (reading.Subjects.Exists(s => s.Value == "request" && s.From == action.To))
        {
            return true;
        }

        var at = action.From - 1;
        while (at >= 0 && action.From - at <= MostBetween && IsAttribute(reading, at))
        {
            at--;
        }

        if (at < 0)
        {
            return false;
        }

        var isPlural = reading.Tokens[action.To - 1].Text.EndsWith('s');
        var isVerb = reading.Tokens[at].Text is "to" && at == action.From - 1 && !isPlural;
        return !isVerb
            && (
                reading.Actions.Exists(a => a != action && a.To == at + 1)
                || (
                    reading.Tokens[at].Text is "to" or "for" or "of" or "about" or "on" or "regarding"
                    && reading.Actions.Exists(a => a != action && a.To <= at && at - a.To <= 2)
                )
            );
    }

    private static bool IsAttribute(Reading reading, int token) =>
        reading.FunctionAt(token) is "article" or "filler" or "approx"
        || reading.Conditions.Exists(c => c.From <= token && token < c.To);
}
