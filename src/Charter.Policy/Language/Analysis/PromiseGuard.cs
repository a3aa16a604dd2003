namespace Charter.Policy.Language.Analysis;

/// <summary>Decides which times of a sentence can be limits of a promise of ours at all.</summary>
internal static class PromiseGuard
{
    private static readonly string[] WholeSentence = ["past", "example", "policy"];

    /// <summary>The times that are limits or intervals; empty when the sentence speaks of something else.</summary>
    public static List<TimeMention> Promised(Reading reading)
    {
        var text = reading.Text.AsSpan().TrimEnd();
        if (text.Length > 0 && text[^1] is '?' or '？')
        {
            return [];
        }

        var times = AsMeant(reading);
        var now = reading.Functions.Find(f => f.Value == "now");
        if (
            PastGuard.IsPastShare(reading)
            || UnspacedResults.IsResult(reading)
            || PastGuard.IsPerfect(reading)
            || PastGuard.IsToldOfThePast(reading)
            || PastGuard.IsStartOfClock(reading)
        )
        {
            reading.Guards.Add(new Mention("past", 0, 1));
            return [];
        }

        if (PastGuard.IsDefinition(reading))
        {
            // What a word means may well say which hours count.
            reading.Guards.Add(new Mention("metric", 0, 1));
            return [];
        }

        if (reading.Guards.Exists(g => WholeSentence.Contains(g.Value) && !IsAside(reading, g)))
        {
            if (now.Value is null)
            {
                return [];
            }

            // "It used to be 15 days; now it is 10": only what comes after counts, where anything does.
            times.RemoveAll(t => t.From < now.From && times.Exists(o => o.From > now.From));
            // "… must now be answered in 90 seconds, where it used to be 60".
            var past = reading.Guards.FindLast(g => g.Value == "past" && g.From > now.From);
            times.RemoveAll(t =>
                past.Value is not null && t.From > past.From && times.Exists(o => o.IsBefore(past.From))
            );
        }

        // Of too many none will be read: what each is a limit of need not be asked.
        var areRead = times.Count <= PromiseAssembler.MostTimes;
        UnspacedResults.DropReplaced(reading, now, times);
        times = times.Where(t => !areRead || (IsLimit(reading, t) && !IsAskedAbout(reading, t))).ToList();
        FirmLimits.DropRepeats(reading, times);
        FirmLimits.DropWishes(reading, times);
        return times;
    }

    /// <summary>The times of a sentence without those that others have replaced.</summary>
    private static List<TimeMention> AsMeant(Reading reading) =>
        reading
            .Times.Where(t =>
                t.Prefix != "superseded"
                || !(HasOther(reading, t) || reading.Tokens[t.PrefixFrom].Text is "was" or "were")
            )
            // "If you have been on hold for two minutes" is a limit that was missed, where something is offered then.
            .Select(t =>
                t.Prefix is "for" or "passive_act" && OfferedCalls.IsWaitMadeGood(reading, t)
                    ? t with
                    {
                        Prefix = "over",
                    }
                    : t
            )
            .ToList();

    /// <summary>"Waited more than 3 days? Send us a message": what is asked is not promised, unless we do something about it.</summary>
    private static bool IsAskedAbout(Reading reading, TimeMention time)
    {
        var question = Array.FindIndex(reading.Tokens, time.To, t => t.Is('?'));
        return question > 0
            && !reading.Actions.Exists(a =>
                a.From > question && a.Value is "notify_delay" or "escalate" or "offer_callback"
            );
    }

    private static bool HasOther(Reading reading, TimeMention time) =>
        reading.Times.Exists(t => t != time && t.Prefix != "superseded");

    /// <summary>"Within 24 hours (previously 48)": the mark of the past belongs to the superseded time alone.</summary>
    private static bool IsAside(Reading reading, Mention guard) =>
        reading.Times.Exists(t =>
            t.Prefix == "superseded" && t.PrefixFrom <= guard.From && guard.From < t.To && HasOther(reading, t)
        ) || IsInBrackets(reading, guard);

