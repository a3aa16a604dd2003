using Charter.Desk.Shared;
using Charter.Policy.Language;

namespace Charter.Desk.Policies;

/// <summary>The texts of policies: which forms are stored, how long they may be, and how they are compiled.</summary>
public static class PolicyTexts
{
    public const string Markdown = "markdown";
    public const string PlainText = "plain_text";

    /// <summary>The longest text, in characters: some five hundred pages.</summary>
    public const int Longest = PolicyCompiler.LongestText;

    /// <summary>The forms that are stored.</summary>
    public static IReadOnlyList<string> Formats { get; } = [Markdown, PlainText];

    /// <summary>Finds the promises in a stored text.</summary>
    public static CompiledPolicy Compile(string text, string format) =>
        PolicyCompiler.Compile(text, format == Markdown ? PolicyFormat.Markdown : PolicyFormat.PlainText);

    internal static InvalidField? Check(string text, string format)
    {
        if (!Formats.Contains(format))
        {
            return new InvalidField("format", $"One of {string.Join(", ", Formats)}.");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return new InvalidField("text", "The policy has no text.");
        }

        return text.Length > Longest
            ? new InvalidField("text", $"A policy may have at most {Longest} characters.")
            : null;
    }

    internal static string Title(string title, string fileName)
    {
        var chosen = title.Trim() is { Length: > 0 } given ? given : Path.GetFileNameWithoutExtension(fileName).Trim();
        if (chosen.Length == 0)
        {
            return "Customer service policy";
        }

        return chosen.Length > DraftPolicy.LongestTitle ? chosen[..DraftPolicy.LongestTitle] : chosen;
    }
}
