namespace Charter.Server.Settings;

/// <summary>A template as it was typed.</summary>
/// <param name="Id">Which; <c>null</c> for a new one.</param>
/// <param name="IsLetter">Whether the desk sends it by itself.</param>
/// <param name="Name">For a letter its name in the program; for an answer a title.</param>
/// <param name="Language">Its language, an IETF tag.</param>
/// <param name="Subject">One line; letters need one.</param>
/// <param name="Body">The text with its fields.</param>
/// <param name="Version">The version that it was made from.</param>
public sealed record TemplateAnswers(
    long? Id,
    bool IsLetter,
    string Name,
    string Language,
    string Subject,
    string Body,
    int Version
);
