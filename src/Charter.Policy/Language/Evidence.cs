namespace Charter.Policy.Language;

/// <summary>Which words gave which part of a commitment.</summary>
/// <param name="Part">The part.</param>
/// <param name="Words">The words as they stand in the text.</param>
/// <param name="Span">Where they stand.</param>
public sealed record Evidence(EvidencePart Part, string Words, TextSpan Span);
