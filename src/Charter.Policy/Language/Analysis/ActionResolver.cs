namespace Charter.Policy.Language.Analysis;

/// <summary>Tells which act of a sentence a time belongs to.</summary>
internal sealed class ActionResolver(Reading reading, ReadingContext context, ClauseMap clauses)
{
    private readonly Reading _reading = reading;
    private readonly ReadingContext _context = context;
    private readonly ClauseMap _clauses = clauses;
    private readonly FragmentActs _fragments = new(reading);
    private ServiceAction? _implied;

    /// <summary>The act that the time of a segment belongs to; <c>null</c> when the segment has none of its own.</summary>
    public Mention? Of(Segment segment)
    {
        if (_clauses.MissedLimit(segment.Time) is { } missed)
        {
            var main = _reading
                .Actions.Where(a => !_clauses.IsScene(a) && (a.From < missed.From || a.IsAfter(missed.To)))
                .ToList();
            return main.Count == 0 ? null : main.OrderBy(a => NotifyRank(a.Value)).ThenBy(a => a.From).First();
        }

        var inside = _reading.Actions.Where(a => segment.Contains(a) && !IsWeak(a)).ToList();
        // "You hear back from the person you contacted": what the customer did is not what is promised.
        if (inside.Count > 1 && inside.Exists(a => !ActorGuard.IsActOfCustomer(_reading, a)))
        {
            inside.RemoveAll(a =>
                _reading.Tokens.TextAt(a.From - 1) is "you" && ActorGuard.IsActOfCustomer(_reading, a)
            );
        }

        var strong = Choose(segment, inside);
        if (strong is { } done && IsPointer(done) && Pointed(done) is { } meant)
        {
            return meant;
        }

        // "Unless it can be dealt with at once, we write within two days": what sets the scene is not what is promised.
        if (
            strong is { } scene
            && _clauses.IsScene(scene)
            && !_clauses.IsAnchor(scene)
            && Nearest(
                _reading.Actions.Where(a => segment.Contains(a) && IsWeak(a) && !_clauses.IsScene(a)).ToList(),
                segment.Time
            )
                is { } weak
            && weak.IsBefore(segment.Time.From)
        )
        {
            return weak;
        }

        return WithPurpose(Final(strong, inside), segment, inside)
            ?? Choose(segment, _reading.Actions.Where(segment.Contains).ToList());
    }

    /// <summary>"This is done within a day".</summary>
    private bool IsPointer(Mention act) =>
        act.Value == "resolve"
        && act.IsAfter(2)
        && _reading.Tokens[act.From].Text is "done"
        && Enumerable.Range(Math.Max(0, act.From - 3), 2).Any(i => _reading.Tokens[i].Text is "this" or "it" or "that");

    /// <summary>"If your query has to be passed on, this is done …": the act that "this" points to.</summary>
    private Mention? Pointed(Mention done)
    {
        var meant = _reading.Actions.FindLast(a => a.IsBefore(done.From) && !IsWeak(a) && a.Value is not "handle");
        return meant.Value is "refer" or "escalate" or "return_call" or "attend" ? meant : null;
    }

    /// <summary>"Look into a complaint and reply": looking is the way, the reply is the promise.</summary>
    private Mention? Final(Mention? chosen, List<Mention> inside)
    {
        // "不能按时办结的，5日内联系投诉人，说明延时原因": the call is the way, the news of the delay is the promise.
        if (
            _reading.Language.IsUnspaced
            && chosen is { Value: "first_response" or "respond" } carrier
            && inside.Find(a => a.Value is "notify_delay" && a.IsAfter(carrier.To)) is { Value: not null } news
            && _clauses.HasNegatedLead(0, carrier.From)
        )
        {
            return news;
        }

        if (chosen is not { } first || !Examination.IsOne(_reading, first))
        {
            return chosen;
        }

        var next = inside.Find(a => a.IsAfter(first.To) && a.Value is "respond" or "resolve" or "first_response");
        return
            next.Value is not null
            && next.From - first.To <= (_reading.Language.IsUnspaced ? 7 : 4)
            && (
                _reading.HasFunction("and", first.To, next.From)
                // "查明原因，向投诉人作出答复".
                || (_reading.Language.IsUnspaced && first.Value is "resolve" && next.Value is "respond")
            )
            && !_reading.Times.Exists(t => t.IsWithin(first.To, next.From))
            ? next
            : chosen;
    }

