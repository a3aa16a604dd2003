namespace Charter.Policy.Language.Analysis;

/// <summary>
/// What tells guidance ("we listen") from everything else that is no promise ("you may appeal"): the words of a sentence, who it
/// speaks of, and what the tables found in it. The weights are in the tables of the language (<see cref="TopicWeights"/>).
/// </summary>
internal static class TopicFeatures
{
    private const int Opening = 6;

    public static HashSet<string> Of(Reading reading)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        string? actor = null;
        for (var i = 0; i < reading.Tokens.Length; i++)
        {
            var token = reading.Tokens[i];
            if (token.Kind == TokenKind.Word)
            {
                features.Add(token.Stem);
            }
            else if (token.Kind is TokenKind.Number or TokenKind.Clock)
            {
                features.Add("#");
            }

            actor ??= i < Opening ? ActorAt(reading, i) : null;
            if (i + 1 < reading.Tokens.Length && ActorAt(reading, i) is { } who && IsModal(reading.Tokens[i + 1]))
            {
                features.Add("@" + who + "-" + reading.Tokens[i + 1].Text);
            }
        }

        features.Add("@first-" + (actor ?? "none"));
        AddOpening(reading, features);
        foreach (var guard in reading.Guards)
        {
            features.Add("@guard-" + guard.Value);
        }

        foreach (var tone in reading.Tones)
        {
            if (tone.Value is "other_strong" or "guidance_strong" or "vague")
            {
                features.Add("@tone-" + tone.Value);
            }
        }

        return features;
    }

    private static void AddOpening(Reading reading, HashSet<string> features)
    {
        if (reading.Tokens.Length == 0)
        {
            return;
        }

        features.Add("^" + reading.Tokens[0].Stem);
        if (reading.Times.Exists(t => !t.IsImmediate))
        {
            features.Add("@time");
        }

        // "Tell us about …" is said to customers, "greet the caller" to staff.
        if (reading.FunctionAt(0) is "order" or "please")
        {
            features.Add(reading.Tokens.Any(t => t.Text is "us" or "our") ? "@order-us" : "@order");
        }
    }

    private static string? ActorAt(Reading reading, int token) =>
        reading.FunctionAt(token) switch
        {
            "we" or "our" => "we",
            "you" => "you",
            _ when reading.Tokens[token].Text is "your" => "you",
            _ => null,
        };

    private static bool IsModal(Token token) =>
        token.Text is "may" or "can" or "must" or "should" or "need" or "have" or "will" or "shall" or "are" or "do";
}
