namespace Charter.Policy.Language.Analysis;

/// <summary>Tells what a promise serves where nothing that the tables know is named.</summary>
internal sealed class DefaultSubject(Reading reading, ReadingContext context)
{
    private const int MostToObject = 4;

    /// <summary>The subjects of a promise that names none.</summary>
    public List<(ServedSubject Subject, List<Condition> Extra)> Of(
        Segment segment,
        ServiceAction action,
        bool hasPriority
    )
    {
        if (action == ServiceAction.ReturnCall && !context.Subjects.Contains(ServedSubject.Voicemail))
        {
            return [(ServedSubject.Callback, [])];
        }

        // What is passed on under a heading about escalation is no escalation yet.
        var isInherited =
            context.Subjects.Count > 0 && !(action is ServiceAction.Escalate or ServiceAction.Refer && IsOfEscalations);
        // "Phone us, and somebody is with you in 5 hours".
        isInherited =
            isInherited
            && !(
                action == ServiceAction.Attend
                && ActionOnSubject.IsOfJourney(segment.Time)
                && context.Subjects.All(s => s is ServedSubject.Phone or ServedSubject.Chat or ServedSubject.InPerson)
            );
        return IsVisit(segment) ? [(ServedSubject.InPerson, [])]
            : isInherited ? [.. context.Subjects.Select(s => (s, new List<Condition>()))]
            : [(OfNothingNamed(segment, action, hasPriority), [])];
    }

    private ServedSubject OfNothingNamed(Segment segment, ServiceAction action, bool hasPriority) =>
        action switch
        {
            ServiceAction.ReturnCall => ServedSubject.Callback,
            ServiceAction.Greet => ServedSubject.InPerson,
            ServiceAction.Answer when segment.Conditions.Exists(c => c.Value is "appointment" or "no_appointment") =>
                ServedSubject.InPerson,
            ServiceAction.OfferCallback when reading.Tones.Exists(t => t.Value == "live_phone") => ServedSubject.Phone,
            _ when segment.Action is { Value: "answer" } seen && LiveSubject(seen) == ServedSubject.InPerson =>
                ServedSubject.InPerson,
            ServiceAction.Answer when reading.Tones.Exists(t => t.Value == "live_phone") => ServedSubject.Phone,
            // Whoever goes out, or begins to work, does so because something was reported or asked for.
            _ when (action is ServiceAction.Attend || reading.Actions.Exists(a => a.Value is "attend" or "start"))
                    && action
                        is ServiceAction.Attend
                            or ServiceAction.Start
                            or ServiceAction.Respond
                            or ServiceAction.Resolve => ServedSubject.Request,
            // Only a complaint ends with a final response, or in deadlock.
            _ when reading.Tokens.Any(t => t.Text == "deadlock") || HasFinalResponse() => ServedSubject.Complaint,
            // Only complaints go through stages.
            _ when !hasPriority
                    && (
                        segment.Conditions.Exists(c => c.Value.StartsWith("stage", StringComparison.Ordinal))
                        || context.Conditions.Any(c => c.Kind == ConditionKind.Stage)
                    ) => ServedSubject.Complaint,
            _ when hasPriority || segment.Subjects.Count > 0 && hasPriority => ServedSubject.Request,
            _ when segment.Action?.Value == "answer" && segment.Action is { } act && LiveSubject(act) is { } live =>
                live,
            // "Nobody waits more than 5 minutes at the desk": who waits at a place is there.
            ServiceAction.Answer when IsAtPlace() => ServedSubject.InPerson,
            // "Private rulings are finalised in 28 days": the thing that is put right has a name, though not one of the tables.
            _ when action == ServiceAction.Resolve && NamesSomething(segment) => ServedSubject.Request,
            _ when reading.Language.IsUnspaced => OfUnspaced(segment, action),
            // An issue that somebody has is one that was reported.
            _ when segment.Subjects.Exists(s =>
                    s.Value == "issue" && reading.Tokens[s.From].Text is "issue" or "issues" or "problems"
                ) => ServedSubject.Request,
            _ => ServedSubject.Any,
        };

