namespace Charter.Desk.Automation;

/// <summary>A letter with its fields not yet filled.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Language">The language that it is in.</param>
public sealed record LetterText(string Subject, string Body, string Language);
