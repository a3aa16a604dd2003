namespace Charter.Policy.Language;

/// <summary>A place in a document.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="Length">The length in UTF-16 code units.</param>
public readonly record struct TextSpan(int Line, int Column, int Length);
