namespace Charter.Policy.Language.Analysis;

/// <summary>Puts times, actions, subjects, shares and conditions together into commitments.</summary>
internal sealed class PromiseAssembler
{
    /// <summary>With more times than this nobody can tell what belongs to which, and looking for it would take long.</summary>
    public const int MostTimes = 40;

    private readonly Reading _reading;
    private readonly ReadingContext _context;
    private readonly List<TimeMention> _times;
    private readonly ClauseMap _clauses;
    private readonly SubjectResolver _subjects;
    private readonly ActionResolver _actions;
    private readonly CoordinatedActs _coordinated;
    private readonly List<ReadCommitment> _found = [];
    private List<Mention>? _firstSubjects;

    private PromiseAssembler(Reading reading, ReadingContext context, List<TimeMention> times)
    {
        _reading = reading;
        _context = context;
        _times = times;
        _clauses = new ClauseMap(reading, reading.Times);
        _subjects = new SubjectResolver(reading, context);
        _actions = new ActionResolver(reading, context, _clauses);
        _coordinated = new CoordinatedActs(reading, _clauses);
    }

    private List<TimeMention> NotUnderstood { get; } = [];

    /// <summary>The promises of a sentence, and the times that look like promises, but of what could not be told.</summary>
    public static (List<ReadCommitment> Found, List<TimeMention> NotUnderstood) Assemble(
        Reading reading,
        ReadingContext context,
        List<TimeMention> times
    )
    {
        if (times.Count > MostTimes)
        {
            return ([], times);
        }

        StageLevels.ReadWithoutComplaint(reading, context);
        // Most sentences promise nothing, and nothing is made ready for them.
        if (times.Count == 0)
        {
            return ([], []);
        }

        var assembler = new PromiseAssembler(reading, context, times);
        return (assembler.Assemble(), assembler.NotUnderstood);
    }

    private List<ReadCommitment> Assemble()
    {
        new MissedLimits(_reading, _clauses).DropReplaced(_times);
        var segments = Segmenter.Cut(_reading, _times);
        for (var i = 0; i < segments.Count; i++)
        {
            var previous = i > 0 ? segments[i - 1] : null;
            segments[i].Action =
                OfHeader(segments[i])
                ?? _actions.Of(segments[i])
                ?? (UnspacedCases.HasUnknownAct(_reading, segments[i]) ? null : previous?.Action);
            segments[i].Subjects = _subjects.In(segments[i], previous, segments[i].Action);
            segments[i].Conditions = ConditionsOf(segments[i], previous);
        }

        if (segments.Count > 0)
        {
            TakeConditionsOfRemark(segments);
            ParallelCases.Assign(_reading, segments);
            Respectively.Assign(_reading, segments);
        }

        if (Respectively.IsOpen(_reading, segments))
        {
            NotUnderstood.AddRange(_times);
            return _found;
        }

        TakeSubjectsFromLater(segments);
        _firstSubjects = segments.Count > 0 ? segments[0].Subjects : null;
        TakeActionsFromLater(segments);
        Contrast.Mark(_reading, segments);
        foreach (var segment in segments)
        {
            if (segment.Time.Prefix == "over")
            {
                segment.Conditions.RemoveAll(c => c.Value == "unresolved");
            }

            Add(segment);
        }

        return _found;
    }

    /// <summary>"An acknowledgement within 5 days and a full reply to your letter within 10": the letter is meant twice.</summary>
    private void TakeSubjectsFromLater(List<Segment> segments)
    {
        for (var i = segments.Count - 2; i >= 0; i--)
        {
            if (segments[i].Subjects.Count == 0 && _reading.FunctionAt(segments[i + 1].From) is "and" or "with")
            {
                segments[i].Subjects = segments[i + 1].Subjects;
            }
        }
    }

    private void TakeActionsFromLater(List<Segment> segments)
    {
        for (var i = segments.Count - 2; i >= 0; i--)
        {
            // "We may need 40 days, in which case we tell you by day 20": the news is what follows from it.
            if (segments[i + 1].Action is { Value: "notify_delay", From: var news } && IsConsequence(news))
            {
                continue;
            }

            segments[i].Action ??= UnspacedCases.HasUnknownAct(_reading, segments[i]) ? null : segments[i + 1].Action;
        }
    }

