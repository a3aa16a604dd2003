namespace Charter.Policy.Language.Analysis;

/// <summary>The longest phrase of one group of the lexicon that starts at a token.</summary>
/// <param name="Group">The group.</param>
/// <param name="Value">What the lexicon says that it means.</param>
/// <param name="Length">How many tokens it takes.</param>
/// <param name="Capture">What stood in the place of <c>$</c>.</param>
internal readonly record struct StartingPhrase(LexiconGroup Group, string Value, int Length, string? Capture);
