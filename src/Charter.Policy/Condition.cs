namespace Charter.Policy;

/// <summary>One condition of a commitment, for example <c>peak</c> or <c>priority:p1</c>.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Value">The label asked for, lower case; <c>null</c> for the kinds that take none.</param>
public sealed record Condition(ConditionKind Kind, string? Value = null)
{
    /// <summary>The written form, <c>kind</c> or <c>kind:value</c>.</summary>
    public override string ToString() => Vocabulary.Write(this);
}