    private bool IsConsequence(int act) =>
        act + 2 < _reading.Tokens.Length
        && _reading.Tokens[act].Text is "in"
        && _reading.Tokens[act + 1].Text is "which"
        && _reading.Tokens[act + 2].Text is "case";

    /// <summary>"4 hours to respond, 1 day to resolve: that is for premium members": what a closing remark says holds for all.</summary>
    private void TakeConditionsOfRemark(List<Segment> segments)
    {
        var last = segments[^1];
        var mark = Array.FindIndex(_reading.Tokens, last.Time.To, t => t.Text is ":" or ";" or "." or "–" or "—");
        if (segments.Count < 2 || mark < 0 || _reading.Actions.Exists(a => a.From > mark))
        {
            return;
        }

        foreach (var condition in last.Conditions.Where(c => c.From > mark).ToList())
        {
            foreach (var segment in segments.SkipLast(1))
            {
                if (!segment.Conditions.Exists(c => Family(c.Value) == Family(condition.Value)))
                {
                    segment.Conditions.Add(condition);
                }
            }
        }
    }

    /// <summary>"Growth customers have a response on chat in 3 hours and by email in 24": by another channel, to the same customers.</summary>
    private IEnumerable<Mention> OfSameCustomers(Segment segment, Segment previous, List<Mention> own)
    {
        var channel = _reading.Subjects.Find(s => segment.Contains(s) && s.IsBefore(segment.Time.From));
        var isMeans =
            channel.Value is not null
            && channel.From > segment.From
            && channel.From - segment.From <= 2
            && _reading.Tokens[channel.From - 1].Text is "by" or "on" or "via" or "over" or "through"
            && _reading.FunctionAt(segment.From) is "and" or "or" or "limit";
        return isMeans
            ? previous.Conditions.Where(c =>
                c.IsBefore(previous.Time.From)
                && Family(c.Value) == "plan"
                && !own.Exists(o => Family(o.Value) == "plan")
            )
            : [];
    }

    /// <summary>"Maintenance response times: emergency repairs 3 hours": the head says what is timed, and a row only its name.</summary>
    private Mention? OfHeader(Segment segment)
    {
        var colon = Array.FindIndex(_reading.Tokens, t => t.Is(':'));
        if (
            colon < 2
            || colon >= _times[0].From
            || _reading.Tokens[colon - 1].Text is not ("times" or "time" or "targets" or "target" or "slas" or "sla")
        )
        {
            return null;
        }

        var head = _reading.Actions.FindLast(a => a.IsBefore(colon) && colon - a.To <= 1);
        return
            head.Value is "respond" or "first_response" or "acknowledge"
            && _reading.Actions.TrueForAll(a =>
                a.From < colon || _reading.Subjects.Exists(s => s.Value == "request" && s.Overlaps(a.From, a.To))
            )
            && segment.Time.From > colon
            ? head
            : null;
    }

    private List<Mention> ConditionsOf(Segment segment, Segment? previous)
    {
        var own = _reading.Conditions.Where(segment.Contains).ToList();
        // "If all lines are busy you are offered a call back; otherwise your call is answered in 12 seconds".
        var otherwise = Array.FindIndex(
            _reading.Tokens,
            segment.From,
            segment.Time.From - segment.From,
            t => t.Text is "otherwise"
        );
        own.RemoveAll(c => c.IsBefore(otherwise));
        // "Everyone else in eight hours": what limited the others does not limit the rest.
        if (previous is null)
        {
            return own;
        }

        if (_reading.HasFunction("others", segment.From, segment.To))
        {
            // "Enterprise customers wait one hour for critical issues and eight for everything else": still theirs.
            return previous.Conditions.Select(c => Family(c.Value)).Distinct().Count() > 1
                ? [.. previous.Conditions.Where(c => Family(c.Value) == "plan"), .. own]
                : own;
        }

        var hasOwnSubject = _reading.Subjects.Exists(s =>
            segment.Contains(s)
            && s.Value is not ("none" or "issue")
            && _subjects.IsServed(s)
            && !(segment.Action is { } act && s.Overlaps(act.From, act.To))
        );
        if (hasOwnSubject)
        {
            return [.. OfHead(own), .. OfSameCustomers(segment, previous, own), .. own];
        }

        // What is said anew stands where the old one stood: "Gold: urgent tickets in 1 hour; Silver: 2".
        var merged = new List<Mention>();
        foreach (var condition in previous.Conditions.Where(c => c.From < previous.Time.From))
        {
            var isReplaced = own.Exists(o =>
                Family(o.Value) == Family(condition.Value)
                || (o.Value == "complex" && condition.Value == "priority:normal")
            );
            if (!isReplaced)
            {
                merged.Add(condition);
                continue;
            }

            merged.AddRange(own.Where(o => Family(o.Value) == Family(condition.Value) && !merged.Contains(o)));
        }

        return [.. merged, .. own.Where(o => !merged.Contains(o))];
    }

