namespace Charter.Policy.Language.Analysis;

/// <summary>"审核并答复", "look into it and reply": the look that a reply follows is the way to it, and no promise beside it.</summary>
internal static class Examination
{
    /// <summary>Whether the act only says that somebody looks at the matter.</summary>
    /// <remarks>In Chinese the words for looking are also those for settling ("审核" alone is an outcome).</remarks>
    public static bool IsOne(Reading reading, Mention act) =>
        act.Value is "start" or "review"
        || (
            act.Value is "resolve"
            && reading.Language.IsUnspaced
            && (act.Length == 2 || reading.Tokens[act.From].Text is "查")
            && reading.Tokens[act.From].Text is "审" or "核" or "查" or "调" or "复"
        );
}
