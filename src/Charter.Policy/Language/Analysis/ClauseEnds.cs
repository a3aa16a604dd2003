namespace Charter.Policy.Language.Analysis;

/// <summary>Tells where a clause that only sets the scene ends, and what holds the sentence's own verb.</summary>
internal sealed class ClauseEnds(Reading reading)
{
    public int EndOfLead(Mention opener)
    {
        // "If that fails your complaint …": the condition is all that there is.
        var whole = reading.Conditions.Find(c => c.Value == "unresolved" && c.From == opener.From);
        if (whole.Value is not null)
        {
            return whole.To;
        }

        for (var i = opener.To; i < reading.Tokens.Length; i++)
        {
            if (reading.Tokens[i].Kind == TokenKind.Symbol && reading.Tokens[i].Text is "," or ";" or ":" or "。")
            {
                return i;
            }

            if (IsSpacedDash(i) || BeginsNextCase(i))
            {
                return i;
            }

            // "If it is still open after 10 days it goes up …": what follows the time begins the main clause.
            if (
                reading.FunctionAt(i) is "pronoun" or "article"
                && reading.Times.Exists(t => t.To == i && t.From > opener.From)
            )
            {
                return i;
            }

            // "… when you make them are resolved": the condition had its verb and its object.
            if (i > opener.To + 2 && IsCopula(i) && reading.Tokens[i - 1].Text is "them" or "it")
            {
                return i;
            }

            if (
                IsRelative((opener.From, opener.To))
                    ? (IsVerb(i) || IsMove(i)) && i > opener.To + 1
                    : i > opener.To + 1 && IsMainSubject(i)
            )
            {
                return i;
            }
        }

        return reading.Tokens.Length;
    }

    /// <summary>"… if you have booked and 30 minutes if you have not".</summary>
    private bool BeginsNextCase(int token) =>
        reading.FunctionAt(token) is "and" or "or"
        && reading.Times.Exists(t => t.Suffix is "opener" && (t.From == token + 1 || t.PrefixFrom == token + 1));

    private bool IsSpacedDash(int token) =>
        reading.Tokens[token].Text is "-" or "–" or "—"
        && token > 0
        && token + 1 < reading.Tokens.Length
        && reading.Tokens[token - 1].End < reading.Tokens[token].Start
        && reading.Tokens[token].End < reading.Tokens[token + 1].Start;

    /// <summary>"that are not settled by the third day" hangs on a noun, and ends where the sentence's own verb comes.</summary>
    public bool IsRelative((int From, int To) lead) =>
        reading.Tokens[lead.From].Text
            is "we"
                or "that"
                or "which"
                or "not"
                or "unresolved"
                or "unanswered"
                or "with"
                or "without";

    public bool IsVerb(int token) =>
        reading.FunctionAt(token) is "modal"
        || reading.Tokens[token].Text is "is" or "are" or "will" or "must" or "should";

    /// <summary>"… not resolved in 15 days goes to the director".</summary>
    public bool IsMove(int token) => reading.Tokens[token].Text is "goes" or "go" or "moves" or "passes";

    private bool IsMainSubject(int token) =>
        reading.Tokens[token].Text is "we" or "we'll" or "we’ll" or "we're" or "we’re"
        || (
            reading.Tokens[token].Text is "you"
            && token + 1 < reading.Tokens.Length
            && (
                reading.FunctionAt(token + 1) is "modal" or "expect"
                // "When a fix needs more than a day you are updated …".
                || (
                    reading.Tokens[token + 1].Text is "are" or "get"
                    && reading.Actions.Exists(a => a.From - token is 2 or 3)
                )
            )
        )
        || (
            reading.FunctionAt(token) == "we"
            && reading.Tokens.TextAt(token + 1) is "will" or "must" or "shall" or "should"
        )
        // "When you lodge a complaint the Scheme responds within five days".
        || (
            reading.Tokens[token].Text is "the"
            && reading.Actions.Exists(a =>
                a.From - token == 2
                && !a.Value.EndsWith('?')
                && reading.Tokens[a.From].Text.EndsWith('s')
                && !reading.Subjects.Exists(s => s.Overlaps(a.From, a.To))
            )
        )
        || (
            // "Where a fault affects the street our engineers start work …".
            reading.FunctionAt(token)
                is "our"
            && token + 1 < reading.Tokens.Length
            && reading.FunctionAt(token + 1) == "we"
            && reading.Actions.Exists(a => a.From - token is 2 or 3)
        );

    public bool IsCopula(int token) => reading.Tokens[token].Text is "are" or "is";

    public int EndOfAnchor(int from)
    {
        // "After a claim is assigned to us the adjuster …": what happened has a verb of its own.
        var isEvent = reading.Tokens[from].Text is "after" or "once" or "since";
        for (var i = from + 1; i < reading.Tokens.Length; i++)
        {
            var isEnd =
                (reading.Tokens[i].Kind == TokenKind.Symbol && reading.Tokens[i].Text is "," or ";" or "。" or ":")
                || reading.FunctionAt(i) is "and" or "modal" or "opener"
                // "… of their appointment or told the reason for the delay".
                || (
                    reading.FunctionAt(i) is "or"
                    && reading.Actions.Exists(a => a.Value == "notify_delay" && a.From - i is 1 or 2)
                )
                || (
                    i > from + 1
                    && IsCopula(i)
                    && (!(isEvent && i - from <= 3) || reading.Tokens[i - 1].Text is "receipt")
                )
                || (
                    i > from + 1
                    && reading.Tokens[i].Text is "you"
                    && reading.FunctionAt(i - 1) is null
                    && (
                        !reading.Tokens[i - 1].Text.EndsWith("ing", StringComparison.Ordinal)
                        // "Within 3 days of complaining you can expect …".
                        || reading.FunctionAt(i + 1) is "expect" or "modal"
                    )
                )
                // "Two days after your complaint reaches us you have …".
                || (
                    isEvent
                    && i > from + 2
                    && reading.Tokens[i].Text is "you"
                    && reading.Tokens[i - 1].Text is "us"
                    && reading.Tokens.TextAt(i + 1) is "have" or "get" or "receive" or "hear" or "will" or "should"
                )
                // "5 days from receipt to acknowledge your complaint".
                || (
                    i > from + 1
                    && reading.Tokens[i].Text is "to"
                    && reading.Tokens[i - 1].Text
                        is "receipt"
                            or "it"
                            or "complaint"
                            or "request"
                            or "enquiry"
                            or "report"
                    && reading.Actions.Exists(a => a.From == i + 1)
                )
                || (i > from + 1 && reading.FunctionAt(i) == "we" && reading.FunctionAt(i - 1) is not "after");
            if (isEnd)
            {
                return i;
            }
        }

        return reading.Tokens.Length;
    }

    public int StartOfAnchor(int to)
    {
        var from = to;
        while (
            from > 0
            && !(
                reading.Tokens[from - 1].Kind == TokenKind.Symbol
                && reading.Tokens[from - 1].Text is "," or ";" or "。" or ":"
            )
            // "须在通话结束后": what comes before is no part of the event.
            && !(reading.Tokens[from - 1].Text is "在" or "自" && reading.Tokens[from].Text is not "线")
        )
        {
            from--;
        }

        return from;
    }
}
