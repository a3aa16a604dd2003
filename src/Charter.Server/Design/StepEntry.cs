namespace Charter.Server.Design;

/// <summary>One step of a wizard.</summary>
/// <param name="Words">What it is called, in the reader's language.</param>
/// <param name="Url">Its page, where one may go back to it; else <c>null</c>.</param>
public sealed record StepEntry(string Words, string? Url = null);
