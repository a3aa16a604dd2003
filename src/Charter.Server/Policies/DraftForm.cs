using Charter.Desk.Policies;
using Charter.Policy.Language;
using Charter.Server.Design;

namespace Charter.Server.Policies;

/// <summary>A draft as it is being written: what was typed, what is wrong with it, what was found in it.</summary>
/// <param name="Id">The draft; <c>null</c> for one that is not saved yet.</param>
/// <param name="Number">Its number; 0 for one that is not saved yet.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text.</param>
/// <param name="Format">One of <see cref="PolicyTexts.Formats"/>.</param>
/// <param name="Version">The version that the author read.</param>
/// <param name="Problems">What is wrong with the form.</param>
/// <param name="Compiled">What was found in the text; <c>null</c> where it is not read.</param>
public sealed record DraftForm(
    long? Id,
    int Number,
    string Title,
    string Text,
    string Format,
    int Version,
    FormProblems Problems,
    CompiledPolicy? Compiled
)
{
    /// <summary>The file that the text came from.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The text that somebody else saved meanwhile.</summary>
    public string? TheirText { get; init; }
}
