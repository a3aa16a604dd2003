namespace Charter.Policy.Language.Analysis;

/// <summary>Tells what a promise serves, from the nouns around it.</summary>
internal sealed class SubjectResolver
{
    private static readonly ServedSubject[] Items =
    [
        ServedSubject.Complaint,
        ServedSubject.Enquiry,
        ServedSubject.Request,
        ServedSubject.Escalation,
    ];

    private readonly Reading _reading;
    private readonly ReadingContext _context;
    private readonly List<Mention> _served;
    private readonly DefaultSubject _default;

    public SubjectResolver(Reading reading, ReadingContext context)
    {
        _reading = reading;
        _context = context;
        _default = new DefaultSubject(reading, context);
        _served = [];
        var isMeans = false;
        foreach (var subject in reading.Subjects)
        {
            isMeans = IsMeans(subject, isMeans && _reading.Subjects.Count > 0);
            if (
                !isMeans
                && subject.Value != "none"
                && !IsMatter(subject)
                && !IsModifier(subject)
                && !IsInsideRelative(subject)
                && !IsBesideItsOwn(subject)
                && !UnspacedSubjects.IsBeside(reading, subject, _served.Count > 0 || context.Subjects.Count > 0)
                && !_reading.Clauses.IsAside(subject)
            )
            {
                _served.Add(subject);
            }
        }
    }

    /// <summary>Whether a mention names something that is served, and not a means, a matter or a part of another name.</summary>
    public bool IsServed(Mention subject) => _served.Contains(subject);

    /// <summary>"Meter query", "claim enquiry": the last noun tells what it is.</summary>
    private bool IsModifier(Mention subject) =>
        (
            subject.Value == "request"
            && _reading.Subjects.Exists(s => s.From == subject.To && s.Value is "enquiry" or "complaint")
        )
        || UnspacedCases.IsNamedByItsKind(_reading, subject)
        // "Mail and fax correspondence": the channels are named before it.
        || (
            _reading.Tokens[subject.From].Text == "correspondence"
            && subject.Value == "post+email"
            && subject.From > 0
            && (
                _reading.Tokens[subject.From - 1].Text is "fax" or "sms" or "paper"
                || _reading.Subjects.Exists(s => s.To == subject.From && s.Value is not ("none" or "issue"))
            )
        )
        // "Correspondence by post or fax".
        || (
            _reading.Tokens[subject.From].Text == "correspondence"
            && subject.Value == "post+email"
            && subject.To + 1 < _reading.Tokens.Length
            && _reading.Tokens[subject.To].Text is "by" or "via"
            && _reading.Subjects.Exists(s => s.From - subject.To is 0 or 1 && s.Value is "post" or "email")
        )
        || UnspacedSubjects.IsPartOfChannel(_reading, subject)
        // "Leave us a message by telephone".
        || (
            subject.Value == "phone"
            && _reading.Subjects.Exists(s =>
                s.Value == "voicemail"
                && s.IsBefore(subject.From)
                && subject.From - s.To <= 3
                && Enumerable
                    .Range(s.To, subject.From - s.To + 1)
                    .Any(i => _reading.Tokens[i].Text is "by" or "over" or "on")
            )
        )
        // "Disputed transactions" are no complaints.
        || (
            _reading.Tokens[subject.From].Text == "disputed"
            && _reading.Subjects.Exists(s => s.From == subject.To && s.Value == "request")
        )
        || (
            subject.Value == "phone"
            && _reading.Subjects.Exists(s =>
                s.IsAfter(subject.To)
                && s.From - subject.To <= 1
                && s.Value is "voicemail" or "callback" or "chat"
                && (s.From == subject.To || _reading.Tokens[subject.To].Text is "'s" or "s")
            )
        );

    /// <summary>
    /// "If a call cannot be taken, answer the voicemail", "within five days after your call a repair …", "前台无法解决的故障":
    /// what stands in the scene, where what is served is named outside it.
    /// </summary>
    private bool IsBesideItsOwn(Mention subject)
    {
        if (subject.Value is "none" or "issue" || !(_reading.Clauses.IsScene(subject) || IsWhenceItCounts(subject)))
        {
            return false;
        }

        var outside = _reading.Subjects.FindAll(s =>
            s.Value is not ("none" or "issue") && !_reading.Clauses.IsScene(s) && !s.Value.EndsWith('?')
        );
        return subject.Value switch
        {
            "phone" or "phone?" => outside.Exists(s => s.Value is "voicemail" or "callback")
                || (
                    _reading.Subjects.Exists(s => s.Value == "request" && s.IsBefore(subject.From))
                    && IsWhenceItCounts(subject)
                ),
            "escalation" => outside.Exists(s => s.Value == "complaint"),
            "in_person" => _reading.Language.IsUnspaced
                && outside.Exists(s => s.Value == "request" && s.IsAfter(subject.To)),
            _ => false,
        };
    }

