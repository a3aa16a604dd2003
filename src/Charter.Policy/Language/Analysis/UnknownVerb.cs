namespace Charter.Policy.Language.Analysis;

/// <summary>Reads what is done to a request in words that the tables do not know.</summary>
internal static class UnknownVerb
{
    /// <summary>What customers do, or what is done to a thing without settling anything.</summary>
    private static readonly string[] PassedOn =
    [
        "received",
        "submitted",
        "raised",
        "reported",
        "lodged",
        "requested",
        "required",
        "needed",
        "expected",
        "allowed",
        "charged",
        "billed",
        "stored",
        "deleted",
        "retained",
        "returned",
        "appealed",
        "posted",
        "signed",
        "supplied",
        "provided",
        "delivered",
        "cancelled",
        "canceled",
        "withdrawn",
        "renewed",
        "published",
        "used",
        "measured",
        "counted",
        "based",
        "limited",
        "waived",
        "offered",
        "agreed",
        "planned",
        "located",
        "included",
        "attached",
        "enclosed",
        "booked",
        "arranged",
        "scheduled",
        "noticed",
        "discovered",
        "caused",
        "affected",
        "delayed",
        "accepted",
        "considered",
        "deemed",
        "excluded",
        "rejected",
        "refused",
    ];

    /// <summary>
    /// "Spills are contained within five hours": whatever is done to a request within a limit settles it, though the tables do not know
    /// the verb. Only in the passive, only without any sign that somebody else acts or something else is meant.
    /// </summary>
    public static ServiceAction? Of(Reading reading, Segment segment)
    {
        if (
            reading.Language.IsUnspaced
            || segment.Action is not null
            || segment.Time.Prefix != "limit"
            || segment.Time.IsRecurring
            || reading.Tokens[segment.Time.PrefixFrom].Text
                is not ("within" or "in" or "inside" or "no" or "not" or "under" or "by")
            || reading.Guards.Exists(g => g.Value is not "ok")
            || !segment.Subjects.Exists(s =>
                s.Value is "request" or "enquiry" or "complaint" or "post" or "email" or "web_form"
            )
        )
        {
            return null;
        }

        if (IsFronted(reading, segment))
        {
            return ServiceAction.Resolve;
        }

        var verb = segment.Time.PrefixFrom - 1;
        while (
            verb > segment.From
                && reading.Tokens[verb].Text is "out" or "up" or "off" or "down" or "away" or "back" or "in" or "on"
            || reading.FunctionAt(verb) is "approx"
        )
        {
            verb--;
        }

        var be = verb - 1;
        while (
            be > segment.From && reading.FunctionAt(be) is "approx"
            || (be > 0 && reading.Tokens[be].Text.EndsWith("ly", StringComparison.Ordinal))
        )
        {
            be--;
        }

        return
            be > segment.From
            && segment.Subjects.Exists(s => s.IsBefore(segment.Time.PrefixFrom))
            && IsDone(reading, verb)
            && reading.Tokens[be].Text is "is" or "are" or "be" or "been" or "being" or "get" or "gets"
            ? ServiceAction.Resolve
            : null;
    }

    private static bool IsDone(Reading reading, int verb) =>
        reading.Tokens[verb].Text is { Length: > 4 } word
        && word.EndsWith("ed", StringComparison.Ordinal)
        && !PassedOn.Contains(word);

    /// <summary>"Within two hours, spills are contained": the limit comes first, and the clause ends with what is done.</summary>
    private static bool IsFronted(Reading reading, Segment segment)
    {
        var subject = segment.Subjects.Find(s => s.IsAfter(segment.Time.To));
        var be = subject.To;
        while (be < segment.To && reading.Tokens[be].Text is "will" or "shall" or "have" or "has")
        {
            be++;
        }

        // "Have been".
        be += be + 1 < segment.To && reading.Tokens[be + 1].Text is "been" ? 1 : 0;
        return subject.Value is not null
            && be + 1 < segment.To
            && reading.Tokens[be].Text is "is" or "are" or "be" or "been"
            && IsDone(reading, be + 1)
            && (
                be + 2 >= segment.To
                || reading.Tokens[be + 2].Kind == TokenKind.Symbol
                || reading.FunctionAt(be + 2) is "and"
            );
    }
}
