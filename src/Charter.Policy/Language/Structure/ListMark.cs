using System.Buffers;

namespace Charter.Policy.Language.Structure;

/// <summary>Recognises what stands before a list item: bullets, numbers, letters, Chinese numerals.</summary>
internal static class ListMark
{
    private const string Bullets = "•·◦▪●○■□◆‣⁃*+-–—✓✔➢►▶»";
    private static readonly SearchValues<char> Roman = SearchValues.Create("ivxIVX");

    private const string HanNumbers = "一二三四五六七八九十";

    /// <summary>The length of the mark with its space, 0 for none. A bullet alone on its line marks the next line.</summary>
    public static int Length(string line)
    {
        if (line.Length == 0)
        {
            return 0;
        }

        if (Bullets.Contains(line[0], StringComparison.Ordinal))
        {
            return line.Length == 1 ? 1
                : char.IsWhiteSpace(line[1]) ? 2
                : "•·◦▪●■◆‣⁃✓✔➢►▶»".Contains(line[0], StringComparison.Ordinal) ? 1
                : 0;
        }

        // The hollow bullet of Word becomes an "o" when it is copied.
        if (line.Length > 2 && line[0] == 'o' && (line[1] == '\t' || (line[1] == ' ' && char.IsUpper(line[2]))))
        {
            return 2;
        }

        return line[0] is >= '①' and <= '⑳' ? 1 : NumberLength(line);
    }

    private static int NumberLength(string line)
    {
        var open = line[0] is '(' or '（' ? 1 : 0;
        var i = open;
        while (i < line.Length && i < open + 4 && IsMarkCharacter(line[i]))
        {
            i++;
        }

        if (i == open || i >= line.Length)
        {
            return 0;
        }

        var isLetters = char.IsAsciiLetter(line[open]);
        if (isLetters && i - open > 1 && !IsRoman(line.AsSpan(open, i - open)))
        {
            return 0;
        }

        if (line[i] is ')' or '）' || (open == 0 && line[i] is '、'))
        {
            return i + 1;
        }

        var isDot = open == 0 && line[i] == '.' && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1]));
        return isDot ? i + 1 : 0;
    }

    private static bool IsMarkCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || HanNumbers.Contains(c, StringComparison.Ordinal);

    private static bool IsRoman(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Roman);
}
