namespace Charter.Policy.Language.Analysis;

/// <summary>Tells what is promised where no verb is written: "Queries by email: five working days", "Applications take up to three weeks".</summary>
internal sealed class FragmentActs(Reading reading)
{
    /// <summary>"Queries by email: five working days" has no verb, and says when a reply comes; "Telephone: 3 rings", when it is answered.</summary>
    public ServiceAction? Of(Segment segment)
    {
        var mark = segment.Time.PrefixFrom;
        if (IsDuration(segment) || IsTurnaround(segment) || IsUnderTimelines(segment))
        {
            return ServiceAction.Resolve;
        }

        // "Stage 1: 10 working days": only complaints go through stages, and a stage ends with its answer.
        if (
            segment.Action is null
            && segment.Conditions.Exists(c => c.Value.StartsWith("stage", StringComparison.Ordinal) && c.IsBefore(mark))
            && !reading.Functions.Exists(f => f.Value is "we" or "you" or "expect" or "modal")
            && mark > 0
            && (IsFragmentMark(mark) || IsFragmentMark(mark - 1))
        )
        {
            return ServiceAction.Respond;
        }

        if (IsWorkUnspaced(segment, mark))
        {
            return ServiceAction.Resolve;
        }

        if (IsAllowedFor(segment))
        {
            return segment.Subjects.Exists(s => s.Value is "request") ? ServiceAction.Resolve : ServiceAction.Respond;
        }

        return IsNamedBeforeMark(segment, mark) ? OfChannel(segment) : null;
    }

    /// <summary>"偏远地区的维修不超过100分钟": how long the work takes.</summary>
    private bool IsWorkUnspaced(Segment segment, int mark) =>
        reading.Language.IsUnspaced
        && segment.Action is null
        && segment.Time.Prefix is "limit"
        && reading.Tokens[mark].Text is "不" or "最"
        && segment.Subjects.Exists(s => s.Value is "request" && s.IsBefore(mark))
        && !reading.Guards.Exists(g => g.Value is not ("ok" or "not_hours"));

    /// <summary>"Please allow up to six weeks for a request for an estimate".</summary>
    private bool IsAllowedFor(Segment segment) =>
        segment.Action is null
        && IsAllowed(segment)
        && segment.Subjects.Exists(s => s.IsAfter(segment.Time.To) && s.Value is "request" or "enquiry" or "complaint")
        && reading.Tokens.TextAt(segment.Time.To) is "for";

    /// <summary>Whether something that is served stands right before the time, and no verb anywhere.</summary>
    private bool IsNamedBeforeMark(Segment segment, int mark) =>
        !(
            segment.Action is not null
            || segment.Subjects.Count == 0
            || mark < 1
            || !IsFragmentMark(mark)
            || segment.Subjects.Exists(s =>
                s.Value is "issue" or "escalation" || (s.Value is "request" && !IsAskedFor(s))
            )
            || reading.Functions.Exists(f =>
                f.Value is "we" or "expect" or "modal"
                || (
                    f.Value is "you"
                    // "Pro subscribers: billing questions within 12 hours", "In person: 10 minutes".
                    && !(reading.Tokens.IsAt(f.To, ':'))
                )
            )
        );

    private static ServiceAction OfChannel(Segment segment) =>
        segment.Time.Unit is TimeUnit.Ring or TimeUnit.Second
        || (segment.Time.Unit is TimeUnit.Minute && segment.Subjects.Exists(s => s.Value == "in_person"))
        || segment.Subjects.TrueForAll(s => s.Value == "phone")
            ? ServiceAction.Answer
            : ServiceAction.Respond;

    private bool IsAllowed(Segment segment) =>
        Enumerable
            .Range(segment.Time.PrefixFrom, Math.Max(0, segment.Time.From - segment.Time.PrefixFrom))
            .Any(i => reading.Tokens[i].Text is "allow");

    /// <summary>"Requests for information: 20 working days": what was asked for is answered; a repair or a claim is settled.</summary>
    private bool IsAskedFor(Mention subject) =>
        Enumerable
            .Range(subject.From, subject.Length)
            .Any(i => reading.Tokens[i].Text is "request" or "requests" or "foi" or "sar" or "dsar");

    /// <summary>"Applications take up to three weeks": what takes its time is being settled.</summary>
    private bool IsDuration(Segment segment) =>
        segment.Action is null
        && segment.Time.Prefix == "limit"
        && Enumerable
            .Range(
                Math.Max(0, segment.Time.PrefixFrom - 1),
                Math.Min(3, segment.Time.From - Math.Max(0, segment.Time.PrefixFrom - 1))
            )
            .Any(i => reading.Tokens[i].Text is "take" or "takes" or "taking" or "need" or "needs")
        && segment.Subjects.Exists(s => s.Value is "complaint" or "request" or "escalation")
        && !reading.Functions.Exists(f => f.Value is "us");

    /// <summary>"Complaint timeframes: urgent matters, seven days": how long a complaint or a request takes.</summary>
    private bool IsUnderTimelines(Segment segment)
    {
        var colon = Array.FindIndex(reading.Tokens, t => t.Is(':'));
        return segment.Action is null
            && colon is > 0 and <= 5
            && colon < segment.Time.From
            && reading.Tokens[colon - 1].Text
                is "timeframes"
                    or "timeframe"
                    or "timescales"
                    or "timescale"
                    or "timelines"
                    or "timeline"
                    or "deadlines"
                    or "sla"
                    or "slas"
                    or "limits"
                    or "targets"
                    or "standards"
            && reading.Subjects.Exists(s => s.IsBefore(colon) && s.Value is "complaint" or "request")
            && !reading.Functions.Exists(f => f.Value is "we" or "expect" or "modal");
    }

    /// <summary>"Faults: turnaround of 12 hours".</summary>
    private bool IsTurnaround(Segment segment) =>
        segment.Action is null
        && Enumerable
            .Range(segment.Time.PrefixFrom, Math.Max(0, segment.Time.From - segment.Time.PrefixFrom))
            .Any(i => reading.Tokens[i].Text is "turnaround");

    private bool IsFragmentMark(int token) =>
        reading.Subjects.Exists(s => s.To == token)
        || reading.Tokens[token].Text is ":" or "-" or "=" or "–" or "—"
        || reading.Percents.Exists(p => p.To == token && reading.Tokens.TextAt(p.From - 1) is ":" or "-")
        || (reading.Tokens[token - 1].Text is ":" or "-" or "=" && reading.FunctionAt(token) is "limit");
}
