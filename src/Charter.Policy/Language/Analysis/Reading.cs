namespace Charter.Policy.Language.Analysis;

/// <summary>Everything that the lexicon finds in one sentence, before it is put together.</summary>
internal sealed class Reading
{
    private readonly string?[] _functionAt;
    private ClauseMap? _clauses;

    private Reading(string text, Token[] tokens, LanguagePack language)
    {
        Text = text;
        Tokens = tokens;
        Language = language;
        var lexicon = language.Lexicon;
        Functions = lexicon.Find(LexiconGroup.Function, tokens);
        _functionAt = new string?[tokens.Length];
        foreach (var function in Functions)
        {
            _functionAt.AsSpan(function.From..function.To).Fill(function.Value);
        }

        var times = new TimeReader(tokens, language, Functions);
        times.Read();
        Percents = times.Percents;
        Percents.RemoveAll(p => p.From > 0 && FunctionAt(p.From - 1) is "limit" && IsUpperBound(p.From - 1));
        Guards = lexicon.Find(LexiconGroup.Guard, tokens);
        Actions = lexicon.Find(LexiconGroup.Action, tokens);
        Actions.RemoveAll(a => a.Value == "none");
        Means = lexicon.Find(LexiconGroup.Means, tokens);
        Conditions = LabelReader.Read(this);
        // "A request for a review" is a stage, not something that is reviewed.
        Actions.RemoveAll(a =>
            a.Value == "review" && Conditions.Exists(c => c.Value == "stage:review" && c.Overlaps(a.From, a.To))
        );
        LeaveOutWhatIsDoneByUs();
        Guards.AddRange(ActorGuard.Clauses(this));
        Tones = lexicon.Find(LexiconGroup.Tone, tokens);
        Hours = lexicon.Find(LexiconGroup.Hours, tokens);
        Times = times.Times;
        // "Open every Monday" says when, "reviewed every Monday" how often.
        Times.RemoveAll(IsDayOfWeek);
        LeaveOutWhatTimesHold();
        Subjects = lexicon.Find(LexiconGroup.Subject, tokens);
        Subjects.RemoveAll(s => Times.Exists(t => s.Overlaps(t.From, t.To)));
        // "While the Welcome Desk is open": a name for the hours, and nobody at the desk.
        Subjects.RemoveAll(s =>
            Conditions.Exists(c => c.Value is "office_hours" or "out_of_hours" && c.From < s.From && s.From < c.To)
        );
        // "Explains why it needs more time": what the customer is told, not when.
        Conditions.RemoveAll(c =>
            c.Value == "unresolved"
            && Actions.Exists(a => a.Value == "notify_delay" && a.IsBefore(c.From) && c.From - a.To <= 2)
        );
        LeaveOutWhatBelongsToOthers();
        if (language.IsUnspaced)
        {
            LeaveOutUnspaced();
        }

        Slots = [.. Enumerable.Range(0, tokens.Length).Where(i => tokens[i].Kind == TokenKind.Slot)];
    }

    /// <summary>"We log your complaint": what reads as an order to the customer is what we do.</summary>
    private void LeaveOutWhatIsDoneByUs()
    {
        Guards.RemoveAll(g =>
            g.Value == "customer"
            && (ActorGuard.IsDoneByUs(this, g) || ActorGuard.IsToBeGiven(this, g) || ActorGuard.IsThing(this, g))
        );
        // "Messages must be returned": what goes back is no goods, but a call.
        Guards.RemoveAll(g =>
            g.Value == "customer"
            && Tokens[g.To - 1].Text is "returned"
            && Tokens
                .Take(g.From)
                .Any(t => t.Text is "call" or "calls" or "message" or "messages" or "voicemail" or "voicemails")
        );
    }

