using System.Buffers;

namespace Charter.Policy.Language.Structure;

/// <summary>Recognises what stands before a list item: bullets, numbers, letters, Chinese numerals.</summary>
internal static class ListMark
{
    private const string Bullets = "•·◦▪●○■□◆‣⁃*+-–—✓✔➢►▶»";
    private static readonly SearchValues<char> Roman = SearchValues.Create("ivxIVX");

    private const string HanNumbers = "一二三四五六七八九十";

    private static readonly SearchValues<char> ClauseNumbers = SearchValues.Create(
        "一二三四五六七八九十百〇零0123456789 "
    );

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
                : char.IsWhiteSpace(line[1]) ? 2 + BoxLength(line.AsSpan(2))
                : "•·◦▪●■◆‣⁃✓✔➢►▶»".Contains(line[0], StringComparison.Ordinal) ? 1
                : 0;
        }

        // The hollow bullet of Word becomes an "o" when it is copied.
        if (
            line.Length > 2
            && line[0] == 'o'
            && (
                line[1] is '\t' or '\u00a0' || (line[1] == ' ' && (char.IsUpper(line[2]) || line[2] is ' ' or '\u00a0'))
            )
        )
        {
            return 2;
        }

        return line[0] is >= '①' and <= '⑳' ? 1 : NumberLength(line);
    }

    /// <summary>"- [ ] We reply …", "- [x] …": the box of a task; before a unit the brackets are a slot.</summary>
    private static int BoxLength(ReadOnlySpan<char> rest) =>
        rest is ['[', ' ' or 'x' or 'X', ']', ' ', var first, ..] && char.IsUpper(first) ? 4 : 0;

    /// <summary>
    /// The length of the number of a clause with its space, 0 for none: "2.2.1  85% of calls", "第八条　…". What follows is
    /// running text, not an item of a list.
    /// </summary>
    public static int ClauseLength(string line)
    {
        if (line.Length > 3 && line[0] == '第')
        {
            var mark = line.IndexOf('条', StringComparison.Ordinal);
            return mark is > 1 and < 9 && line.AsSpan(1, mark - 1).IndexOfAnyExcept(ClauseNumbers) < 0 ? mark + 1 : 0;
        }

        var i = 0;
        var dots = 0;
        while (i < line.Length && i < 12 && (char.IsAsciiDigit(line[i]) || line[i] == '.'))
        {
            dots += line[i] == '.' ? 1 : 0;
            i++;
        }

        if (i < 3 || dots == 0 || i + 1 >= line.Length || !char.IsAsciiDigit(line[0]) || !char.IsWhiteSpace(line[i]))
        {
            return 0;
        }

        var isInner = line[i - 1] == '.' ? dots > 1 : true;
        var next = line.AsSpan(i).TrimStart();
        // "2.5 hours" is a number; so is "10.30 Monday", for all that one can tell.
        var isApart =
            line.Length - i - next.Length > 1
            || (next.Length > 0 && (char.IsUpper(next[0]) || Analysis.Tokeniser.IsHan(next[0])));
        return isInner && isApart ? i : 0;
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

        if (line[i] is ')' or '）' || (open == 0 && line[i] is '．') || (open == 0 && line[i] is '、'))
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
