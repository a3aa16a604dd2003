namespace Charter.Policy.Language.Analysis;

/// <summary>A number read from a sentence; a slot has no value.</summary>
internal readonly record struct ReadNumber(
    decimal? Value,
    int From,
    int To,
    bool IsSlot = false,
    bool IsOrdinal = false
);