    /// <summary>"Every Monday", where nothing is looked at or told that often, or other days and hours stand beside it.</summary>
    private bool IsDayOfWeek(TimeMention time) =>
        !Language.IsUnspaced
        && time is { IsRecurring: true, IsNamed: true, Unit: TimeUnit.Week }
        && Language.Lexicon.Match(LexiconGroup.Calendar, Tokens, time.To - 1) is { Value: { Length: 4 } value }
        && value.StartsWith("day", StringComparison.Ordinal)
        && (
            (Hours.Exists(h => h.Value is "open" or "opens") && !Actions.Exists(a => a.Value is "review" or "update"))
            || FunctionAt(time.To) is "and" or "range"
            || Tokens.IsAt(time.To, ',')
            || Array.Exists(Tokens, t => t.Kind == TokenKind.Clock)
        );

    /// <summary>What a time holds is part of it, and nothing else.</summary>
    private void LeaveOutWhatTimesHold()
    {
        // "5% of the monthly fee is credited" is money, not a share of cases.
        Percents.RemoveAll(p =>
            Guards.Exists(g => g.Value is "money" or "penalty" && g.IsAfter(p.To) && g.From - p.To <= 3)
        );
        if (Times.Count == 0)
        {
            return;
        }

        // "If ten working days is not enough": no definition of a working day.
        Guards.RemoveAll(g =>
            g.Value is not "slot" && Times.Exists(t => !t.IsNamed && g.Overlaps(t.From, t.To) && g.From > t.From)
        );
        Hours.RemoveAll(h => Times.Exists(t => !t.IsNamed && h.Overlaps(t.From, t.To) && h.From > t.From));
        Times.RemoveAll(t => Conditions.Exists(c => c.To > t.To && c.From < t.To && c.IsAfter(t.From)));
        // "不能当天答复的": the day is part of what failed.
        Times.RemoveAll(t =>
            t.IsNamed && Conditions.Exists(c => c.Value == "unresolved" && c.From < t.From && c.To >= t.To)
        );
        Conditions.RemoveAll(c => Times.Exists(t => c.Overlaps(t.From, t.To)));
        // "By close of business" closes nothing.
        Actions.RemoveAll(a => Times.Exists(t => t.IsNamed && t.Unit is not null && a.IsWithin(t.From, t.To)));
    }

    /// <summary>Rates and reviews of a script without spaces, and what its customers have to do.</summary>
    private void LeaveOutUnspaced()
    {
        if (Percents.Count > 0 || Actions.Count > 1)
        {
            Actions.RemoveAll(a => a.Value is not "answer" && UnspacedCases.IsBareRate(this, a));
        }

        // "其余在服务时间内处理": the word for within belongs to the hours, where no time is named.
        Guards.RemoveAll(g =>
            g.Value == "not_hours"
            && Times.Count == 0
            && Conditions.Exists(c => c.Value is "office_hours" && c.From < g.From && g.From < c.To)
        );
        // "按不低于10%的比例抽查": how many are looked at.
        Percents.RemoveAll(p =>
            p.To + 2 < Tokens.Length
            && (Tokens[p.To].Text is "的" ? Tokens[p.To + 1] : Tokens[p.To]).Text is "比"
            && Actions.Exists(a => a.Value == "review")
        );
        LeaveOutReports();
        Guards.RemoveAll(g =>
            g.Value == "metric"
            && Tokens[g.To - 1].Text is "率"
            && Percents.Count > 0
            && !UnspacedCases.IsBareRate(this, g)
        );
        // "学生申请复核后": only complaints go through stages.
        Conditions.RemoveAll(c =>
            c.Value == "stage:review"
            && !Subjects.Exists(s => s.Value == "complaint")
            && Enumerable.Range(c.From, c.Length).Any(i => Tokens[i].Text is "核" or "议")
        );
        foreach (var duty in UnspacedDuties.Of(this).ToList())
        {
            if (!Guards.Exists(g => g.Value is "customer" or "ok" && g.Overlaps(duty.From, duty.To)))
            {
                Guards.Add(duty);
            }
        }
    }

