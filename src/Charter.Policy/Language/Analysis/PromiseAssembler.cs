namespace Charter.Policy.Language.Analysis;

/// <summary>Puts times, actions, subjects, shares and conditions together into commitments.</summary>
internal sealed class PromiseAssembler
{
    private const int MostTimes = 40;

    private readonly Reading _reading;
    private readonly ReadingContext _context;
    private readonly List<TimeMention> _times;
    private readonly ClauseMap _clauses;
    private readonly SubjectResolver _subjects;
    private readonly List<ReadCommitment> _found = [];
    private List<Mention>? _firstSubjects;

    public PromiseAssembler(Reading reading, ReadingContext context, List<TimeMention> times)
    {
        _reading = reading;
        _context = context;
        _times = times;
        _clauses = new ClauseMap(reading, times);
        _subjects = new SubjectResolver(reading, context);
    }

    /// <summary>The times that look like promises, but of what could not be told.</summary>
    public List<TimeMention> NotUnderstood { get; } = [];

    public List<ReadCommitment> Assemble()
    {
        if (_times.Count > MostTimes)
        {
            NotUnderstood.AddRange(_times);
            return _found;
        }

        var segments = Segmenter.Cut(_reading, _times);
        for (var i = 0; i < segments.Count; i++)
        {
            var previous = i > 0 ? segments[i - 1] : null;
            segments[i].Action = ActionOf(segments[i]) ?? previous?.Action;
            segments[i].Subjects = _subjects.In(segments[i], previous, segments[i].Action);
            segments[i].Conditions = ConditionsOf(segments[i], previous);
        }

        _firstSubjects = segments.Count > 0 ? segments[0].Subjects : null;
        TakeActionsFromLater(segments);
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

    private static void TakeActionsFromLater(List<Segment> segments)
    {
        for (var i = segments.Count - 2; i >= 0; i--)
        {
            segments[i].Action ??= segments[i + 1].Action;
        }
    }

    private Mention? ActionOf(Segment segment)
    {
        if (_clauses.MissedLimit(segment.Time) is { } missed)
        {
            var main = _reading
                .Actions.Where(a => !_clauses.IsScene(a) && (a.To <= missed.From || a.From >= missed.To))
                .ToList();
            return main.Count == 0 ? null : main.OrderBy(a => NotifyRank(a.Value)).ThenBy(a => a.From).First();
        }

        var inside = _reading.Actions.Where(a => segment.Contains(a) && !IsWeak(a)).ToList();
        var strong = ActionOf(segment, inside);
        return strong ?? ActionOf(segment, _reading.Actions.Where(segment.Contains).ToList());
    }

    /// <summary>"Issued", "made", "paid": acts that only count where nothing says more ("a reply is issued").</summary>
    private static bool IsWeak(Mention action) => action.Value.EndsWith('?');

    private Mention? ActionOf(Segment segment, List<Mention> inside)
    {
        // "Incidents open for more than 4 hours are escalated": what is done comes after the limit that was passed.
        var later = inside.Find(a => a.From >= segment.Time.To && NotifyRank(a.Value) < 2);
        if (segment.Time.Prefix is "over" or "after" && later.Value is not null)
        {
            return later;
        }

        // "takes 30 days to process", "1 to 6 hours to respond".
        var infinitive = inside.Find(a =>
            a.From == segment.Time.To + 1 && _reading.Tokens[segment.Time.To].Text == "to"
        );
        if (infinitive.Value is not null)
        {
            return infinitive;
        }

        return Nearest(inside.Where(a => !_clauses.IsScene(a)).ToList(), segment.Time)
            ?? Nearest(inside.Where(a => !_clauses.IsAnchor(a)).ToList(), segment.Time);
    }

    /// <summary>"Freight arrives in 3 days": a weak act promises only where we act, or something of ours is served.</summary>
    private bool IsTooWeak(Segment segment) =>
        segment.Action is { } action
        && IsWeak(action)
        && !_reading.Functions.Exists(f => f.Value is "we" or "expect" && f.To <= segment.Time.To)
        && !segment.Subjects.Exists(s => s.Value is not ("issue" or "in_person" or "post"))
        && !segment.Conditions.Exists(c => c.Value.StartsWith("priority", StringComparison.Ordinal))
        && _context.Subjects.Count == 0;

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

    private List<Mention> ConditionsOf(Segment segment, Segment? previous)
    {
        var own = _reading.Conditions.Where(segment.Contains).ToList();
        if (previous is null)
        {
            return own;
        }

        var hasOwnSubject = _reading.Subjects.Exists(s =>
            segment.Contains(s)
            && s.Value is not ("none" or "issue")
            && !(segment.Action is { } act && s.Overlaps(act.From, act.To))
        );
        if (hasOwnSubject)
        {
            return own;
        }

        var inherited = previous.Conditions.Where(c =>
            c.From < previous.Time.From
            && !own.Exists(o =>
                Family(o.Value) == Family(c.Value) || (o.Value == "complex" && c.Value == "priority:normal")
            )
        );
        return [.. inherited, .. own];
    }

    private static string Family(string condition)
    {
        var colon = condition.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 ? condition[..colon]
            : condition is "peak" or "off_peak" or "office_hours" or "out_of_hours" ? "hours"
            : condition is "simple" or "complex" ? "simple"
            : condition;
    }

    private void Add(Segment segment)
    {
        if (
            ActorGuard.IsAllowanceOfCustomer(_reading, segment.Time)
            || (segment.Action is { } act && ActorGuard.IsActOfCustomer(_reading, act))
        )
        {
            _reading.Guards.Add(new Mention("customer", segment.Time.From, segment.Time.To));
            return;
        }

        if (!TryAction(segment, out var action) || IsTooWeak(segment))
        {
            NotUnderstood.Add(segment.Time);
            return;
        }

        var implied = new List<Condition>();
        if (_clauses.MissedLimit(segment.Time) is { } missed)
        {
            segment.Conditions.RemoveAll(c => c.Value == "unresolved");
            if (_clauses.IsRelativeLimit(missed) && action != ServiceAction.Escalate)
            {
                implied.Add(new Condition(ConditionKind.Unresolved));
            }
            else
            {
                action = AfterMissedLimit(segment, action);
            }
        }
        else if (
            action is not (ServiceAction.NotifyDelay or ServiceAction.Escalate)
            && _clauses.IsUnresolved(_times, segment.To)
        )
        {
            implied.Add(new Condition(ConditionKind.Unresolved));
        }

        AddFor(segment, action, implied);
        foreach (var second in Coordinated(segment, action))
        {
            AddFor(segment, second, implied);
        }
    }

    private bool TryAction(Segment segment, out ServiceAction action)
    {
        if (segment.Action is { } mention && TryRead(mention, out action))
        {
            return IsPlausible(action, segment.Time);
        }

        // "If our reply takes longer than ten working days, £30 is paid": the penalty restates the limit.
        var restated = _reading.Actions.LastOrDefault(a => a.From >= segment.From && a.From < segment.Time.From);
        if (restated.Value is not null && TryRead(restated, out action))
        {
            return true;
        }

        action = _context.Action ?? OfFragment(segment) ?? default;
        return _context.Action is not null || OfFragment(segment) is not null;
    }

    /// <summary>"Queries by email: five working days" has no verb, and says when a reply comes; "Telephone: 3 rings", when it is answered.</summary>
    private ServiceAction? OfFragment(Segment segment)
    {
        var mark = segment.Time.PrefixFrom;
        if (
            segment.Action is not null
            || segment.Subjects.Count == 0
            || mark < 1
            || !IsFragmentMark(mark)
            || segment.Subjects.Exists(s => s.Value is "request" or "issue" or "escalation")
            || _reading.Functions.Exists(f => f.Value is "we" or "expect" or "modal" or "you")
        )
        {
            return null;
        }

        return segment.Time.Unit is TimeUnit.Ring || segment.Subjects.TrueForAll(s => s.Value == "phone")
            ? ServiceAction.Answer
            : ServiceAction.Respond;
    }

    private bool IsFragmentMark(int token) =>
        _reading.Subjects.Exists(s => s.To == token) ||
        _reading.Tokens[token].Text is ":" or "-" or "="
        || (_reading.Tokens[token - 1].Text is ":" or "-" or "=" && _reading.FunctionAt(token) is "limit");

    /// <summary>To "handle" or "address" is to settle; on a live channel it is to answer, which <see cref="ActionFor"/> tells.</summary>
    private static bool TryRead(Mention mention, out ServiceAction action)
    {
        action = ServiceAction.Resolve;
        return mention.Value is "handle" or "turn" || Vocabulary.TryReadAction(mention.Value.TrimEnd('?'), out action);
    }

    /// <summary>"Daily" says how often somebody looks or reports, not when a thing is settled.</summary>
    private static bool IsPlausible(ServiceAction action, TimeMention time) =>
        !time.IsRecurring
        || !time.IsNamed
        || action
            is ServiceAction.Update
                or ServiceAction.Review
                or ServiceAction.NotifyDelay
                or ServiceAction.ReturnCall
                or ServiceAction.Document;

    private ServiceAction AfterMissedLimit(Segment segment, ServiceAction action)
    {
        if (segment.Action is null || _reading.Guards.Exists(g => g.Value == "penalty"))
        {
            var restated = _reading.Actions.LastOrDefault(a => a.From >= segment.From && a.From < segment.Time.From);
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

    /// <summary>Further acts under the same time: "acknowledged and assigned within 1 hour", "… or you are told when".</summary>
    private IEnumerable<ServiceAction> Coordinated(Segment segment, ServiceAction action)
    {
        if (segment.Action is not { } first || !segment.Contains(first))
        {
            yield break;
        }

        foreach (var other in _reading.Actions.Where(a => segment.Contains(a) && a != first && !_clauses.IsScene(a)))
        {
            if (IsWeak(other) || !TryRead(other, out var second) || second == action)
            {
                continue;
            }

            if (
                other.From > segment.Time.To
                && (
                    _reading.HasFunction("or", segment.Time.To, other.From)
                    || _clauses.HasNegatedLead(segment.Time.To, segment.To)
                )
                && second is ServiceAction.NotifyDelay or ServiceAction.Update
            )
            {
                yield return ServiceAction.NotifyDelay;
            }
            else if (IsJoined(other, first, segment) && IsEvent(second) && IsEvent(action))
            {
                yield return second;
            }
        }
    }

    private bool IsJoined(Mention other, Mention first, Segment segment)
    {
        var (left, right) = other.From < first.From ? (other, first) : (first, other);
        if (right.From - left.To is < 1 or > 5)
        {
            return _reading.Language.IsUnspaced
                && left.From > segment.Time.From
                && _reading.HasFunction("and", left.To, right.From);
        }

        var isSameSide = (left.From < segment.Time.From) == (right.From < segment.Time.From);
        return isSameSide
            && _reading.HasFunction("and", left.To, right.From)
            && !_reading.Subjects.Exists(s => s.From >= left.To && s.To <= right.From)
            && right.From - left.To <= (_reading.Language.IsUnspaced ? 5 : 2);
    }

    private static bool IsEvent(ServiceAction action) =>
        action
            is ServiceAction.Acknowledge
                or ServiceAction.Resolve
                or ServiceAction.Respond
                or ServiceAction.FirstResponse
                or ServiceAction.Refer
                or ServiceAction.Document
                or ServiceAction.Attend
                or ServiceAction.Escalate
                or ServiceAction.Update;

    private void AddFor(Segment segment, ServiceAction action, List<Condition> implied)
    {
        var percents = PercentsOf(segment);
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
                var final = ActionFor(
                    segment.Action?.Value switch
                    {
                        "handle" => Handled(segment),
                        "turn" when subject != ServedSubject.Request => ServiceAction.Respond,
                        _ => action,
                    },
                    subject,
                    segment.Time
                );
                var within = segment.Time.Allowance;
                var commitment = new Commitment(
                    subject,
                    final,
                    within,
                    segment.Time.IsRecurring && within.Unit is not null | within.IsOpen,
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

    /// <summary>The share of a segment; one that stands before or after all of them counts for each ("…, for at least 95% of jobs").</summary>
    private List<(decimal? Percent, int From, int To)> PercentsOf(Segment segment)
    {
        var own = _reading.Percents.Where(p => p.From >= segment.From && p.To <= segment.To).ToList();
        if (own.Count > 0 || _reading.Percents.Count != 1)
        {
            return own;
        }

        var only = _reading.Percents[0];
        var isTail =
            only.From > _times[^1].To && _reading.Tokens.Skip(_times[^1].To).Take(only.From - _times[^1].To).Any(t => t.Is(','));
        var isJoined =
            segment.From > 0
            && (_reading.FunctionAt(segment.From) is "and" || _reading.FunctionAt(segment.From - 1) is "and");
        var isHead = only.To <= _times[0].From && isJoined && ReferenceEquals(segment.Subjects, _firstSubjects);
        return isTail || isHead ? [only] : own;
    }

    /// <summary>A live contact is dealt with in minutes; what takes longer is settled.</summary>
    private static ServiceAction Handled(Segment segment) =>
        segment.Time.Unit is TimeUnit.Second or TimeUnit.Ring or TimeUnit.Minute
        && !segment.Subjects.Exists(s =>
            s.Value is "enquiry" or "request" or "issue" && !segment.Subjects.Exists(c => c.To == s.From)
        )
            ? ServiceAction.Answer
            : ServiceAction.Resolve;

    /// <summary>The same verb means something else on another channel: an email "answered" is responded to.</summary>
    private static ServiceAction ActionFor(ServiceAction action, ServedSubject subject, TimeMention time) =>
        (action, subject) switch
        {
            // "You hear from us every ten days."
            (ServiceAction.Respond or ServiceAction.FirstResponse, _) when time.IsRecurring => ServiceAction.Update,
            (ServiceAction.Answer, ServedSubject.Phone or ServedSubject.Chat or ServedSubject.InPerson)
                when time.Unit is not (TimeUnit.Day or TimeUnit.BusinessDay or TimeUnit.Week or TimeUnit.Month) =>
                action,
            (
                ServiceAction.Answer
                    or ServiceAction.Respond
                    or ServiceAction.FirstResponse,
                ServedSubject.Voicemail
                    or ServedSubject.Callback
            ) => ServiceAction.ReturnCall,
            (ServiceAction.Attend, ServedSubject.Phone or ServedSubject.Chat or ServedSubject.InPerson) =>
                ServiceAction.Answer,
            (ServiceAction.Answer, _) => ServiceAction.Respond,
            (ServiceAction.ReturnCall, not (ServedSubject.Voicemail or ServedSubject.Callback)) =>
                ServiceAction.Respond,
            _ => action,
        };

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
