using System.Globalization;

namespace Charter.Server.Design;

/// <summary>The short mark of a person's name.</summary>
public static class Initials
{
    private const int Hues = 6;

    /// <summary>First letters of the first and last word; the last character of a Chinese name's given name.</summary>
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
        {
            return "?";
        }

        if (words.Length == 1 && words[0].Any(letter => letter >= '\u2e80'))
        {
            return LastElement(words[0]);
        }

        var first = StringInfo.GetNextTextElement(words[0]);
        var last = words.Length > 1 ? StringInfo.GetNextTextElement(words[^1]) : "";
        return (first + last).ToUpperInvariant();
    }

    /// <summary>A hue that stays the same for a name, from 0 to 5.</summary>
    public static int HueOf(string name) => name.Aggregate(7, (sum, letter) => ((sum * 31) + letter) % 9973) % Hues;

    private static string LastElement(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return text[starts[^1]..];
    }
}
