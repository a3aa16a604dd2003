using System.Collections.Immutable;

namespace Charter.Desk.Automation;

/// <summary>A text with its fields filled.</summary>
/// <param name="Subject">One line, without control characters.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Unknown">Fields in the text that nobody knows; they stand as they were written.</param>
public sealed record FilledLetter(string Subject, string Body, ImmutableArray<string> Unknown);