    /// <summary>"… within five days after your call", "通话结束后".</summary>
    private bool IsWhenceItCounts(Mention subject) =>
        _reading.Clauses.IsAnchor(subject)
        || _reading.Times.Exists(t =>
            t.To < subject.From && subject.From - t.To <= 3 && _reading.FunctionAt(t.To) is "after"
        );

    /// <summary>"Questions that the front desk cannot settle": who failed to settle them is not what is served.</summary>
    private bool IsInsideRelative(Mention subject) =>
        _served.Count > 0
        && _reading.Clauses.Leads.Any(l =>
            _reading.Clauses.IsRelativeLimit(l)
            && l.From <= subject.From
            && subject.IsBefore(l.To)
            && _served[^1].To == l.From
        );

    /// <summary>"Enquiries about an application": what an item is about is not what is served.</summary>
    private bool IsMatter(Mention subject)
    {
        if (_served.Count == 0 || !Items.Contains(ReadOne(_served[^1].Value)))
        {
            return false;
        }

        var about = _reading.Means.FindLast(m => m.Value == "about" && m.IsBefore(subject.From));
        return about.Value is not null
            && about.From >= _served[^1].To
            && about.From - _served[^1].To <= 3
            && subject.From - about.To <= 4
            && !_reading.Actions.Exists(a => a.IsWithin(about.To, subject.From));
    }

    /// <summary>The subjects of a part of the sentence; a part that names none goes on with those before it.</summary>
    public List<Mention> In(Segment segment, Segment? previous, Mention? action)
    {
        var own = _served
            .Where(s =>
                segment.Contains(s) && !(s.Value == "escalation" && action is { } act && s.Overlaps(act.From, act.To))
            )
            .ToList();
        // "Whoever holds longer is offered a callback": the callback is what is offered, not what is served.
        if (action is { Value: "offer_callback" } && own.Exists(s => s.Value is not ("callback" or "voicemail")))
        {
            own.RemoveAll(s => s.Value is "callback" or "voicemail");
        }

        if (own.Exists(s => !IsWeak(s) && s.Value != "issue"))
        {
            own.RemoveAll(IsWeak);
        }

        if (UnspacedSubjects.AreTold(_reading, own, previous))
        {
            return previous!.Subjects;
        }

        if (previous is { Subjects.Count: > 0 } && own.Count > 0 && AreThoseBefore(own, previous.Subjects))
        {
            return previous.Subjects;
        }

        // "Complaints by letter in ten days, those by email in five": complaints still, by another channel.
        if (
            previous?.Subjects.Find(s => s.Value is "complaint") is { Value: not null } kind
            && own.Count > 0
            && own.TrueForAll(s => !Items.Contains(ReadOne(s.Value)) && s.Value is not "issue")
            && IsPointedBack(own[0], segment.From)
        )
        {
            return [kind, .. own];
        }

        if (own.Exists(s => s.Value != "issue"))
        {
            var isOnlyAct =
                action is { } verb
                && previous is not null
                && own.TrueForAll(s => s.Value is not "voicemail" && s.Overlaps(verb.From, verb.To));
            // "Emails are answered in two days, and calls returned in three hours": the call is no email.
            var isCall =
                action is { Value: "return_call" }
                && previous?.Subjects.TrueForAll(s =>
                    s.Value is "email" or "post" or "post+email" or "social" or "web_form"
                ) == true;
            return isOnlyAct && !isCall && previous!.Subjects.Count > 0 ? previous.Subjects : own;
        }

        return previous is { Subjects.Count: > 0 } ? previous.Subjects : own;
    }

    /// <summary>
    /// "Email us and … your enquiry is dealt with": it is the email that was named. "Complaints: 6 weeks (3 months for complex cases)": the
    /// cases are those that were named.
    /// </summary>
    private bool AreThoseBefore(List<Mention> own, List<Mention> before) =>
        (
            own.TrueForAll(s =>
                s.Value is "enquiry" or "request" or "issue"
                && _reading.Tokens.TextAt(s.From - 1) is "your" or "the" or "this" or "it"
            ) && before.TrueForAll(s => !Items.Contains(ReadOne(s.Value)) && s.Value != "issue")
        )
        || (
            own.TrueForAll(s =>
                s.Value is "request" or "issue" && _reading.Conditions.Exists(c => c.Overlaps(s.From, s.To))
            ) && before.TrueForAll(s => s.Value is not "none")
        );