    /// <summary>"重大投诉立即上报总经理": the word for at once is the limit, and what is reported has to be somebody's case.</summary>
    private void LeaveOutReports()
    {
        for (var i = Actions.Count - 1; i >= 0; i--)
        {
            var act = Actions[i];
            if (
                act.Value is not "refer"
                || Times.Find(t => t.IsImmediate && t.From == act.From && t.To < act.To) is not { } limit
            )
            {
                continue;
            }

            var isOfCase = Subjects.Exists(s => s.Value is "complaint" or "request" or "enquiry" or "escalation");
            var isToSomebody = act.To < Tokens.Length && Tokens[act.To].Kind != TokenKind.Symbol;
            if (!isToSomebody)
            {
                // "须立即上报。": to whom, it does not say.
                Actions[i] = act with
                {
                    Value = "escalate",
                    From = limit.To,
                };
            }
            else if (isOfCase)
            {
                Actions[i] = act with { From = limit.To };
            }
            else
            {
                Actions.RemoveAt(i);
            }
        }
    }

    // Words that say what something else is, and neither serve nor promise anything themselves.
    private void LeaveOutWhatBelongsToOthers()
    {
        // "The director replies to an escalated case": the case has been escalated, nobody does it.
        Actions.RemoveAll(a =>
            a.Value == "escalate"
            && Subjects.Exists(s =>
                s.Value == "escalation" && s.Length > a.Length && s.Overlaps(a.From, a.To) && !IsDirection(s)
            )
        );
        // "Takes up to four weeks": a limit, in which nothing is taken up.
        Actions.RemoveAll(a =>
            !Language.IsUnspaced
            && Functions.Exists(f =>
                f.Value == "limit"
                && f.From <= a.From
                && f.Length > 1
                && f.Overlaps(a.From, a.To)
                && (f.To >= a.To || Functions.Exists(g => g.Value == "limit" && g.From == f.To && g.To >= a.To))
            )
        );
        // "20 where it needs investigating", "feedback is given": what belongs to a condition or an act is nothing more.
        Actions.RemoveAll(a =>
            a.Value.EndsWith('?')
            && Conditions.Exists(c => c.Value is "complex" or "simple" && c.Overlaps(a.From, a.To))
        );
        LeaveOutFeedback();
        // "Writes to the customer to say why": writing is how they are told.
        Actions.RemoveAll(a => NounGuard.IsWayOfTelling(this, a));
        // "Technical issues: within a day", "issues are fixed": nothing is given out.
        Actions.RemoveAll(a =>
            a.Length == 1
            && Tokens[a.From].Text is "issue" or "issues"
            && a.To < Tokens.Length
            && (Tokens[a.To].Is(':') || Tokens[a.To].Text is "are" or "is" or "have" or "has" or "get" or "receive")
        );
        // "Online reviews", "if they have booked": part of a name, or of a condition.
        Actions.RemoveAll(a =>
            a.Value == "review" && Subjects.Exists(s => s.Value == "social" && s.Length > 1 && s.Overlaps(a.From, a.To))
        );
        Subjects.RemoveAll(s =>
            s.Value == "request"
            && Conditions.Exists(c =>
                c.Value is "appointment" or "no_appointment" or "stage:review" && s.IsWithin(c.From, c.To)
            )
        );
        ContentClauses.LeaveOut(this);
        Actions.RemoveAll(a => NounGuard.IsInBrackets(this, a));
        Actions.RemoveAll(a => NounGuard.IsObject(this, a));
        Actions.RemoveAll(a => NounGuard.IsPartOfName(this, a));
        Actions.RemoveAll(a => NounGuard.IsCarried(this, a));
        Actions.RemoveAll(a => NounGuard.IsWhatItIsAbout(this, a));
        Actions.RemoveAll(a => NounGuard.IsCarrierOfReceipt(this, a));
        Actions.RemoveAll(a => NounGuard.IsCompleted(this, a));
    }

