namespace Charter.Policy.Language.Analysis;

/// <summary>Who does what is promised: what the customer does, may do or must do is no promise of ours.</summary>
internal static class ActorGuard
{
    private const int MostBetween = 8;

    /// <summary>
    /// The clauses in which the customer acts: "you may go to the ombudsman", "customers must tell us", and orders
    /// to the customer: "claim within 28 days". Each is a guard for the times that it holds.
    /// </summary>
    public static IEnumerable<Mention> Clauses(Reading reading) =>
        Orders(reading)
            .Concat(BodiesToBeAsked(reading))
            .Concat(Duties(reading))
            .Concat(CustomerSteps.InterposedLimits(reading))
            .Concat(CustomerSteps.ToAnAim(reading));

    /// <summary>What the customer is told to do: "claim within 28 days", "refer it to the ombudsman".</summary>
    private static IEnumerable<Mention> Orders(Reading reading)
    {
        var first = FirstWord(reading);
        // "Parcel damaged? Tell us within 48 hours."
        var asked = Array.FindIndex(reading.Tokens, t => t.Is('?')) + 1;
        if (asked > 0 && asked < reading.Tokens.Length && reading.FunctionAt(asked) is "order")
        {
            yield return new Mention("customer", asked, asked + 1);
        }

        if (
            first < reading.Tokens.Length
            && reading.FunctionAt(first) is "order"
            // "Quote requests: …".
            && reading.Language.Lexicon.Match(LexiconGroup.Subject, reading.Tokens, first) is not { Length: > 1 }
            && !reading.Guards.Exists(g => g.Value == "ok" && g.Holds(first))
            && (
                !reading.Actions.Exists(a => a.From == first && !a.Value.EndsWith('?'))
                // "To go to Stage 2, refer the complaint to the Trustee".
                || (
                    first > 0
                    && reading.Tokens[0].Text is "to"
                    && reading.Actions.Exists(a => a.From == first && a.Value is "refer" or "escalate")
                )
                // "Forward your report to …": what is yours is not ours to send.
                || (
                    first + 2 < reading.Tokens.Length
                    && reading.Tokens[first + 1].Text is "your"
                    && reading.Tokens[first + 2].Text
                        is "report"
                            or "complaint"
                            or "case"
                            or "request"
                            or "appeal"
                            or "letter"
                            or "concern"
                )
            )
        )
        {
            yield return new Mention("customer", first, first + 1);
        }

        // "Refer the dispute to the ombudsman": an order to go elsewhere is for the customer.
        if (
            reading.Actions.Exists(a => a.From == first && a.Value is "refer" or "escalate" or "resolve?")
            && reading.Means.Exists(m => m.Value == "body" && m.From > first && m.From - first <= MostBetween)
        )
        {
            yield return new Mention("customer", first, first + 1);
        }
    }

    /// <summary>What the customer may, must or should do: "you may appeal".</summary>
    private static IEnumerable<Mention> Duties(Reading reading)
    {
        foreach (var you in reading.Functions.Where(f => f.Value == "you" && !IsRelative(reading, f.From)))
        {
            if (reading.Tokens.TextAt(you.From - 1) is "no")
            {
                continue;
            }

            var at = you.To;
            var isBound = false;
            while (at < reading.Tokens.Length && at - you.To < MostBetween && IsBetween(reading, at))
            {
                isBound |= IsPermission(reading, at);
                at++;
            }

            var isVerb =
                at < reading.Tokens.Length
                && reading.Tokens[at].Kind == TokenKind.Word
                && reading.FunctionAt(at) is not ("passive_act" or "expect")
                && reading.Tokens[at - 1].Text is not ("be" or "been" or "have");
            if (isBound && isVerb && !IsDoneToCustomer(reading, at, you.From))
            {
                yield return new Mention("customer", you.From, at + 1);
            }
        }
    }

    /// <summary>"Members must reply to customers": whoever serves customers is one of us.</summary>
    private static bool IsDoneToCustomer(Reading reading, int verb, int actor) =>
        !reading.Language.IsUnspaced
        && reading.Tokens[actor].Text is "members" or "member" or "sellers" or "seller" or "merchants" or "merchant"
        && Enumerable
            .Range(verb + 1, Math.Max(0, Math.Min(3, reading.Tokens.Length - verb - 1)))
            .Any(i => reading.Tokens[i].Text is "customer" or "customers" or "buyers" or "consumers" or "complainants");

