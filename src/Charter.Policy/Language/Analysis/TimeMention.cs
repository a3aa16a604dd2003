namespace Charter.Policy.Language.Analysis;

/// <summary>A time found in a sentence, not yet known to be a limit.</summary>
/// <param name="Value">The number; <c>null</c> for a slot.</param>
/// <param name="Unit">The unit; <c>null</c> for "immediately", an open slot, or one still to be taken from a neighbour.</param>
/// <param name="From">The first token.</param>
/// <param name="To">The token after the last.</param>
internal sealed record TimeMention(decimal? Value, TimeUnit? Unit, int From, int To)
{
    public bool IsRecurring { get; init; }

    /// <summary>Whether it is a named limit ("same day") rather than a number with a unit.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether "immediate" stands before a noun, which must then be an act.</summary>
    public bool IsAdjective { get; init; }

    /// <summary>Whether the unit has to come from the time before or after.</summary>
    public bool IsUnitElided { get; init; }

    /// <summary>Whether its number may mean two things ("1,5 hours", "5-3 days"), so that it is shown to the author and not counted.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The function word before it (<c>limit</c>, <c>over</c>, <c>for</c>…); empty for none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Where the function word before it starts.</summary>
    public int PrefixFrom { get; init; }

    /// <summary>The function word after it (<c>or_more</c>, <c>ago</c>, <c>before</c>…); empty for none.</summary>
    public string Suffix { get; init; } = "";

    public bool IsOpen => Value is null;

    public bool IsImmediate => Value == 0 && Unit is null && !IsUnitElided;

    public Allowance Allowance => new(Value, Unit);
}
