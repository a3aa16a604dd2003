namespace Charter.Policy.Language.Analysis;

/// <summary>What a sentence speaks of, for those that follow it and say only "it".</summary>
internal static class TopicReader
{
    public static ReadingContext Of(Reading reading, List<ReadCommitment> commitments)
    {
        var subjects = commitments
            .Select(c => c.Commitment.Subject)
            .Where(s => s != ServedSubject.Any)
            .Distinct()
            .ToList();
        if (subjects.Count == 0)
        {
            subjects = SubjectsOf(reading);
        }

        ServiceAction? action = commitments.Count > 0 ? commitments[^1].Commitment.Action : FirstAction(reading);
        var conditions = reading.Conditions.Select(ConditionReader.Of).Distinct().ToList();
        return new ReadingContext(subjects, action, conditions)
        {
            HasTime = reading.Times.Exists(t => !t.IsImmediate),
            IsOurs =
                reading.Functions.Exists(f => f.Value is "we" or "our")
                && !reading.Guards.Exists(g => g.Value == "customer"),
        };
    }

    /// <summary>Whether hardly a word is left that no table knows.</summary>
    public static bool IsGeneral(Reading reading)
    {
        var unknown = 0;
        for (var i = 0; i < reading.Tokens.Length; i++)
        {
            unknown += WeightOf(reading.Tokens[i]);
        }

        foreach (
            var mention in reading
                .Functions.Concat(reading.Actions)
                .Concat(reading.Subjects)
                .Concat(reading.Conditions)
                .Concat(reading.Times.Select(t => new Mention("", t.From, t.To)))
        )
        {
            foreach (var token in reading.Tokens.AsSpan(mention.From, mention.Length))
            {
                unknown -= WeightOf(token);
            }
        }

        return unknown <= 2;
    }

    private static int WeightOf(Token token) =>
        token.Kind switch
        {
            TokenKind.Word when token.Text.Length > 2 => 2,
            TokenKind.Han => 1,
            _ => 0,
        };

    private static ServiceAction? FirstAction(Reading reading) =>
        reading.Actions.Count > 0 && Vocabulary.TryReadAction(reading.Actions[0].Value, out var action) ? action : null;

    private static List<ServedSubject> SubjectsOf(Reading reading)
    {
        var named = new List<ServedSubject>();
        foreach (var mention in reading.Subjects)
        {
            foreach (var token in mention.Value.TrimEnd('?').Split('+'))
            {
                if (Vocabulary.TryReadSubject(token, out var subject) && !named.Contains(subject))
                {
                    named.Add(subject);
                }
            }
        }

        if (named.Contains(ServedSubject.Escalation))
        {
            return [ServedSubject.Escalation];
        }

        var channels = named
            .Where(s => s is not (ServedSubject.Complaint or ServedSubject.Enquiry or ServedSubject.Request))
            .ToList();
        return channels.Count > 0 ? channels : named;
    }
}