    /// <summary>"Enterprise response times: billing queries 3 days, feedback 5": what stands before the first colon holds for the whole list.</summary>
    private IEnumerable<Mention> OfHead(List<Mention> own)
    {
        var colon = Array.FindIndex(_reading.Tokens, t => t.Is(':'));
        // "严重故障：15分钟；咨询：8小时": each has its own head.
        if (_reading.Language.IsUnspaced && Array.FindIndex(_reading.Tokens, _times[0].To, t => t.Is(':')) > 0)
        {
            return [];
        }

        // "On Enterprise, P1 tickets are answered in 15 minutes and P2 tickets in an hour".
        if (colon < 0 && _reading.Tokens[0].Text is "on" or "for" or "under" or "at" or "with" or "in" or "during")
        {
            colon = Array.FindIndex(_reading.Tokens, t => t.Is(','));
        }

        return _reading.Conditions.Where(c =>
            c.IsBefore(colon)
            && colon < _times[0].From
            && (
                c.Value.StartsWith("plan", StringComparison.Ordinal)
                || c.Value.StartsWith("priority", StringComparison.Ordinal)
                || c.Value.StartsWith("stage", StringComparison.Ordinal)
            )
            && !own.Exists(o => Family(o.Value) == Family(c.Value))
        );
    }

    private static string Family(string condition)
    {
        var colon = condition.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 ? condition[..colon]
            : condition is "peak" or "off_peak" or "office_hours" or "out_of_hours" ? "hours"
            : condition is "simple" or "complex" ? "simple"
            : condition is "appointment" or "no_appointment" ? "appointment"
            : condition;
    }

    private void Add(Segment segment)
    {
        if (
            ActorGuard.IsAllowanceOfCustomer(_reading, segment.Time)
            || (segment.Action is { } act && (ActorGuard.IsActOfCustomer(_reading, act) || IsOrdered(act)))
        )
        {
            _reading.Guards.Add(new Mention("customer", segment.Time.From, segment.Time.To));
            return;
        }

        if (segment.Time.IsUnreadable || !_actions.TryRead(segment, out var action))
        {
            NotUnderstood.Add(segment.Time);
            return;
        }

        // "Emails in 4 hours, phone immediately": calls are taken, where no word says what is done.
        if (
            action == ServiceAction.Respond
            && segment.Time.IsImmediate
            && segment.Subjects.TrueForAll(s => s.Value == "phone")
            && segment.Subjects.Count > 0
            && !(segment.Action is { } own && segment.Contains(own))
        )
        {
            action = ServiceAction.Answer;
        }

        // "… or, where that is not possible, an interim reply": not said of the limit before it.
        segment.Conditions.RemoveAll(c =>
            c.Value == "unresolved"
            && c.IsAfter(segment.Time.To)
            && _reading.Actions.Exists(a =>
                (
                    a.IsAfter(c.To)
                    || (a.Overlaps(c.From, c.To) && a.From > segment.Time.To)
                    // "…, and tell you if it will take longer".
                    || (a.From > segment.Time.To && c.From - a.To is >= 0 and <= 5)
                )
                && a.Value == "notify_delay"
            )
        );
        var implied = ImpliedBy(segment, ref action);
        AddFor(segment, action, implied);
        foreach (var second in _coordinated.Of(segment, action))
        {
            AddFor(segment, second, implied);
        }
    }

