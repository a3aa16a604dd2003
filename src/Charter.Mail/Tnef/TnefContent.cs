namespace Charter.Mail.Tnef;

/// <summary>What was inside a winmail.dat.</summary>
/// <param name="Text">The plain text; null when it holds none.</param>
/// <param name="Html">The HTML; null when it holds none.</param>
/// <param name="Files">The files.</param>
internal sealed record TnefContent(string? Text, string? Html, IReadOnlyList<TnefFile> Files);