    /// <summary>
    /// "4小时作出响应，24小时之内解决故障": what the rest of the sentence names; else whatever has a plan or level, or is dealt with,
    /// is a request, and only plain answers are for everything.
    /// </summary>
    private ServedSubject OfUnspaced(Segment segment, ServiceAction action)
    {
        if (action == ServiceAction.Answer)
        {
            return segment.Time.Unit is TimeUnit.Second or TimeUnit.Ring ? ServedSubject.Phone : ServedSubject.Any;
        }

        var items = reading
            .Subjects.Where(s =>
                s.Value is not ("none" or "issue")
                && !reading.Clauses.IsAside(s)
                && (s.Value is "request" || s.From < segment.Time.To)
            )
            .Select(s => SubjectResolver.ReadOne(s.Value))
            .Distinct()
            .ToList();
        if (
            !segment.Time.IsRecurring
            && items is [ServedSubject.Request or ServedSubject.Enquiry or ServedSubject.Complaint]
        )
        {
            return items[0];
        }

        var isAnswer =
            segment.Action is { } act
            && Enumerable.Range(act.From, act.Length).Any(i => reading.Tokens[i].Text is "答" or "解");
        if (reading.Subjects.Exists(s => s.Value == "issue"))
        {
            return isAnswer && action is ServiceAction.Respond ? ServedSubject.Enquiry : ServedSubject.Request;
        }

        return
            reading.Conditions.Exists(c =>
                c.Value is "complex" or "simple"
                || c.Value.StartsWith("priority", StringComparison.Ordinal)
                || c.Value.StartsWith("plan", StringComparison.Ordinal)
            )
            || action
                is ServiceAction.Resolve
                    or ServiceAction.Refer
                    or ServiceAction.Document
                    or ServiceAction.Start
                    or ServiceAction.Attend
            || (
                action is ServiceAction.Update or ServiceAction.Acknowledge
                && reading.Actions.Exists(a => a.Value is "resolve" or "refer" && !reading.Clauses.IsAnchor(a))
            )
            || (segment.Action is { } said && reading.Tokens[said.From].Text is "响")
            ? ServedSubject.Request
            : ServedSubject.Any;
    }

    private bool IsOfEscalations => context.Subjects.All(s => s == ServedSubject.Escalation);

    /// <summary>"In a branch you are seen within ten minutes" under a heading about complaints speaks of a visit.</summary>
    private bool IsVisit(Segment segment) =>
        context.Subjects.Count > 0
        && context.Subjects.All(s => s is ServedSubject.Complaint or ServedSubject.Enquiry or ServedSubject.Request)
        && segment.Time.Unit is TimeUnit.Minute or TimeUnit.Second
        && segment.Action is { } seen
        && LiveSubject(seen) == ServedSubject.InPerson;

    private bool IsAtPlace() =>
        Enumerable
            .Range(0, Math.Max(0, reading.Tokens.Length - 2))
            .Any(i =>
                reading.Tokens[i].Text is "at"
                && reading.Tokens[i + 1].Text is "the" or "our" or "a" or "an" or "any" or "every"
                && reading.Tokens[i + 2].Kind == TokenKind.Word
                && reading.Tokens[i + 2].Text
                    is not ("same" or "time" or "moment" or "end" or "latest" or "most" or "outside")
            );

    private bool HasFinalResponse() =>
        Enumerable
            .Range(0, Math.Max(0, reading.Tokens.Length - 1))
            .Any(i => reading.Tokens[i].Text == "final" && reading.Tokens[i + 1].Text == "response");

    private bool NamesSomething(Segment segment)
    {
        if (segment.Action is not { } act || IsAnswer(act))
        {
            return false;
        }

        // What is put right stands before the act in the passive, and right after it in the active.
        var to = Math.Min(act.From < segment.Time.From ? segment.Time.PrefixFrom : segment.To, act.To + MostToObject);
        for (var i = Math.Min(segment.From, act.From - MostToObject); i < to; i++)
        {
            if (i >= 0 && IsName(i) && (i < segment.Time.PrefixFrom || i >= segment.Time.To))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Final response", "outcome letter": what is said to the customer, rather than a thing that is put right.</summary>
    private bool IsAnswer(Mention act) =>
        Enumerable
            .Range(act.From, act.Length)
            .Any(i =>
                reading.Tokens[i].Stem.StartsWith("respons", StringComparison.Ordinal)
                || reading.Tokens[i].Text
                    is "reply"
                        or "answer"
                        or "letter"
                        or "position"
                        or "view"
                        or "outcome"
                        or "findings"
            );

    private bool IsName(int token) =>
        reading.Tokens[token] is { Kind: TokenKind.Word, Text.Length: > 3 } word
        && !word.Text.EndsWith("ly", StringComparison.Ordinal)
        && reading.FunctionAt(token) is null
        && !reading.Actions.Exists(a => a.Overlaps(token, token + 1))
        && !reading.Conditions.Exists(c => c.Overlaps(token, token + 1))
        && !reading.Means.Exists(m => m.Overlaps(token, token + 1))
        && !reading.Guards.Exists(g => g.Overlaps(token, token + 1))
        && !reading.Percents.Exists(p => p.Holds(token));

    /// <summary>"Seen within 10 minutes" is said of visitors, "picked up" of calls.</summary>
    public ServedSubject? LiveSubject(Mention action)
    {
        for (var i = action.From; i < action.To; i++)
        {
            foreach (var tone in reading.Tones)
            {
                if (tone.Holds(i) && tone.Value is "live_in_person" or "live_phone")
                {
                    return tone.Value == "live_phone" ? ServedSubject.Phone : ServedSubject.InPerson;
                }
            }
        }

        return null;
    }
}