    /// <summary>"We write to you within two weeks to confirm our decision": what a letter or call is for says more than that it comes.</summary>
    private Mention? WithPurpose(Mention? chosen, Segment segment, List<Mention> inside)
    {
        if (
            chosen is not { Value: "respond" or "first_response" } carrier
            || _reading.Language.IsUnspaced
            || _reading.Tokens[carrier.From].Stem
                is not ("writ" or "contact" or "email" or "cal" or "telephon" or "phon" or "ring")
        )
        {
            return chosen;
        }

        var purpose = inside.Find(a =>
            (a.From >= Math.Max(segment.Time.To, carrier.To) || a.From == carrier.To)
            && a.Value is "resolve" or "notify_delay" or "update" or "acknowledge"
        );
        if (purpose.Value is null || _clauses.IsScene(purpose))
        {
            return chosen;
        }

        var from = Math.Min(purpose.From, Math.Max(segment.Time.To, carrier.To));
        // "We write to acknowledge your complaint".
        var isInfinitive = purpose.From == carrier.To && _reading.Tokens[carrier.To - 1].Text is "to";
        var isPurpose =
            isInfinitive
            || Enumerable
                .Range(from, purpose.From - from + 1)
                .Any(i =>
                    _reading.Tokens[i].Text
                        is "to"
                            or "with"
                            or "giving"
                            or "confirming"
                            or "explaining"
                            or "stating"
                            or "setting"
                );
        var isBroken = Enumerable
            .Range(from, purpose.From - from)
            .Any(i =>
                _reading.FunctionAt(i) is "and" or "or" or "we" or "modal" or "opener"
                || (
                    _reading.Tokens[i].Kind == TokenKind.Symbol
                    && !(
                        _reading.Tokens[i].Is(',')
                        && _reading.Tokens[i + 1].Text
                            is "confirming"
                                or "explaining"
                                or "giving"
                                or "stating"
                                or "setting"
                    )
                )
            );
        return isPurpose && !isBroken && purpose.From - from <= 14 ? purpose : chosen;
    }

    /// <summary>"Issued", "made", "paid": acts that only count where nothing says more ("a reply is issued").</summary>
    private static bool IsWeak(Mention action) => action.Value.EndsWith('?');

    private Mention? Choose(Segment segment, List<Mention> inside)
    {
        // "Incidents open for more than 4 hours are escalated": what is done comes after the limit that was passed.
        var later = inside.Find(a => a.IsAfter(segment.Time.To) && NotifyRank(a.Value) < 2);
        if (segment.Time.Prefix is "over" or "after" && later.Value is not null)
        {
            return later;
        }

        // "每30分钟通报一次进展": what comes again and again is news, or a look.
        var again = segment.Time.IsRecurring
            ? inside.Find(a => a.IsAfter(segment.Time.To) && a.Value is "update" or "review" && !_clauses.IsScene(a))
            : default;
        if (again.Value is not null)
        {
            return again;
        }

        // "takes 30 days to process", "1 to 6 hours to respond".
        var infinitive = inside.Find(a =>
            _reading.Tokens[Math.Min(segment.Time.To, _reading.Tokens.Length - 1)].Text == "to"
            && (
                a.From == segment.Time.To + 1
                // "Wait for the next business day to be processed".
                || (a.From == segment.Time.To + 2 && _reading.Tokens[segment.Time.To + 1].Text is "be")
            )
        );
        // "We aim to attend within 4 hours to make safe": what stands before its time is what is promised.
        var isPurpose = inside.Exists(a => a.To == segment.Time.PrefixFrom && a.Value is "attend");
        // "We call you within 3 days to check a few facts".
        isPurpose |=
            infinitive.Value is "review"
            && inside.Exists(a => a.IsBefore(segment.Time.PrefixFrom) && a.Value is "first_response" or "respond");
        if (infinitive.Value is not null && !isPurpose)
        {
            return infinitive;
        }

        if (_reading.Language.IsUnspaced && AfterUnspaced(segment, inside) is { } follower)
        {
            return follower;
        }

        // "Two days for an acknowledgement", "five working days for our response".
        var purpose = inside.Find(a =>
            a.From - segment.Time.To is >= 1 and <= 3
            && _reading.Tokens[segment.Time.To].Text == "for"
            && Enumerable
                .Range(segment.Time.To + 1, a.From - segment.Time.To - 1)
                .All(i => _reading.FunctionAt(i) is "article" or "filler" or "our")
        );
        // "Wait no more than three minutes for an answer" is said of the wait.
        if (purpose.Value is not null && !inside.Exists(a => a.Value == "answer" && a.IsBefore(segment.Time.From)))
        {
            return purpose;
        }

        return FirstOfEither(Nearest(inside.Where(a => !_clauses.IsScene(a)).ToList(), segment.Time), inside)
            ?? Nearest(inside.Where(a => !_clauses.IsAnchor(a) && !IsInLaterCase(segment, a)).ToList(), segment.Time);
    }