    /// <summary>Feedback is given, or given an answer: one of the two in each sentence.</summary>
    private void LeaveOutFeedback()
    {
        Subjects.RemoveAll(s =>
            s.Value == "enquiry"
            && s.Length == 1
            && Actions.Exists(a =>
                a.Value == "respond"
                && a.Length > 1
                && a.From <= s.From
                && s.IsBefore(a.To)
                && Tokens[s.From].Text is "feedback"
            )
        );
        // "Acknowledge your complaint or feedback within a day": where something else is done, feedback is what it is done to.
        Actions.RemoveAll(a =>
            a is { Value: "respond", Length: 2 }
            && !Language.IsUnspaced
            && Tokens[a.From].Text is "feedback"
            && Tokens[a.From + 1].Text is "within" or "in"
            && a.From > 0
            && Tokens[a.From - 1].Kind == TokenKind.Word
            && Actions.Exists(b => b.IsBefore(a.From) && !b.Value.EndsWith('?'))
        );
        Subjects.RemoveAll(s =>
            s.Value is "callback" && Actions.Exists(a => a.Value is "offer_callback" && s.Overlaps(a.From, a.To))
        );
    }

    /// <summary>"No more than 5% of calls", "不超过10%": a share that is not to be reached.</summary>
    private bool IsUpperBound(int token)
    {
        var function = Functions.Find(f => f.Holds(token));
        var words = Enumerable.Range(function.From, function.Length).Select(i => Tokens[i].Text).ToList();
        return words.Exists(w => w is "more" or "less" or "fewer" or "below" or "under" or "exceed" or "most" or "超")
            || (
                words.Exists(w => w is "低" or "少" or "小")
                && !words.Contains("不")
                && (function.From == 0 || Tokens[function.From - 1].Text is not "不")
            );
    }

    public string Text { get; }

    public Token[] Tokens { get; }

    public LanguagePack Language { get; }

    public List<Mention> Functions { get; }

    public List<TimeMention> Times { get; }

    public List<(decimal? Percent, int From, int To)> Percents { get; }

    public List<Mention> Subjects { get; }

    public List<Mention> Actions { get; }

    public List<Mention> Means { get; }

    public List<Mention> Conditions { get; }

    public List<Mention> Guards { get; }

    public List<Mention> Tones { get; }

    public List<Mention> Hours { get; }

    public List<int> Slots { get; }

    /// <summary>The clauses of the sentence, apart from what its times are counted from.</summary>
    public ClauseMap Clauses => _clauses ??= new ClauseMap(this, []);

    public static Reading Of(string text, LanguagePack language) => new(text, language.Tokens(text), language);

    /// <param name="text">The sentence.</param>
    /// <param name="tokens">Its tokens, marked by the lexicon.</param>
    /// <param name="language">Its language.</param>
    public static Reading Of(string text, Token[] tokens, LanguagePack language) => new(text, tokens, language);

    public bool HasFunction(string value, int from, int to) =>
        Functions.Exists(f => f.Value == value && f.IsWithin(from, to));

    public string? FunctionAt(int token) => token >= 0 && token < _functionAt.Length ? _functionAt[token] : null;

    private bool IsDirection(Mention subject) => FunctionAt(subject.To - 1) is "range";

    /// <summary>Whether a further clause starts here: "while …", "with the full response …"; not "with the Trust".</summary>
    public bool IsTurn(int token) =>
        (
            FunctionAt(token) is "and"
            // "与投诉人联系": with, and not and.
            && Tokens[token].Text is not ("与" or "和")
            && FunctionAt(token + 1) is "we" or "our" or "you" or "somebody"
            && !Actions.Exists(a => a.Holds(token))
        )
        || FunctionAt(token) == "while"
            && (FunctionAt(token - 1) != "while" || Tokens[token].Text is "while" or "whilst" or "but")
            && !Conditions.Exists(c => c.Holds(token))
            && Tokens[token].Text is not ("the" or "a" or "an")
            && (Tokens[token].Text is not "with" || Actions.Exists(a => a.From > token && a.From - token <= 4));

    public (int Start, int Length) Place(int from, int to) =>
        (Tokens[from].Start, Tokens[Math.Min(to, Tokens.Length) - 1].End - Tokens[from].Start);
}
