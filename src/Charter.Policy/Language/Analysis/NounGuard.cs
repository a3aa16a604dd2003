namespace Charter.Policy.Language.Analysis;

/// <summary>Tells the nouns among the words for acts: "we respond to urgent repairs" promises no repair.</summary>
internal static class NounGuard
{
    /// <summary>How many words stand between "writes" and "to say why".</summary>
    private const int MostToTelling = 4;

    /// <summary>"Rings you", "writes to the customer".</summary>
    public static bool IsReached(Reading reading, int customer)
    {
        var at = customer - 1;
        at -= at >= 0 && reading.FunctionAt(at) is "article" ? 1 : 0;
        at -= reading.Tokens.TextAt(at) is "to" ? 1 : 0;
        return IsReaching(reading, at);
    }

    /// <summary>Whether a word says that somebody is written to or called.</summary>
    private static bool IsReaching(Reading reading, int token) =>
        token >= 0
        && reading.Tokens[token].Text
            is "write"
                or "writes"
                or "call"
                or "calls"
                or "ring"
                or "rings"
                or "phone"
                or "phones"
                or "telephone"
                or "telephones"
                or "email"
                or "emails"
                or "contact"
                or "contacts";

    /// <summary>"Telephones you to explain why", "write to the customer to give the reasons": the act is the telling.</summary>
    public static bool IsWayOfTelling(Reading reading, Mention action) =>
        action.Value is "respond" or "respond?" or "first_response" or "return_call"
        && IsReaching(reading, action.From)
        && !ActorGuard.IsActOfCustomer(reading, action)
        && reading.Actions.Exists(a =>
            a.Value is "notify_delay"
            && a.From >= action.To - 1
            && a.From - action.To <= MostToTelling
            && (reading.Tokens[a.From].Text is "to" || reading.Tokens[a.From - 1].Text is "to")
        );

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
                    && reading.Actions.Exists(a => a != action && a.IsBefore(at) && at - a.To <= 2)
                )
            );
    }

    /// <summary>"紧急(账号安全、支付)2小时内响应": examples in brackets, which hold no time.</summary>
    public static bool IsInBrackets(Reading reading, Mention action)
    {
        var open = Array.FindLastIndex(reading.Tokens, action.From, t => t.Text is "(" or ")");
        if (open < 0 || !reading.Tokens[open].Is('('))
        {
            return false;
        }

        var close = Array.FindIndex(reading.Tokens, action.To, t => t.Is(')'));
        return close > 0
            && !reading.Times.Exists(t => t.From > open && t.IsBefore(close))
            && reading.Actions.Exists(a => a.IsBefore(open) || a.IsAfter(close));
    }

    /// <summary>"退款申请", "支付类问题": in a script without spaces an act inside the name of a thing.</summary>
    public static bool IsPartOfName(Reading reading, Mention action) =>
        reading.Language.IsUnspaced
        && (
            (reading.Tokens.TextAt(action.To) is "类" or "单" or "申")
            || reading.Subjects.Exists(s =>
                s.Value is "request" or "enquiry" or "complaint"
                && s.Length > action.Length
                && s.From <= action.From
                && action.To < s.To
            )
        )
        && reading.Actions.Exists(a => a != action);

    /// <summary>
    /// "A full response goes to the customer", "the reply is sent out": the verb only carries what the noun promises.
    /// </summary>
    public static bool IsCarried(Reading reading, Mention action)
    {
        if (
            reading.Language.IsUnspaced
            || (action.Value is not ("refer" or "attend" or "escalate") && !IsTaken(reading, action))
            || reading.Tokens[IsTaken(reading, action) ? action.To - 1 : action.From].Text
                is not (
                    "go"
                    or "goes"
                    or "sent"
                    or "send"
                    or "come"
                    or "comes"
                    or "get"
                    or "gets"
                    or "reach"
                    or "reaches"
                    or "passed"
                    or "given"
                    or "taken"
                )
        )
        {
            return false;
        }

        var noun = reading.Actions.FindLast(a =>
            a.IsBefore(action.From)
            && a.Value is "respond" or "resolve" or "acknowledge" or "update" or "notify_delay" or "first_response"
            && !a.Value.EndsWith('?')
        );
        if (noun.Value is null || reading.Times.Exists(t => t.IsWithin(noun.To, action.From)))
        {
            return false;
        }

        for (var i = noun.To; i < action.From; i++)
        {
            if (
                reading.Tokens[i].Kind == TokenKind.Symbol
                || reading.FunctionAt(i) is "we" or "while" or "opener"
                || (reading.FunctionAt(i) is "and" && reading.Tokens[i].Text is not "&")
            )
            {
                return false;
            }
        }

        return !IsVerbForm(reading, noun);
    }

    /// <summary>"A decision on your request is taken": nobody is picked up.</summary>
    private static bool IsTaken(Reading reading, Mention action) =>
        action.Value == "answer" && reading.Tokens[action.To - 1].Text == "taken";

    /// <summary>"A reply on the progress", "a response to a request for a review": what an answer is about is no act beside it.</summary>
    public static bool IsWhatItIsAbout(Reading reading, Mention action)
    {
        if (
            reading.Language.IsUnspaced
            || action.Value is "notify_delay" or "acknowledge"
            || IsOutcome(reading, action)
            || (reading.Tokens.TextAt(action.From - 1) is "is" or "are" or "be" or "gets" or "get")
        )
        {
            return false;
        }

        var head = reading.Actions.FindLast(a =>
            a.To < action.From
            && action.From - a.To <= 8
            && a.Value is "respond" or "first_response"
            && Enumerable
                .Range(a.To, action.From - a.To)
                .Any(i => reading.Tokens[i].Text is "on" or "about" or "regarding" or "concerning")
        );
        return head.Value is not null
            && !IsVerbForm(reading, head)
            && !reading.Times.Exists(t => t.IsWithin(head.To, action.From))
            && !Enumerable
                .Range(head.To, action.From - head.To)
                .Any(i => reading.FunctionAt(i) is "and" or "modal" or "we");
    }

    /// <summary>"Completes the stage two review": the verb tells what is done with it.</summary>
    public static bool IsCompleted(Reading reading, Mention action) =>
        action.Value == "review"
        && !reading.Language.IsUnspaced
        && reading.Actions.Exists(a =>
            a.Value == "resolve"
            && a.IsBefore(action.From)
            && action.From - a.To is >= 1 and <= 4
            && reading.Tokens[a.From].Stem is "complet" or "finish" or "conclud"
            && Enumerable
                .Range(a.To, action.From - a.To)
                .All(i =>
                    reading.Tokens[i].Kind == TokenKind.Word && reading.FunctionAt(i) is not ("and" or "or" or "limit")
                )
        );

    /// <summary>"A holding response acknowledges receipt": the verb says what the letter does.</summary>
    public static bool IsCarrierOfReceipt(Reading reading, Mention action) =>
        action.Value == "notify_delay" && reading.Actions.Exists(a => a.From == action.To && a.Value == "acknowledge");

    /// <summary>"A reply on the outcome": whoever has that has the matter settled.</summary>
    private static bool IsOutcome(Reading reading, Mention action) =>
        action.Value == "resolve"
        && Enumerable.Range(action.From, action.Length).Any(i => reading.Tokens[i].Text is "outcome" or "decision");

    /// <summary>"Replied to", "is acknowledged": said as a verb, and so an act of its own.</summary>
    private static bool IsVerbForm(Reading reading, Mention noun) =>
        reading.Tokens[noun.From].Text.EndsWith("ed", StringComparison.Ordinal)
        || (reading.Tokens.TextAt(noun.From - 1) is "is" or "are" or "be" or "been" or "will" or "to");

    private static bool IsAttribute(Reading reading, int token) =>
        reading.FunctionAt(token) is "article" or "filler" or "approx"
        || reading.Conditions.Exists(c => c.Holds(token));
}
