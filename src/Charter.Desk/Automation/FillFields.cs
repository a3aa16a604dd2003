using System.Text;
using System.Text.RegularExpressions;
using Charter.Desk.Shared;

namespace Charter.Desk.Automation;

/// <summary>
/// Puts values in the place of fields such as <c>{customer.name}</c>. That is all that a template can do: what a value
/// holds is never read as a field again, and a line whose field has nothing to say is left out.
/// </summary>
public static partial class FillFields
{
    /// <summary>The longest subject.</summary>
    public const int LongestSubject = 200;

    /// <summary>Fills a letter.</summary>
    /// <param name="letter">The text.</param>
    /// <param name="values">The fields' values by name, without braces.</param>
    public static FilledLetter Of(LetterText letter, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(values);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        var body = new StringBuilder();
        foreach (var line in letter.Body.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Fill(line, values, unknown) is { } filled)
            {
                body.Append(filled).Append('\n');
            }
        }

        var subject = Fill(letter.Subject, values, unknown) ?? "";
        return new FilledLetter(
            FieldText.CleanLine(subject, LongestSubject),
            Paragraphs().Replace(body.ToString(), "\n\n").Trim(),
            [.. unknown]
        );
    }

    // Null where a known field has no value.
    private static string? Fill(string line, IReadOnlyDictionary<string, string> values, SortedSet<string> unknown)
    {
        var isEmpty = false;
        var filled = Field()
            .Replace(
                line,
                match =>
                {
                    var name = match.Groups["name"].Value;
                    if (!values.TryGetValue(name, out var value))
                    {
                        unknown.Add(name);
                        return match.Value;
                    }

                    isEmpty |= value.Length == 0;
                    return value;
                }
            );
        return isEmpty ? null : filled;
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+(\.[a-z]+)?)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex(@"\n{3,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Paragraphs();
}