    /// <summary>"…, or 40 if it gives you a good reason": what a later case tells is not what its time is for.</summary>
    private bool IsInLaterCase(Segment segment, Mention act) =>
        segment.From > 0
        && !_reading.Language.IsUnspaced
        && segment.Time.Prefix is "or" or "and"
        && _clauses.Leads.Any(l => l.IsAfter(segment.Time.To) && act.IsWithin(l.From, l.To));

    /// <summary>What follows the time at once, in a script without spaces; <c>null</c> for nothing.</summary>
    private Mention? AfterUnspaced(Segment segment, List<Mention> inside)
    {
        // "对举报认真处理，10日内答复": what follows the time at once is done by then.
        var next = inside.Find(a =>
            a.IsAfter(segment.Time.To) && a.From - segment.Time.To <= 7 && a.Value is not ("notify_delay" or "update")
        );
        if (
            next.Value is not null
            && Enumerable
                .Range(segment.Time.To, next.From - segment.Time.To)
                .All(i =>
                    _reading.FunctionAt(i) is "after_word" or "modal" or "you"
                    || _reading.Tokens[i].Text is "给" or "向" or "对" or "与" or "为"
                )
        )
        {
            return next;
        }

        // "…，15个工作日内由其他人员解决": who does it stands between.
        if (
            segment.Time.To + 1 < _reading.Tokens.Length
            && Enumerable.Range(segment.Time.To, 2).Any(i => _reading.Tokens[i].Text is "由")
            && inside.Find(a => a.From > segment.Time.To) is { Value: not null } byThem
        )
        {
            return byThem;
        }

        return null;
    }

    /// <summary>"Acknowledged or followed up": following up is as good as the first, which is what is promised.</summary>
    private Mention? FirstOfEither(Mention? chosen, List<Mention> inside)
    {
        if (chosen is not { Value: "update" } second)
        {
            return chosen;
        }

        var first = inside.Find(a => a.Value is "acknowledge" or "respond" && second.From - a.To == 1);
        return first.Value is not null && _reading.HasFunction("or", first.To, second.From) ? first : chosen;
    }

    /// <summary>"Freight arrives in 3 days": a weak act promises only where we act, or something of ours is served.</summary>
    private bool IsTooWeak(Segment segment) =>
        segment.Action is { } action
        && IsWeak(action)
        && !_reading.Functions.Exists(f => f.Value is "we" or "expect" && f.IsBefore(segment.Time.To))
        && !segment.Subjects.Exists(s => s.Value is not ("issue" or "in_person" or "post"))
        && !segment.Conditions.Exists(c => c.Value.StartsWith("priority", StringComparison.Ordinal))
        && _context.Subjects.Count == 0;

    /// <summary>"Deposits are returned": only what somebody said or wrote to us is returned as a service.</summary>
    private bool IsReturnOfGoods(Segment segment) =>
        segment.Action is { Value: "return_call" } action
        && _context.Subjects.Count == 0
        && !_reading.Language.IsUnspaced
        && action.From < action.To
        && Enumerable
            .Range(action.From, action.Length)
            .All(t => _reading.Tokens[t].Text is "be" or "return" or "returned" or "returns" or "returning")
        && !_reading.Subjects.Exists(s => s.Value != "none")
        && !_reading.Tokens.Any(t => t.Text is "call" or "calls" or "message" or "messages");

    private static int NotifyRank(string action) =>
        action switch
        {
            "notify_delay" => 0,
            "escalate" or "offer_callback" => 1,
            _ => 2,
        };

    /// <summary>The last action before the time; where there is none, the first after it.</summary>
    private static Mention? Nearest(List<Mention> actions, TimeMention time)
    {
        foreach (var action in Enumerable.Reverse(actions))
        {
            if (action.From < time.From)
            {
                return action;
            }
        }

        return actions.Count == 0 ? null : actions[0];
    }

