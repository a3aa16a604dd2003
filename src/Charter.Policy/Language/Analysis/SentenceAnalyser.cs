using Charter.Policy.Language.Timetables;

namespace Charter.Policy.Language.Analysis;

/// <summary>Reads one sentence: tokens, phrases, times, promises, kind, findings.</summary>
internal static class SentenceAnalyser
{
    /// <param name="text">The sentence.</param>
    /// <param name="language">Its language.</param>
    /// <param name="context">What it may take from its surroundings.</param>
    /// <param name="tokens">Its tokens, where they were read before.</param>
    /// <param name="labelsLast">Whether inherited labels stand after its own, as those of a column after the row's.</param>
    public static SentenceReading Analyse(
        string text,
        LanguagePack language,
        ReadingContext context,
        Token[]? tokens = null,
        bool labelsLast = false
    )
    {
        if (CanonicalReader.TryRead(text, language, out var written))
        {
            return written;
        }

        var reading = Reading.Of(text, tokens ?? language.Tokens(text), language);
        if (context.IsOurs)
        {
            reading.Guards.RemoveAll(g => g.Value == "customer" && g.From == 0);
        }

        var times = DatesApart.From(reading, PromiseGuard.Promised(reading));
        UnboundedParts.LeaveOut(reading, times);
        var (found, notUnderstood) = PromiseAssembler.Assemble(
            reading,
            context with
            {
                LabelsLast = labelsLast,
            },
            times
        );
        var commitments = OfferedCalls.Complete(SampledWork.Complete(reading, found));
        var kind = KindJudge.Judge(reading, commitments);
        var findings = new List<Finding>();
        if (commitments.Count == 0 && kind is SentenceKind.Hours)
        {
            return Finished(kind, commitments, findings, reading);
        }

        NoteNotUnderstood(reading, notUnderstood, ref kind, findings, commitments.Count);
        NoteSlots(reading, commitments, findings);
        NotePartsOfDays(reading, commitments, findings);
        NoteNoClock(reading, commitments, kind, findings);
        return Finished(kind, commitments, findings, reading);
    }

    private static SentenceReading Finished(
        SentenceKind kind,
        List<ReadCommitment> commitments,
        List<Finding> findings,
        Reading reading
    ) =>
        new(kind, commitments, findings)
        {
            Tokens = reading.Tokens,
            Topic = TopicReader.Of(reading, commitments),
            IsGeneral = commitments.Count == 0 || TopicReader.IsGeneral(reading),
        };

    private static void NoteNotUnderstood(
        Reading reading,
        List<TimeMention> times,
        ref SentenceKind kind,
        List<Finding> findings,
        int understood
    )
    {
        var isPromiseLike =
            reading.Functions.Exists(f => f.Value is "we" or "expect" or "modal")
            || times.Exists(t => t.Prefix == "limit" || t.IsUnreadable)
            // "Priority 1 - 2 hours": a level and a time, and no word of what is done by then.
            || reading.Conditions.Exists(c => c.Value.StartsWith("priority", StringComparison.Ordinal));
        foreach (var time in times)
        {
            if (
                !isPromiseLike
                || time.IsImmediate
                || (time.IsRecurring && time.IsNamed)
                || time is { Value: null, Unit: null }
            )
            {
                continue;
            }

            var (start, length) = reading.Place(time.PrefixFrom, time.To);
            // "Urgent: 4 hours": the colon is no part of the time.
            while (length > 1 && (reading.Text[start] is ':' or '：' || char.IsWhiteSpace(reading.Text[start])))
            {
                start++;
                length--;
            }

            var words = reading.Text.Substring(start, length);
            findings.Add(new Finding("P101", DiagnosticSeverity.Warning, start, length, words));
        }

        if (
            understood == 0
            && findings.Count > 0
            && kind == SentenceKind.Other
            && reading.Guards.Count == 0
            && reading.Functions.Exists(f => f.Value is "we" or "expect" or "our")
        )
        {
            kind = SentenceKind.Guidance;
        }
    }

    /// <summary>"We reply promptly" is a promise that nobody can hold us to: its author may want to say by when.</summary>
    private static void NoteNoClock(
        Reading reading,
        List<ReadCommitment> commitments,
        SentenceKind kind,
        List<Finding> findings
    )
    {
        var vague = reading.Tones.Find(t => t.Value == "vague");
        if (
            kind != SentenceKind.Guidance
            || commitments.Count > 0
            || findings.Count > 0
            || vague.Value is null
            || !reading.Actions.Exists(a => !a.Value.EndsWith('?'))
            || ActorGuard.IsActOfCustomer(reading, reading.Actions.Find(a => !a.Value.EndsWith('?')))
        )
        {
            return;
        }

        var (start, length) = reading.Place(vague.From, vague.To);
        findings.Add(
            new Finding("P150", DiagnosticSeverity.Info, start, length, reading.Text.Substring(start, length))
        );
    }

    /// <summary>Half a day has no clock: days are counted whole.</summary>
    private static void NotePartsOfDays(Reading reading, List<ReadCommitment> commitments, List<Finding> findings)
    {
        var part = commitments.Find(c =>
            c.Commitment.Within
                is { Value: { } value, Unit: TimeUnit.Day or TimeUnit.BusinessDay or TimeUnit.Week or TimeUnit.Month }
            && value != decimal.Truncate(value)
        );
        var place = part?.Places.FirstOrDefault(p => p.Part == EvidencePart.Within);
        if (place is { Length: > 0 } found)
        {
            findings.Add(
                new Finding(
                    "P103",
                    DiagnosticSeverity.Error,
                    found.Start,
                    found.Length,
                    reading.Text.Substring(found.Start, found.Length)
                )
            );
        }
    }

    private static void NoteSlots(Reading reading, List<ReadCommitment> commitments, List<Finding> findings)
    {
        if (commitments.Exists(c => c.Commitment.Within.IsOpen))
        {
            var open = commitments.Find(c => c.Commitment.Within.IsOpen)!;
            var place = open.Places.FirstOrDefault(p => p.Part == EvidencePart.Within);
            findings.Add(
                new Finding(
                    "P110",
                    DiagnosticSeverity.Error,
                    place.Start,
                    place.Length,
                    reading.Text.Substring(place.Start, place.Length)
                )
            );
        }
    }
}