    /// <summary>"(electrical work, for example)", "(page last reviewed in July)": beside the promise.</summary>
    private static bool IsInBrackets(Reading reading, Mention guard)
    {
        var open = Array.FindLastIndex(reading.Tokens, guard.From, t => t.Text is "(" or ")" or ",");
        var close = Array.FindIndex(reading.Tokens, guard.To, t => t.Text is ")" or ",");
        return open >= 0
            && reading.Tokens[open].Text is "(" or ","
            && close > 0
            && !reading.Times.Exists(t => t.From > open && t.IsBefore(close))
            && !reading.Percents.Exists(p => p.From > open && p.IsBefore(close));
    }

    private static bool IsLimit(Reading reading, TimeMention time)
    {
        if (
            (time.Suffix is "or_more" && !IsAgeOfOpenCase(reading, time) && !IsNextShare(reading, time))
            || time.Suffix is "ago" or "before" or "notice"
            || (time.Prefix == "min" && !time.IsRecurring)
            || (time.Suffix is "hours_a_day" && time.Unit is not (TimeUnit.Ring or TimeUnit.Second))
            || IsSpareTarget(reading, time)
            || time.Prefix is "last" or "age" or "extension" or "money"
            || (time.Prefix == "for" && !IsMissed(reading, time) && !IsFollowedUp(reading, time))
            || IsRate(reading, time)
            || IsCountWithin(reading, time)
            || IsTooLate(reading, time)
            || UnspacedDuties.IsLeftToCustomer(reading, time)
            || UnspacedDuties.IsUnbounded(reading, time)
            || UnspacedCases.IsNoLimit(reading, time)
            || AmountGuard.MeasuresSomethingElse(reading, time)
            || DayAndNight.IsDaysOfIt(reading, time)
            || (DayAndNight.IsWholeDay(reading, time) && reading.Tokens[time.To - 1].Text is "hour" or "hours")
        )
        {
            return false;
        }

        if (DenialGuard.IsDenied(reading, time))
        {
            reading.Guards.Add(new Mention("denied", time.From, time.To));
            return false;
        }

        return time.IsImmediate ? IsImmediateLimit(reading, time) : !IsGuarded(reading, time);
    }

    private static bool IsImmediateLimit(Reading reading, TimeMention time)
    {
        if (ImmediateLimits.IsAfterName(reading, time) || ImmediateLimits.IsAfterLevel(reading, time))
        {
            return true;
        }

        if (!ImmediateLimits.IsSaidOfAnAct(reading, time) && !ImmediateLimits.IsAfterLabelledAct(reading, time))
        {
            return false;
        }

        // "Immediate assistance is often needed, so … within 5 minutes": the figure is the promise.
        return reading.Times.Exists(t => t != time && !t.IsImmediate)
            ? IsOwnClause(reading, time)
            : !IsGuarded(reading, time);
    }

    /// <summary>"Failing to attend twice in 12 months": how often something happens.</summary>
    private static bool IsCountWithin(Reading reading, TimeMention time) =>
        time.PrefixFrom > 0
        && !time.IsRecurring
        && reading.Tokens[time.PrefixFrom].Text is "in" or "within"
        && (
            reading.Tokens[time.PrefixFrom - 1].Text is "twice" or "thrice"
            || (
                time.PrefixFrom > 1
                && reading.Tokens[time.PrefixFrom - 1].Text is "times"
                && reading.Tokens[time.PrefixFrom - 2].Text is not ("response" or "resolution" or "at")
            )
        );

    /// <summary>"90% the same day and over 95% in two": what is more is the share.</summary>
    private static bool IsNextShare(Reading reading, TimeMention time) =>
        reading.Percents.Exists(p => p.IsAfter(time.To) && p.From - time.To <= 3);