    /// <summary>"Those by email", "email ones".</summary>
    private bool IsPointedBack(Mention channel, int from) =>
        Enumerable
            .Range(Math.Max(from, channel.From - 3), channel.From - Math.Max(from, channel.From - 3))
            .Any(i => _reading.Tokens[i].Text is "those" or "ones") || _reading.Tokens.TextAt(channel.To) is "ones";

    /// <summary>"Queue", "on hold": said of phones where nothing else is named.</summary>
    private static bool IsWeak(Mention subject) => subject.Value.EndsWith('?');

    /// <summary>The subjects to promise for, each with the channel condition that a complaint may carry.</summary>
    public List<(ServedSubject Subject, List<Condition> Extra)> Resolve(
        Segment segment,
        ServiceAction action,
        bool hasPriority
    )
    {
        var named = Named(segment);
        // Somebody goes out minutes or hours after a call; within seconds it is picked up.
        if (action == ServiceAction.Attend && segment.Time.Unit is not (TimeUnit.Second or TimeUnit.Ring))
        {
            named.RemoveAll(n => n is ServedSubject.Phone or ServedSubject.Chat or ServedSubject.Callback);
        }

        if (action == ServiceAction.OfferCallback)
        {
            LeaveOutOffer(named, segment);
        }

        // "… of your call": when a fault was phoned in is not what is served on site.
        if (
            named is [ServedSubject.Phone]
            && action is ServiceAction.Start or ServiceAction.Resolve
            && segment.Subjects.TrueForAll(s => s.IsAfter(segment.Time.To))
        )
        {
            return _default.Of(segment with { Subjects = [] }, action, hasPriority);
        }

        // A "priority 1 call" is a ticket, unless it is picked up.
        if (
            named is [ServedSubject.Phone]
            && segment.Time.Unit is not (TimeUnit.Second or TimeUnit.Ring)
            && segment.Subjects.TrueForAll(s => segment.Conditions.Exists(c => c.To == s.From && IsCoded(c)))
        )
        {
            named[0] = ServedSubject.Request;
        }

        // "Emergencies are seen the same day": whoever is seen is here.
        if (
            named is [ServedSubject.Request or ServedSubject.Phone]
            && segment.Action is { Value: "answer" } seen
            && _reading.Tokens[seen.From].Stem is not "attend"
        )
        {
            named[0] = _default.LiveSubject(seen) == ServedSubject.InPerson ? ServedSubject.InPerson : named[0];
        }

        if (named.Count == 0)
        {
            return _default.Of(segment, action, hasPriority);
        }

        return new SubjectChoice(_reading, IsWhenceItCounts).Of(named, segment.Subjects, action).ToList();
    }

    /// <summary>A callback that is offered is not what is served, and whoever waits in a queue waits on the phone.</summary>
    private void LeaveOutOffer(List<ServedSubject> named, Segment segment)
    {
        named.RemoveAll(n => n is ServedSubject.Voicemail or ServedSubject.Callback);
        if (named is [ServedSubject.InPerson] && UnspacedSubjects.IsQueue(_reading, segment))
        {
            named[0] = ServedSubject.Phone;
        }
    }

    private List<ServedSubject> Named(Segment segment)
    {
        var named = new List<ServedSubject>();
        foreach (var mention in segment.Subjects)
        {
            foreach (var token in mention.Value.TrimEnd('?').Split('+'))
            {
                if (Vocabulary.TryReadSubject(token, out var subject) && !named.Contains(subject))
                {
                    named.Add(subject);
                }
            }
        }

        foreach (var mention in segment.Subjects.Where(IsExcepted))
        {
            if (named.Count > 1 && Vocabulary.TryReadSubject(mention.Value, out var excepted))
            {
                named.Remove(excepted);
            }
        }

        return named;
    }