    /// <summary>"The complainant must have a final response …": what the customer is to have, we give.</summary>
    public static bool IsToBeGiven(Reading reading, Mention guard) =>
        reading.Tokens.TextAt(guard.To) is "have" or "get" or "receive" && IsGiven(reading, guard.To);

    private static bool IsGiven(Reading reading, int have) =>
        reading.Actions.Exists(a =>
            a.From > have
            && a.From - have <= 4
            && a.Value is "acknowledge" or "respond" or "resolve" or "update" or "first_response"
        );

    /// <summary>"The Ombudsman must be asked within six months": by the customer.</summary>
    private static IEnumerable<Mention> BodiesToBeAsked(Reading reading)
    {
        foreach (var body in reading.Means.Where(m => m.Value == "body"))
        {
            var modal = Array.FindIndex(
                reading.Tokens,
                body.To,
                Math.Min(3, reading.Tokens.Length - body.To),
                t => t.Text is "must" or "should" or "can" or "may"
            );
            // "The Ombudsman has to be contacted within six months".
            if (
                modal < 0
                && body.To + 2 < reading.Tokens.Length
                && reading.Tokens[body.To].Text is "has" or "needs" or "have" or "need"
                && reading.Tokens[body.To + 1].Text is "to"
            )
            {
                modal = body.To + 1;
            }

            if (modal > 0 && reading.Tokens.TextAt(modal + 1) is "be")
            {
                yield return new Mention("customer", body.From, modal + 2);
            }
        }
    }

    /// <summary>The first word of what is said, after "please" and a condition or purpose set off by a comma ("To appeal, write …").</summary>
    private static int FirstWord(Reading reading)
    {
        var at = 0;
        if (reading.Tokens.Length > 0 && (reading.FunctionAt(0) is "opener" || reading.Tokens[0].Text is "to"))
        {
            at = Array.FindIndex(reading.Tokens, t => t.Is(',')) + 1;
        }

        return reading.FunctionAt(at) is "please" ? at + 1 : at;
    }

    /// <summary>Whether our side stands right before a verb: "we raise your case", "our team will send your form on".</summary>
    public static bool IsDoneByUs(Reading reading, Mention guard)
    {
        // "No customer should have to queue": nobody's duty.
        if (reading.Tokens.TextAt(guard.From - 1) is "no")
        {
            return true;
        }

        // "Passengers asking for help are greeted": it tells who is meant.
        if (
            guard.From > 0
            && reading.FunctionAt(guard.From - 1) is "you"
            && reading.Tokens[guard.From].Text.EndsWith("ing", StringComparison.Ordinal)
        )
        {
            return true;
        }

        if (
            guard.From == 0
            || reading.FunctionAt(guard.From) is "modal" or "duty" or "you" or "we" or "please"
            || IsPermission(reading, guard.From)
        )
        {
            return false;
        }

        var at = guard.From - 1;
        while (at >= 0 && guard.From - at <= MostBetween && IsBetween(reading, at))
        {
            at--;
        }

        return at >= 0 && reading.FunctionAt(at) is "we" && reading.Tokens[guard.From].Kind == TokenKind.Word;
    }

    /// <summary>"A reply to your appeal within 35 days": something made, and nothing that the customer is told to do.</summary>
    public static bool IsThing(Reading reading, Mention guard) =>
        guard.From > 0
        && reading.Tokens[guard.From].Text is "appeal" or "claim" or "report" or "request" or "complaint"
        && reading.Tokens[guard.From - 1].Kind == TokenKind.Word
        && reading.FunctionAt(guard.From - 1)
            is not ("modal" or "you" or "and" or "or" or "please" or "negative" or "duty")
        && reading.Tokens[guard.From - 1].Text is not ("to" or "not" or "then" or "also");