    /// <summary>What a missed limit, or a matter that could not be settled, says of the promise.</summary>
    private List<Condition> ImpliedBy(Segment segment, ref ServiceAction action)
    {
        var implied = new List<Condition>();
        if (_clauses.MissedLimit(segment.Time) is { } missed)
        {
            segment.Conditions.RemoveAll(c => c.Value == "unresolved");
            if (_clauses.IsRelativeLimit(missed) && action == ServiceAction.NotifyDelay)
            {
                // That it is unsettled goes without saying.
            }
            else if (_clauses.IsRelativeLimit(missed) && action is not (ServiceAction.Escalate or ServiceAction.Refer))
            {
                implied.Add(new Condition(ConditionKind.Unresolved));
            }
            else
            {
                action = _actions.AfterMissedLimit(segment, action);
            }
        }
        else if (
            action is not (ServiceAction.NotifyDelay or ServiceAction.Escalate or ServiceAction.ReturnCall)
            && (
                _clauses.IsUnresolved(_times, segment.Time.To, segment.To)
                || UnspacedCases.IsExtended(_reading, _clauses, segment.Time)
                || _reading.Times.Exists(t => UnspacedCases.IsRest(_reading, t, segment.Time))
            )
        )
        {
            implied.Add(new Condition(ConditionKind.Unresolved));
        }

        return implied;
    }

    /// <summary>"If nothing reached you in 7 days, forward your report": the customer is told to.</summary>
    private bool IsOrdered(Mention act) =>
        _reading.Guards.Exists(g => g.Value == "customer" && g.From == act.From && g.IsBefore(act.To))
        && _clauses.Leads.Any(l => l.To < act.From);

    private void AddFor(Segment segment, ServiceAction action, List<Condition> implied)
    {
        var percents = new SegmentShares(_reading, _times, _firstSubjects).Of(segment);
        var percent = percents.Count > 0 ? percents[0].Percent : null;
        if (percent is < 0 or > 100)
        {
            percent = null;
        }

        foreach (
            var (subject, extra) in _subjects.Resolve(
                segment,
                action,
                segment.Conditions.Exists(c => c.Value.StartsWith("priority", StringComparison.Ordinal))
            )
        )
        {
            foreach (var conditions in ConditionReader.Sets(segment.Conditions, implied, extra, _context))
            {
                var final = ActionOnSubject.Of(
                    segment.Action?.Value switch
                    {
                        "handle" when subject is ServedSubject.Voicemail or ServedSubject.Callback =>
                            ServiceAction.ReturnCall,
                        "handle" => ActionOnSubject.Handled(segment),
                        "turn" when subject != ServedSubject.Request => ServiceAction.Respond,
                        _ => action,
                    },
                    subject,
                    segment.Time,
                    segment.Action is { } act && _reading.Tokens[act.From].Stem is "attend",
                    segment.Action is { Value: "attend?" } reach && _reading.Tokens[reach.From].Stem is "reach"
                );
                var within = segment.Time.Allowance;
                // Only a telephone rings.
                var isRung = within.Unit == TimeUnit.Ring && subject is not ServedSubject.Callback;
                var commitment = new Commitment(
                    isRung ? ServedSubject.Phone : subject,
                    isRung ? ServiceAction.Answer : final,
                    within,
                    (segment.Time.IsRecurring || IsSilence(segment, final)) && within.Unit is not null | within.IsOpen,
                    percent,
                    conditions
                );
                if (!_found.Exists(f => f.Commitment.Equals(commitment)))
                {
                    _found.Add(new ReadCommitment(commitment, Places(segment, percents)));
                }
            }
        }
    }

    /// <summary>"Thirty days is the longest you go without an update": a silence that may not last longer comes again and again.</summary>
    private bool IsSilence(Segment segment, ServiceAction action) =>
        action == ServiceAction.Update
        && segment.Action is { } act
        && Enumerable
            .Range(segment.From, Math.Max(0, Math.Min(act.To, _reading.Tokens.Length) - segment.From))
            .Any(t => _reading.Tokens[t].Text == "without");

    private List<(EvidencePart Part, int Start, int Length)> Places(
        Segment segment,
        List<(decimal? Percent, int From, int To)> percents
    )
    {
        var places = new List<(EvidencePart Part, int Start, int Length)>();
        void Place(EvidencePart part, int from, int to)
        {
            var (start, length) = _reading.Place(from, to);
            places.Add((part, start, length));
        }

        foreach (var subject in segment.Subjects)
        {
            Place(EvidencePart.Subject, subject.From, subject.To);
        }

        if (segment.Action is { } action)
        {
            Place(EvidencePart.Action, action.From, action.To);
        }

        Place(EvidencePart.Within, segment.Time.PrefixFrom, segment.Time.To);
        foreach (var (_, from, to) in percents.Take(1))
        {
            Place(EvidencePart.Percent, from, to);
        }

        foreach (var condition in segment.Conditions)
        {
            Place(EvidencePart.Condition, condition.From, condition.To);
        }

        return places;
    }
}