    /// <summary>"Correspondence other than email": named to be left out.</summary>
    private bool IsExcepted(Mention subject)
    {
        for (var i = Math.Max(0, subject.From - 3); i < subject.From; i++)
        {
            if (
                _reading.Tokens[i].Text is "except" or "excluding" or "excepting"
                || (_reading.Tokens[i].Text is "other" or "apart" && _reading.Tokens[i + 1].Text is "than" or "from")
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCoded(Mention condition) =>
        condition.Value.StartsWith("priority", StringComparison.Ordinal)
        && (condition.Capture is not null || char.IsAsciiDigit(condition.Value[^1]));

    /// <summary>Whether it is a kind of matter (complaint, enquiry …) rather than a channel.</summary>
    public static bool IsItem(ServedSubject subject) => Items.Contains(subject);

    public static ServedSubject ReadOne(string token) =>
        Vocabulary.TryReadSubject(token, out var subject) ? subject : ServedSubject.Any;

    /// <summary>"Acknowledged by SMS or email": the list goes on over what is no subject of ours.</summary>
    private int OverOtherMeans(int at)
    {
        while (
            at > 1
            && (_reading.FunctionAt(at) is "or" or "and" || _reading.Tokens[at].Is(','))
            && _reading.Tokens[at - 1].Text is "sms" or "text" or "fax" or "app"
        )
        {
            at -= 2;
        }

        return at;
    }

    /// <summary>"The letter acknowledging your complaint", "an email explaining why": what we send.</summary>
    private bool IsWhatWeSend(Mention subject) => IsSentByUs(subject) || IsFirstSent(subject);

    /// <summary>"A letter or email acknowledging your complaint".</summary>
    private bool IsFirstSent(Mention subject) =>
        subject.Value is "post" or "email"
        && _reading.FunctionAt(subject.To) is "or"
        && _reading.Subjects.Exists(s => s.From == subject.To + 1 && IsSentByUs(s));

    private bool IsSentByUs(Mention subject) =>
        subject.Value is "post" or "email"
        && subject.To < _reading.Tokens.Length
        && _reading.Tokens[subject.To].Text is { Length: > 5 } next
        && next.EndsWith("ing", StringComparison.Ordinal)
        && next
            is not (
                "regarding"
                or "concerning"
                or "relating"
                or "asking"
                or "complaining"
                or "arriving"
                or "requesting"
                or "coming"
                or "reaching"
                or "needing"
                or "requiring"
                or "during"
            );

    /// <summary>"Acknowledged by letter": the letter is how we answer, not what is answered.</summary>
    private bool IsMeans(Mention subject, bool isPreviousMeans)
    {
        // "We give you the reasons in writing": only what the customer sends is served.
        if (
            _reading.Tokens[subject.From].Text == "in"
            && subject.Value.Contains('+', StringComparison.Ordinal)
            && _reading.Actions.Exists(a => a.IsBefore(subject.From))
        )
        {
            return true;
        }

        if (IsWhatWeSend(subject))
        {
            return true;
        }

        var at = subject.From - 1;
        while (at >= 0 && _reading.FunctionAt(at) is "article" or "filler")
        {
            at--;
        }

        if (at < 0)
        {
            return false;
        }

        if (
            isPreviousMeans
            && (_reading.FunctionAt(at) is "and" or "or" || _reading.Tokens[at].Text is "," or "、" or "/" or "或")
        )
        {
            return true;
        }

        at = OverOtherMeans(at);
        // "…, usually by telephone": the phrase brings its own "by".
        var by = _reading.Tokens[subject.From].Text is "by"
            ? new Mention("by", subject.From, subject.From + 1)
            : _reading.Means.FindLast(m => m.To == at + 1 && m.Value == "by");
        // "Feedback by telephone is acknowledged within two days, by mail within five": a case of its own.
        var hasOwnTime = _reading.Times.Exists(t => t.PrefixFrom == subject.To && _reading.Times[0] != t);
        return by.Value is not null && !hasOwnTime && IsSaidOfAnswer(by, subject);
    }

    /// <summary>Whether "by letter" belongs to an act of ours, and not to what was sent to us.</summary>
    private bool IsSaidOfAnswer(Mention by, Mention subject)
    {
        // "Receipt is confirmed by email".
        if (
            by.From > 1
            && _reading.Tokens[by.From - 1].Text is "confirmed" or "acknowledged" or "notified" or "advised"
        )
        {
            return true;
        }

        return _reading.Actions.Exists(a =>
                !a.Value.EndsWith('?') && a.To == by.From
                || (
                    !a.Value.EndsWith('?')
                    && a.To < by.From
                    && by.From - a.To <= 2
                    && _reading.FunctionAt(a.To) is "you" or "pronoun"
                )
            )
            || (
                _reading.Language.IsUnspaced
                && _reading.Times.Exists(t => by.From - t.To is 0 or 1 or 2)
                && _reading.Actions.Exists(a => a.IsAfter(subject.To))
            )
            || _reading.Times.Exists(t =>
                by.From - t.To is >= 0 and <= 2
                // "…, usually by telephone".
                && Enumerable
                    .Range(t.To, by.From - t.To)
                    .All(i =>
                        _reading.Tokens[i].Is(',')
                        || _reading.Tokens[i].Text is "usually" or "normally" or "either" or "generally" or "preferably"
                    )
                && _reading.Actions.Exists(a => a.From < t.From)
            );
    }
}
