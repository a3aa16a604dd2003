namespace Charter.Policy.Language.Analysis;

/// <summary>Finds the acts that share the time of another: "acknowledged and assigned within 1 hour".</summary>
internal sealed class CoordinatedActs(Reading reading, ClauseMap clauses)
{
    private const int MostToObject = 14;

    /// <summary>Further acts under the same time: "acknowledged and assigned within 1 hour", "… or you are told when".</summary>
    public IEnumerable<ServiceAction> Of(Segment segment, ServiceAction action)
    {
        if (segment.Action is not { } first || !segment.Contains(first) || Respectively.IsSaid(reading.Tokens))
        {
            yield break;
        }

        foreach (var other in reading.Actions.Where(a => segment.Contains(a) && a != first && !clauses.IsScene(a)))
        {
            if (
                IsWayTo(other, first)
                || HasTimeElsewhere(other)
                || (other.Value.EndsWith('?') && !IsJoinedByObject(first, other))
                || !ActionResolver.TryRead(other, out var second)
                || second == action
                // "给客人回复，并告知处理进展": what the reply says.
                || (
                    reading.Language.IsUnspaced
                    && second == ServiceAction.Update
                    && action is ServiceAction.Respond or ServiceAction.FirstResponse
                )
            )
            {
                continue;
            }

            if (IsNewsOfDelay(segment, other) && second is ServiceAction.NotifyDelay or ServiceAction.Update)
            {
                yield return ServiceAction.NotifyDelay;
            }
            else if (
                (
                    second == ServiceAction.Escalate
                    && segment.Time.Prefix is not "over"
                    && UnspacedCases.IsOnceOverdue(reading, segment.Time, other)
                ) || (action == ServiceAction.NotifyDelay && IsOtherChoice(other, second, first))
            )
            {
                yield return second;
            }
            // "We look into it and reply" is one promise, "respond and begin work" two.
            else if (
                IsJoined(other, first, segment)
                && IsEvent(second)
                && (IsEvent(action) || (second == ServiceAction.Greet && action == ServiceAction.Answer))
                && (second != ServiceAction.Start || other.From > first.From)
                && (action != ServiceAction.Start || first.From > other.From)
            )
            {
                yield return second;
            }
        }
    }

    /// <summary>"… or you are told when", "…, and told if that is not possible".</summary>
    private bool IsNewsOfDelay(Segment segment, Mention other) =>
        other.From > segment.Time.To
        && (
            reading.HasFunction("or", segment.Time.To, other.From)
            || clauses.HasNegatedLead(segment.Time.To, segment.To)
        );

    /// <summary>"审核并答复": the look is the way to the reply.</summary>
    private bool IsWayTo(Mention other, Mention first) =>
        reading.Language.IsUnspaced
        && first.Value is "respond"
        && other.IsBefore(first.From)
        && other.Value is "resolve"
        && Examination.IsOne(reading, other);

    /// <summary>"5分钟内派单，按下表到场": by when the further act is done stands somewhere else.</summary>
    private bool HasTimeElsewhere(Mention other)
    {
        var pause = Array.FindLastIndex(reading.Tokens, other.From, t => t.Is(','));
        return reading.Language.IsUnspaced
            && pause >= 0
            && Enumerable
                .Range(pause, other.From - pause)
                .Any(i =>
                    reading.Tokens[i].Text is "按" && reading.Tokens[i + 1].Text is "下" or "以" or "上" or "附" or "表"
                );
    }

    /// <summary>"Answered, or told when": the answer is the other of two things.</summary>
    private bool IsOtherChoice(Mention other, ServiceAction second, Mention news) =>
        second is ServiceAction.Respond or ServiceAction.Resolve
        && other.IsBefore(news.From)
        && news.From - other.To <= 7
        && !reading.Times.Exists(t => t.IsWithin(other.To, news.From))
        && reading.HasFunction("or", other.To, news.From);

    private bool IsJoined(Mention other, Mention first, Segment segment)
    {
        var (left, right) = other.From < first.From ? (other, first) : (first, other);
        var isSameSide = (left.From < segment.Time.From) == (right.From < segment.Time.From);
        var between = right.From - left.To;
        if (
            isSameSide
            && (reading.Language.IsUnspaced ? IsJoinedUnspaced(left, right) : IsJoinedAtADistance(left, right))
        )
        {
            return true;
        }

        if (between is < 1 or > 5)
        {
            return reading.Language.IsUnspaced
                && left.From > segment.Time.From
                && reading.HasFunction("and", left.To, right.From);
        }

        return isSameSide
            && reading.HasFunction("and", left.To, right.From)
            && !reading.Subjects.Exists(s => s.IsWithin(left.To, right.From))
            && between <= (reading.Language.IsUnspaced ? 5 : 2);
    }

    /// <summary>"与投诉人确认诉求并启动调查".</summary>
    private bool IsJoinedUnspaced(Mention left, Mention right) =>
        (reading.Tokens[right.From - 1].Text is "并" or "且" && right.From - left.To is >= 1 and <= 6)
        || IsJoinedByObject(left, right);

    /// <summary>"办结，并将结果反馈给投诉人".</summary>
    private bool IsJoinedByObject(Mention left, Mention right) =>
        reading.Language.IsUnspaced
        && right.From - left.To is >= 3 and <= MostToObject
        && Enumerable
            .Range(left.To, Math.Min(3, right.From - left.To - 1))
            .Any(i => reading.Tokens[i].Text is "并" && reading.Tokens[i + 1].Text is "将" or "把");

    /// <summary>Acts that stand further apart, and still share their time.</summary>
    private bool IsJoinedAtADistance(Mention left, Mention right)
    {
        var between = right.From - left.To;
        // "Acknowledge its receipt in writing and commence any necessary investigation".
        var isStart =
            between is > 2 and <= 8
            && reading.FunctionAt(right.From - 1) is "and"
            && right.Value == "start"
            && !reading.Times.Exists(t => t.IsWithin(left.To, right.From));
        // "Acknowledged and given an initial response".
        var isGiven =
            between is 3 or 2
            && reading.FunctionAt(left.To) is "and"
            && reading.Tokens[left.To + 1].Text
                is "given"
                    or "gets"
                    or "get"
                    or "receive"
                    or "receives"
                    or "sent"
                    or "have";
        // "Is logged, and its receipt acknowledged".
        var isReceipt =
            between is 3 or 4
            && reading.HasFunction("and", left.To, right.From)
            && Enumerable.Range(left.To, right.To - left.To).Any(i => reading.Tokens[i].Text is "receipt");
        // "Acknowledge a complaint and try to resolve it".
        var isTried =
            between is >= 3 and <= 7
            && reading.Tokens[right.From - 1].Text is "to"
            && reading.Tokens[right.From - 2].Text is "try" or "aim" or "seek" or "endeavour" or "strive" or "hope"
            && reading.FunctionAt(right.From - 3) is "and"
            && !reading.Times.Exists(t => t.IsWithin(left.To, right.From));
        return isStart || isGiven || isReceipt || isTried;
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
                or ServiceAction.Start
                or ServiceAction.Greet
                or ServiceAction.Update;
}