    /// <summary>"In 1 hour, with 15 minutes as the target": what is hoped for beside what is promised.</summary>
    private static bool IsSpareTarget(Reading reading, TimeMention time) =>
        time.To + 2 < reading.Tokens.Length
        && reading.Tokens[time.To].Text is "as"
        && Enumerable
            .Range(time.To + 1, 2)
            .Any(i => reading.Tokens[i].Text is "target" or "goal" or "aim" or "ambition")
        && reading.Times.Exists(t => t.IsBefore(time.From));

    /// <summary>"Where there was no answer for six months, you are told why": what was missed may be said as a duration.</summary>
    private static bool IsMissed(Reading reading, TimeMention time) =>
        reading.Clauses.MissedLimit(time) is { } lead
        && reading.Actions.Exists(a => a.IsAfter(lead.To) && a.Value is "notify_delay" or "escalate");

    /// <summary>"A ticket untouched for two hours is escalated": the duration is the limit that was missed.</summary>
    private static bool IsFollowedUp(Reading reading, TimeMention time) =>
        reading.Actions.Exists(a =>
            a.IsAfter(time.To) && a.From - time.To <= 4 && a.Value is "escalate" or "notify_delay" or "offer_callback"
        );

    /// <summary>"When a complaint is four weeks old and still open": an age that is the missed limit.</summary>
    private static bool IsAgeOfOpenCase(Reading reading, TimeMention time) =>
        reading.Tokens.TextAt(time.To) is "old" && IsMissed(reading, time);

    /// <summary>"Seven days a week" says how often, and is no limit.</summary>
    private static bool IsRate(Reading reading, TimeMention time) =>
        time.To + 1 < reading.Tokens.Length
        && reading.Tokens[time.To].Text is "a" or "per" or "each" or "/"
        && reading.Tokens[time.To + 1].Text is "week" or "month" or "year" or "fortnight";

    /// <summary>"Complaints raised over three months after the event": what came in too late.</summary>
    private static bool IsTooLate(Reading reading, TimeMention time) =>
        time.Prefix == "over"
        && reading.FunctionAt(time.To) == "after"
        && reading.Clauses.MissedLimit(time) is null
        && !IsFollowedUp(reading, time)
        && time.PrefixFrom > 0
        && reading.Tokens[time.PrefixFrom - 1].Text
            is "brought"
                or "raised"
                or "made"
                or "submitted"
                or "received"
                or "reported"
                or "lodged"
                or "sent"
                or "filed"
                or "arriving"
                or "presented";

    private static bool IsOwnClause(Reading reading, TimeMention time)
    {
        var (from, to) = Clause(reading, time);
        if (ImmediateLimits.HasOwnAct(reading, time))
        {
            return !IsGuarded(reading, time);
        }

        return !reading.Times.Exists(t => !t.IsImmediate && t.IsWithin(from, to))
            && reading.Actions.Exists(a => a.IsWithin(from, to))
            && !IsGuarded(reading, time);
    }

    /// <summary>Where one of us is named as acting, last before the time in its clause; below zero for nobody.</summary>
    private static int LastActor(Reading reading, int from, TimeMention time)
    {
        var actor = -1;
        foreach (var function in reading.Functions)
        {
            if (
                function.Value is "we" or "expect"
                && function.IsAfter(from)
                && function.IsBefore(time.From)
                && !IsObject(reading, function)
            )
            {
                actor = function.From;
            }
        }

        return actor;
    }

    /// <summary>"You must go to the Ombudsman within six months, and no more than a year …": who acts was said before.</summary>
    private static int FromWhoActs(Reading reading, int from, int to)
    {
        var hasOwn =
            from >= reading.Tokens.Length
            || reading.FunctionAt(from) is not ("and" or "or")
            || reading.Actions.Exists(a => a.IsWithin(from, to))
            || reading.Functions.Exists(f => f.Value is "we" or "expect" && f.IsWithin(from, to));
        while (!hasOwn && from > 0 && reading.Tokens[from - 1].Text is not (";" or "。" or "." or "|"))
        {
            from--;
        }

        return from;
    }