    private static bool IsPermission(Reading reading, int token) =>
        reading.FunctionAt(token) is "duty"
        || reading.Tokens[token].Text is "may" or "can" or "must" or "should" or "shall" or "need" or "could" or "might"
        || (reading.Tokens[token].Text is "to" && reading.Tokens[token - 1].Text is "have" or "has" or "need" or "are");

    /// <summary>Whether the customer is the one who acts: "customers are expected to reply", "you may appeal", "please respond".</summary>
    public static bool IsActOfCustomer(Reading reading, Mention action)
    {
        if (IsExpectation(reading, action))
        {
            return false;
        }

        var at = action.From - 1;
        var hasModal = false;
        for (var steps = 0; at >= 0 && steps < MostBetween; at--, steps++)
        {
            if (reading.FunctionAt(at) is "please")
            {
                return true;
            }

            if (!IsBetween(reading, at))
            {
                break;
            }

            hasModal = true;
        }

        // "Counter: customers served within five minutes": done to them.
        if (
            action.Value is "answer" or "greet"
            && reading.Tokens[action.From].Text
                is "served"
                    or "seen"
                    or "greeted"
                    or "helped"
                    or "assisted"
                    or "welcomed"
        )
        {
            return false;
        }

        // "No caller is to hold": nobody's duty.
        if (reading.Tokens.TextAt(at - 1) is "no")
        {
            return false;
        }

        if (at < 0 || reading.FunctionAt(at) != "you" || IsPassive(reading, action) || IsRelative(reading, at))
        {
            return false;
        }

        // "We write to you to say why", "rings you to explain": the one who is reached.
        var isReached = action.Value is "notify_delay" && NounGuard.IsReached(reading, at);
        if (isReached || IsMeantOtherwise(reading, action, at) || IsDoneToCustomer(reading, action.From, at))
        {
            return false;
        }

        // "Customer replies", "user requests": without a modal the singular makes a compound noun.
        return hasModal || reading.Tokens[at].Text is "you" || reading.Tokens[at].Text.EndsWith('s');
    }

    /// <summary>Whether the customer is named, but as the one whom something is done for, with, or told.</summary>
    private static bool IsMeantOtherwise(Reading reading, Mention action, int at)
    {
        // "与投诉人确认诉求", "给客户答复": the customer is the one it is done with or to.
        if (reading.Language.IsUnspaced && IsToCustomer(reading, at))
        {
            return true;
        }

        // "We work with you to resolve it".
        if (reading.Tokens.TextAt(at - 1) is "with")
        {
            return true;
        }

        // "How soon can you answer? Within a day.": the customer asks, and means us.
        if (
            at > 0
            && reading.Tokens[at].Text is "you"
            && reading.Tokens[at - 1].Text is "can" or "do" or "will" or "would" or "could"
            && Array.FindIndex(reading.Tokens, action.To, t => t.Is('?')) is var mark
            && mark > 0
            && mark + 1 < reading.Tokens.Length
        )
        {
            return true;
        }

        // "We give you word of when it is done", "you are sent an estimated date": whoever is given something does nothing.
        if (
            at > 0
            && reading.Tokens[at - 1].Text
                is "give"
                    or "gives"
                    or "giving"
                    or "send"
                    or "sends"
                    or "sending"
                    or "offer"
                    or "offers"
                    or "owe"
                    or "owes"
                    or "bring"
                    or "brings"
                    or "issue"
                    or "issues"
        )
        {
            return true;
        }

        // "We tell you where your case stands": whoever is told does nothing.
        if (at > 0 && reading.Tokens[at - 1].Stem is "tel" or "tell" or "inform" or "show" && action.Value == "update")
        {
            return true;
        }

        return false;
    }

    /// <summary>"You have 28 days to appeal": a time that is the customer's to use.</summary>
    public static bool IsAllowanceOfCustomer(Reading reading, TimeMention time)
    {
        return IsGivenToUse(reading, time) || IsHad(reading, time);
    }

