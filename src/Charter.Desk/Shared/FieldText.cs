using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Charter.Desk.Shared;

/// <summary>
/// What people and programs typed, made fit to keep: one Unicode form, trimmed, bounded, without control characters.
/// The value that was checked is the value that is used.
/// </summary>
public static class FieldText
{
    /// <summary>The longest line that a person types: subjects, names, reasons.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest text that a person types into the desk.</summary>
    public const int LongestProse = 100_000;

    /// <summary>Reads one line that must be there.</summary>
    public static bool IsLine(
        string? value,
        string field,
        int longest,
        out string text,
        [NotNullWhen(false)] out InvalidField? wrong
    )
    {
        if (!IsOptionalLine(value, field, longest, out var read, out wrong))
        {
            text = "";
            return false;
        }

        text = read ?? "";
        wrong = read is null ? new InvalidField(field, "Something must be written here.") : null;
        return wrong is null;
    }

    /// <summary>Reads one line that may be empty, which gives <c>null</c>.</summary>
    public static bool IsOptionalLine(
        string? value,
        string field,
        int longest,
        out string? text,
        [NotNullWhen(false)] out InvalidField? wrong
    )
    {
        text = null;
        wrong = null;
        // The length is checked before anything walks through the text.
        if (value is { Length: > 0 } && value.Length > longest * 4)
        {
            wrong = TooLong(field, longest);
            return false;
        }

        var read = Clean(value).Trim();
        if (read.Any(char.IsControl))
        {
            wrong = new InvalidField(field, "Only one line of text fits here, without control characters.");
        }
        else if (read.Length > longest)
        {
            wrong = TooLong(field, longest);
        }

        text = wrong is null && read.Length > 0 ? read : null;
        return wrong is null;
    }

    /// <summary>Reads text of many lines that must be there.</summary>
    public static bool IsProse(
        string? value,
        string field,
        int longest,
        out string text,
        [NotNullWhen(false)] out InvalidField? wrong
    )
    {
        text = "";
        wrong = null;
        if (value is not null && value.Length > longest)
        {
            wrong = TooLong(field, longest);
            return false;
        }

        text = Clean(value).Trim();
        wrong = text.Length == 0 ? new InvalidField(field, "Something must be written here.") : null;
        return wrong is null;
    }

    /// <summary>
    /// Text from outside as both databases can keep it: line ends are <c>\n</c>, there are no other control characters
    /// than those and tabs, and no half of a character.
    /// </summary>
    public static string Clean(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var text = new StringBuilder(value.Length);
        var runes = value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        foreach (var rune in runes.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
            {
                text.Append(rune);
            }
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Text from outside for one line: cleaned, its line ends made spaces, cut where it is too long.</summary>
    public static string CleanLine(string? value, int longest)
    {
        var text = Clean(value is { Length: > 10_000 } ? value[..10_000] : value);
        return Cut(text.Replace('\n', ' ').Replace('\t', ' ').Trim(), longest);
    }

    /// <summary>The first characters of a text, never ending in half of one.</summary>
    public static string Cut(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }

    private static InvalidField TooLong(string field, int longest) =>
        new(field, string.Create(CultureInfo.InvariantCulture, $"At most {longest} characters fit here."));
}