    /// <summary>"When you lodge a complaint the Scheme responds within five days": the condition ended before the promise.</summary>
    private static bool IsInEarlierCondition(Reading reading, Mention guard, TimeMention time) =>
        guard.Value == "customer"
        && reading.Clauses.Leads.Any(l =>
            l.From <= guard.From
            && guard.IsBefore(l.To)
            && l.IsBefore(time.PrefixFrom)
            && reading.Actions.Exists(a => a.IsWithin(l.To, time.PrefixFrom) && !a.Value.EndsWith('?'))
        );

    /// <summary>"… or when you ask us to": what the customer does in a condition is no duty.</summary>
    private static bool IsInLaterCondition(Reading reading, Mention guard, TimeMention time) =>
        guard.Value == "customer" && reading.Clauses.Leads.Any(l => l.IsAfter(time.To) && guard.IsWithin(l.From, l.To));

    /// <summary>Whether a guard is of another kind, in a condition, or only part of a name.</summary>
    private static bool IsBesideThePoint(Reading reading, Mention guard, TimeMention time) =>
        WholeSentence.Contains(guard.Value)
        || guard.Value is "ok" or "not_hours"
        || UnspacedCases.IsWhenceItCounts(reading, guard, time)
        || IsInLaterCondition(reading, guard, time)
        || IsInEarlierCondition(reading, guard, time)
        || IsInName(reading, guard);

