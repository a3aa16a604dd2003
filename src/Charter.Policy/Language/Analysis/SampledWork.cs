namespace Charter.Policy.Language.Analysis;

/// <summary>
/// Reads the looks that staff take at work at an interval: "team leaders score five chats every week", "a sample of closed
/// tickets is audited each month". What is looked at says what is reviewed.
/// </summary>
internal sealed class SampledWork
{
    /// <summary>How far what is looked at stands from its verb, at most.</summary>
    private const int MostBetween = 9;

    private readonly Reading _reading;
    private readonly Token[] _tokens;

    private SampledWork(Reading reading)
    {
        _reading = reading;
        _tokens = reading.Tokens;
    }

    /// <summary>The reviews of a sentence; the commitments as they were read otherwise where it has none.</summary>
    public static List<ReadCommitment> Complete(Reading reading, List<ReadCommitment> commitments)
    {
        var isOpen = commitments.TrueForAll(c =>
            c.Commitment
                is {
                        Every: true,
                        Percent: null,
                        Action: ServiceAction.Review,
                        Subject: ServedSubject.Any or ServedSubject.Request,
                        Conditions.Count: 0
                    }
                    or { Every: true, Action: ServiceAction.Update }
        );
        if (reading.Language.IsUnspaced || !isOpen || reading.Guards.Exists(g => g.Value is "past" or "customer"))
        {
            return commitments;
        }

        var found = new SampledWork(reading).Find();
        return found.Count > 0 ? found : commitments;
    }

    private List<ReadCommitment> Find()
    {
        if (
            _reading.Times is not [{ Value: not null, IsRecurring: true } interval]
            || AmountGuard.IsOnSeveralDays(_reading, interval)
        )
        {
            return [];
        }

        for (var i = 0; i < _tokens.Length; i++)
        {
            if (_reading.Times.Exists(t => t.Holds(i)) || Look(i) is not { } look)
            {
                continue;
            }

            var work = look.IsPassive ? WorkIn(Math.Max(0, i - MostBetween), i) : WorkIn(look.To, Reach(look.To));
            if (work.Count > 0)
            {
                return work.ConvertAll(w => Review(w, interval, i, look.To));
            }
        }

        return [];
    }

    private ReadCommitment Review((ServedSubject Subject, int At) work, TimeMention interval, int from, int to)
    {
        var subject = _reading.Place(work.At, work.At + 1);
        var act = _reading.Place(from, to);
        var within = _reading.Place(interval.From, interval.To);
        return new ReadCommitment(
            new Commitment(work.Subject, ServiceAction.Review, interval.Allowance, true, null, ConditionSet.Of([])),
            [
                (EvidencePart.Subject, subject.Start, subject.Length),
                (EvidencePart.Action, act.Start, act.Length),
                (EvidencePart.Within, within.Start, within.Length),
            ]
        );
    }

    /// <summary>A verb of looking that starts at a token, and whether what is looked at stands before it.</summary>
    private (int To, bool IsPassive)? Look(int at)
    {
        var next = at + 1 < _tokens.Length ? _tokens[at + 1].Text : "";
        var length = _tokens[at].Text switch
        {
            "score" or "scores" or "scored" => 1,
            "check" or "checks" or "checked" => 1,
            "audit" or "audits" or "audited" => 1,
            "sample" or "samples" or "sampled" => 1,
            "inspect" or "inspects" or "inspected" => 1,
            "read" or "reads" => 1,
            "examine" or "examines" or "examined" => 1,
            "assess" or "assesses" or "assessed" => 1,
            "evaluate" or "evaluates" or "evaluated" => 1,
            "review" or "reviews" or "reviewed" => 1,
            "discuss" or "discusses" or "discussed" => 1,
            "listen" or "listens" or "listened" when next is "to" => 2,
            "look" or "looks" or "looked" when next is "at" or "through" or "over" => 2,
            "go" or "goes" or "gone" when next is "through" or "over" => 2,
            _ => 0,
        };
        if (length == 0 || at == 0)
        {
            return null;
        }

        var isPassive = _tokens[at - 1].Text is "is" or "are" or "be";
        var isNoun =
            _tokens[at - 1].Text is "a" or "the" or "our" or "to" or "of" or "each" or "every" or "not" or "you";
        return isNoun ? null : (at + length, isPassive);
    }

    /// <summary>What is looked at ends where something else begins.</summary>
    private int Reach(int from)
    {
        var to = from;
        while (
            to < _tokens.Length
            && to - from < MostBetween
            && _tokens[to].Text is not ("with" or "against" or "for" or "by" or "," or ";" or "(" or "that" or "which")
        )
        {
            to++;
        }

        return to;
    }

    private List<(ServedSubject Subject, int At)> WorkIn(int from, int to)
    {
        var work = new List<(ServedSubject Subject, int At)>();
        for (var i = from; i < to; i++)
        {
            if (SubjectOf(_tokens[i].Text) is not { } subject || IsPartOfName(i, to))
            {
                continue;
            }

            var isEscalated = _tokens.TextAt(i - 1) is "escalated";
            work.Add((isEscalated ? ServedSubject.Escalation : subject, i));
        }

        // "Comments on closed tickets" are comments.
        var head = work.FindIndex(w => _tokens.TextAt(w.At - 1) is "closed" or "on" or "about");
        return head > 0
            ? work.Take(head).DistinctBy(w => w.Subject).ToList()
            : work.DistinctBy(w => w.Subject).ToList();
    }

    /// <summary>"Call centre", "complaint register": the name of something else.</summary>
    private bool IsPartOfName(int at, int to) =>
        at + 1 < to
        && _tokens[at + 1].Kind == TokenKind.Word
        && _tokens[at + 1].Text
            is "centre"
                or "center"
                or "register"
                or "log"
                or "queue"
                or "form"
                or "line"
                or "policy";

    private static ServedSubject? SubjectOf(string word) =>
        word switch
        {
            "call" or "calls" or "recordings" => ServedSubject.Phone,
            "chat" or "chats" => ServedSubject.Chat,
            "email" or "emails" => ServedSubject.Email,
            "letter" or "letters" => ServedSubject.Post,
            "complaint" or "complaints" => ServedSubject.Complaint,
            "escalations" => ServedSubject.Escalation,
            "ticket" or "tickets" or "jobs" or "cases" or "incidents" or "requests" => ServedSubject.Request,
            "comments" or "enquiries" or "feedback" => ServedSubject.Enquiry,
            _ => null,
        };
}