    /// <summary>What is promised in a segment; <c>false</c> when that cannot be told.</summary>
    public bool TryRead(Segment segment, out ServiceAction action)
    {
        if (IsTooWeak(segment) || IsReturnOfGoods(segment))
        {
            action = default;
            return false;
        }

        if (segment.Action is { } mention && TryRead(mention, out action))
        {
            return IsPlausible(action, segment.Time) && !IsReviewOfSomethingElse(segment, action);
        }

        // "If our reply takes longer than ten working days, £30 is paid": the penalty restates the limit.
        var restated = _reading.Actions.LastOrDefault(a =>
            a.IsAfter(segment.From)
            && (
                a.From < segment.Time.From
                || (
                    _reading.Language.IsUnspaced
                    && _clauses.MissedLimit(segment.Time) is { } missed
                    && a.IsBefore(missed.To)
                    && !IsWeak(a)
                )
            )
        );
        if (restated.Value is not null && TryRead(restated, out action))
        {
            return true;
        }

        var implied =
            (_context.IsHowLong ? _fragments.Of(segment) : null)
            ?? _context.Action
            ?? _fragments.Of(segment)
            ?? UnknownVerb.Of(_reading, segment)
            // "Serious cases are opened within a day, others within five".
            ?? (
                _reading.HasFunction("others", segment.From, segment.To)
                || IsNextTier(segment)
                || IsCaseInBrackets(segment)
                    ? _implied
                    : null
            );
        _implied = implied;
        action = implied ?? default;
        return implied is not null;
    }

    /// <summary>"Complaints: 5 weeks (10 weeks for complex cases)".</summary>
    private bool IsCaseInBrackets(Segment segment) =>
        segment.Action is null
        && _reading.Tokens.IsAt(segment.Time.PrefixFrom - 1, '(')
        && segment.Conditions.Exists(c => c.IsAfter(segment.Time.To));

    /// <summary>"Emails: 80% in 4 hours, 95% in 8 hours".</summary>
    private bool IsNextTier(Segment segment) =>
        segment.Action is null
        && _reading.Percents.Count > 0
        && !_reading.Functions.Exists(f => f.Value is "we" or "expect" or "modal")
        && (
            _reading.Percents.Exists(p => p.IsWithin(segment.From, segment.To))
            || Enumerable
                .Range(segment.From, segment.Time.From - segment.From)
                .Any(i => _reading.Tokens[i].Text is "all")
        );

    /// <summary>To "handle" or "address" is to settle; on a live channel it is to answer, which the subject tells.</summary>
    public static bool TryRead(Mention mention, out ServiceAction action)
    {
        action = ServiceAction.Resolve;
        return mention.Value is "handle" or "turn" || Vocabulary.TryReadAction(mention.Value.TrimEnd('?'), out action);
    }

    /// <summary>"Daily" says how often somebody looks or reports, not when a thing is settled.</summary>
    private static bool IsPlausible(ServiceAction action, TimeMention time) =>
        !time.IsRecurring
        // "入户安检每两年不少于1次": nobody comes or answers once in so many weeks for one ticket.
        || (!time.IsNamed && time.Unit is not (TimeUnit.Week or TimeUnit.Month))
        || action
            is ServiceAction.Update
                or ServiceAction.Respond
                or ServiceAction.Review
                or ServiceAction.NotifyDelay
                or ServiceAction.ReturnCall
                or ServiceAction.FirstResponse
                or ServiceAction.Document;

    /// <summary>"Registered businesses are audited once a year": what is looked at again and again must be our work.</summary>
    private bool IsReviewOfSomethingElse(Segment segment, ServiceAction action) =>
        action == ServiceAction.Review
        && segment.Subjects.Count == 0
        && _context.Subjects.Count == 0
        && !_reading.Tones.Exists(t => t.Value == "work_item");

    /// <summary>What is done when a limit is missed: told, escalated, offered a callback.</summary>
    public ServiceAction AfterMissedLimit(Segment segment, ServiceAction action)
    {
        // "A complaint not resolved after ten days is picked up by the Liaison Officer".
        if (
            segment.Action is { } taken
            && _reading.Tokens[taken.From].Stem is "pick" or "tak"
            && taken.To + 1 < _reading.Tokens.Length
            && _reading.Tokens[taken.To].Text is "by"
        )
        {
            return ServiceAction.Escalate;
        }

        if (segment.Action is null || _reading.Guards.Exists(g => g.Value == "penalty"))
        {
            var restated = _reading.Actions.LastOrDefault(a => a.IsAfter(segment.From) && a.From < segment.Time.From);
            return restated.Value is not null && TryRead(restated, out var same) ? same : action;
        }

        return action switch
        {
            ServiceAction.Escalate or ServiceAction.Refer => ServiceAction.Escalate,
            ServiceAction.OfferCallback or ServiceAction.ReturnCall => ServiceAction.OfferCallback,
            ServiceAction.Attend or ServiceAction.Start or ServiceAction.Review => action,
            _ => ServiceAction.NotifyDelay,
        };
    }
}