    private static bool IsGuarded(Reading reading, TimeMention time)
    {
        var (from, to) = Clause(reading, time);
        var (first, last) = (from, to);
        if (!reading.Actions.Exists(a => a.IsWithin(from, to)) && to < reading.Tokens.Length)
        {
            // "After eight weeks, you may …": a time set off by a comma belongs to what follows.
            to = NextPause(reading, to + 1);
        }

        from = FromWhoActs(reading, from, to);
        var actor = LastActor(reading, from, time);
        foreach (var guard in reading.Guards)
        {
            if (IsBesideThePoint(reading, guard, time))
            {
                continue;
            }

            if (last < to && IsOfGoods(reading, guard, time, (first, last)))
            {
                return true;
            }

            var isInClause = guard.IsAfter(from) && guard.From < to;
            // The payment has a clock of its own, which is no service; a missed limit that it restates counts.
            if (guard.Value == "penalty" && (!isInClause || reading.Clauses.MissedLimit(time) is not null))
            {
                continue;
            }

            var isAnchored =
                guard.IsAfter(time.To)
                && (reading.FunctionAt(time.To) == "after" || reading.Tokens.TextAt(time.To) is "from");
            if (
                (isAnchored && guard.Value is "delivery" or "eligibility" && IsServed(reading, from, time.From))
                || (isAnchored && guard.Value == "metric" && IsServed(reading, 0, time.From))
                || (isAnchored && IsWhatItIsCountedFrom(reading, guard, from, time, actor))
                || (guard.Value is "delivery" or "money" or "uptime" && IsServed(reading, from, to))
            )
            {
                continue;
            }

            if (
                guard.Value is "sentence" or "penalty"
                || (isInClause && (guard.To > actor || IsAsked(reading, guard, actor)))
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Parts ship in five days, but your ticket has an answer …": goods have a clause of their own.</summary>
    private static bool IsOfGoods(Reading reading, Mention guard, TimeMention time, (int From, int To) clause) =>
        guard.Value is "delivery" or "money" or "uptime"
        && guard.IsAfter(clause.From)
        && guard.IsBefore(time.From)
        && clause.To < reading.Tokens.Length
        && reading.FunctionAt(clause.To) is "while"
        && !reading.Subjects.Exists(s => s.IsWithin(clause.From, clause.To));

    /// <summary>"Refund requests", "delivery complaints": a word of money or goods in the name of what is served.</summary>
    private static bool IsInName(Reading reading, Mention guard) =>
        guard.Value is "money" or "delivery"
        && reading.Subjects.Exists(s =>
            s.Value is "request" or "enquiry" or "complaint"
            && (
                (s.From <= guard.From && guard.To < s.To)
                || s.From == guard.To
                // "Discounts and exemption applications".
                || (s.From - guard.To is 1 or 2 or 3 && reading.FunctionAt(guard.To) is "and" or "or")
            )
        );

    /// <summary>"You can ask the ombudsman …": whoever is asked is not the one who promises.</summary>
    private static bool IsAsked(Reading reading, Mention guard, int actor) =>
        guard.Value == "customer" && guard.To == actor && reading.Tokens[actor].Text is not "we";

    /// <summary>"Questions about deliveries are answered within a day": the act is one of service, whatever it is about.</summary>
    private static bool IsServed(Reading reading, int from, int to) =>
        reading.Actions.Exists(a =>
            a.IsAfter(from)
            && a.IsBefore(to)
            && (
                a.Value is "acknowledge" or "respond" or "first_response" or "update" or "answer" or "notify_delay"
                || (
                    a.Value == "resolve"
                    && reading.Subjects.Exists(s => s.IsWithin(from, to) && s.Value is "enquiry" or "complaint")
                )
            )
        );

    /// <summary>"… within two weeks of hearing from you", "… five days after you ask for a review": whence our time counts.</summary>
    private static bool IsWhatItIsCountedFrom(Reading reading, Mention guard, int from, TimeMention time, int actor) =>
        (guard.Value == "customer" || reading.Tokens[guard.To - 1].Text == "you")
        && reading.Actions.Exists(a =>
            !a.Value.EndsWith('?')
            && (
                a.IsWithin(from, time.From)
                // "20 days from lodging your complaint you will have a response".
                || (
                    a.IsAfter(guard.To)
                    && reading.Functions.Exists(f => f.Value is "expect" && f.IsAfter(guard.To) && f.To <= a.From + 1)
                )
            )
            && !ActorGuard.IsActOfCustomer(reading, a)
        )
        && (actor >= 0 || guard.Value == "customer")
        && !reading.Guards.Exists(g => g.Value == "customer" && g.IsBefore(time.From));

    /// <summary>"Register it with the Trust", "write to the council": named, but not the one who acts.</summary>
    private static bool IsObject(Reading reading, Mention actor) =>
        reading.Tokens.TextAt(actor.From - 1) is "with" or "to" or "from" or "of" or "at" or "against" or "about";

    /// <summary>The clause around a time: from one strong pause to the next.</summary>
    internal static (int From, int To) Clause(Reading reading, TimeMention time)
    {
        var from = time.From;
        while (from > 0 && !IsPause(reading, from - 1, time))
        {
            from--;
        }

        var to = time.To;
        while (to < reading.Tokens.Length && !IsPause(reading, to, time))
        {
            to++;
        }

        return (from, to);
    }

    private static int NextPause(Reading reading, int from)
    {
        var at = from;
        while (at < reading.Tokens.Length && reading.Tokens[at].Text is not (";" or "。" or "." or "|"))
        {
            at++;
        }

        return at;
    }

    private static bool IsPause(Reading reading, int token, TimeMention time)
    {
        var current = reading.Tokens[token];
        if (current.Kind == TokenKind.Symbol)
        {
            return current.Text is "," or ";" or "。" or "." or "|";
        }

        if (reading.IsTurn(token))
        {
            return true;
        }

        // "and we", "and it": a new clause with its own actor.
        return reading.FunctionAt(token) == "and"
            && token + 1 < reading.Tokens.Length
            && token < time.From
            && reading.FunctionAt(token + 1) is "we" or "pronoun" or "article";
    }
}