    /// <summary>"We give you 21 days to answer", "you get two weeks to reply": given to use, and not what is done for the customer.</summary>
    private static bool IsGivenToUse(Reading reading, TimeMention time)
    {
        var at = BeforeAmount(reading, time.From - 1);
        if (at < 1 || !IsToBeUsed(reading, time.To))
        {
            return false;
        }

        if (IsYou(reading, at))
        {
            return reading.Tokens[at - 1].Text is "give" or "gives" or "giving" or "allow" or "allows" or "allowing";
        }

        if (reading.Tokens[at].Text is not ("get" or "given" or "allowed"))
        {
            return false;
        }

        at--;
        while (at > 0 && IsBetween(reading, at))
        {
            at--;
        }

        return IsYou(reading, at);
    }

    private static bool IsYou(Reading reading, int token) =>
        reading.FunctionAt(token) is "you" || reading.Tokens[token].Text is "you";

    private static int BeforeAmount(Reading reading, int at)
    {
        while (at >= 0 && reading.FunctionAt(at) is "approx" or "filler" or "limit" or "article")
        {
            at--;
        }

        return at;
    }

    private static bool IsHad(Reading reading, TimeMention time)
    {
        var at = BeforeAmount(reading, time.Prefix is "passive_act" ? time.PrefixFrom : time.PrefixFrom - 1);
        if (at < 1 || reading.Tokens[at].Stem is not ("hav" or "has" or "have" or "get" or "giv" or "allow"))
        {
            return false;
        }

        at--;
        while (at > 0 && IsBetween(reading, at))
        {
            at--;
        }

        return reading.FunctionAt(at) == "you"
            && !IsRelative(reading, at)
            && reading.Tokens.TextAt(time.To) is "to" or "from" or "in" or "after" or ".";
    }

    /// <summary>"… to answer", "… in which to appeal".</summary>
    private static bool IsToBeUsed(Reading reading, int at)
    {
        at +=
            at + 1 < reading.Tokens.Length && reading.Tokens[at].Text is "in" && reading.Tokens[at + 1].Text is "which"
                ? 2
                : 0;
        return at + 1 < reading.Tokens.Length
            && reading.Tokens[at].Text is "to"
            && reading.Tokens[at + 1].Text is not ("be" or "get" or "hear" or "receive" or "have" or "see" or "wait");
    }

    /// <summary>"You can speak to an adviser", "customers wait": what happens to the customer, though said as an act.</summary>
    private static bool IsExpectation(Reading reading, Mention action) =>
        reading.HasFunction("passive_act", action.From, Math.Min(reading.Tokens.Length, action.From + 2))
        || reading.HasFunction("expect", action.From, Math.Min(reading.Tokens.Length, action.From + 3));

    private static bool IsBetween(Reading reading, int token) =>
        (
            reading.FunctionAt(token) is "modal" or "duty" or "negative" or "approx" or "if_possible"
            // "Tell a consumer about progress".
            && reading.Tokens[token].Text is not "about"
        )
        || reading.Tokens[token].Text
            is "to"
                or "also"
                or "then"
                or "only"
                or "first"
                or "be"
                or "are"
                or "is"
                or "not"
                or "have"
                or "has"
                or "still"
                or "might"
                or "could";

    private static bool IsToCustomer(Reading reading, int token)
    {
        var from = token;
        while (from > 0 && reading.FunctionAt(from - 1) == "you")
        {
            from--;
        }

        return from > 0
            && reading.Tokens[from - 1].Text
                is "与"
                    or "给"
                    or "向"
                    or "对"
                    or "为"
                    or "同"
                    or "跟"
                    or "系"
                    or "知"
                    or "和";
    }

    private static bool IsPassive(Reading reading, Mention action)
    {
        // "Customers are called within a day": the phrase of the act brings its own passive.
        if (action.Length > 1 && reading.Tokens[action.From].Text is "be" or "is" or "are")
        {
            return true;
        }

        var before = action.From - 1;
        while (before > 0 && reading.FunctionAt(before) is "approx")
        {
            before--;
        }

        return before >= 0
            && reading.Tokens[before].Text is "be" or "is" or "are" or "been" or "being" or "get"
            && reading.FunctionAt(action.From - 1) is not "duty";
    }

    /// <summary>"Staff who …", "them", "a person": not the customer as an actor.</summary>
    private static bool IsRelative(Reading reading, int token) =>
        reading.Tokens[token].Text is "who" or "them" or "person";
}
