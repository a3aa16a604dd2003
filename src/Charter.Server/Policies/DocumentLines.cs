namespace Charter.Server.Policies;

/// <summary>The lines of a policy's text, numbered as the compiler numbers them, with what their layout says.</summary>
internal sealed class DocumentLines
{
    private const int WidestWrapped = 100;
    private const int ShortLine = 45;
    private const string Bullets = "•·◦▪●○■□◆‣⁃*+-–—✓✔➢►▶";

    private readonly List<string> _lines = [];
    private readonly bool _isMarkdown;
    private readonly bool _isWrapped;

    public DocumentLines(string text, bool isMarkdown)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('\n' or '\r' or '\f' or '\u2028' or '\u2029' or '\u0085'))
            {
                continue;
            }

            _lines.Add(text[start..i]);
            if (i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n')
            {
                i++;
            }

            start = i + 1;
        }

        _isMarkdown = isMarkdown;
        _isWrapped = _lines.TrueForAll(line => line.Length <= WidestWrapped);
    }

    /// <summary>A line by its number, from 1; empty beyond the end.</summary>
    public string this[int number] => number >= 1 && number <= _lines.Count ? _lines[number - 1] : "";

    /// <summary>Whether the text that starts at this line's beginning starts a paragraph of its own.</summary>
    public bool StartsParagraph(int number)
    {
        var before = this[number - 1].Trim();
        return before.Length == 0 || (!_isMarkdown && (!_isWrapped || before.Length < ShortLine));
    }

    /// <summary>What stands on the line before a column: a list mark or the hashes of a heading.</summary>
    public string Before(int number, int column)
    {
        var line = this[number];
        return line[..Math.Clamp(column - 1, 0, line.Length)].Trim();
    }

    /// <summary>Whether a bullet stands alone on the line before, as a copy from a word processor leaves it.</summary>
    public bool FollowsLoneBullet(int number) =>
        this[number - 1].Trim() is { Length: 1 } mark && Bullets.Contains(mark[0], StringComparison.Ordinal);

    public static bool IsBullet(string mark) => mark.Length == 1 && Bullets.Contains(mark[0], StringComparison.Ordinal);

    /// <summary>The cells of a line that is a table row; <c>null</c> for any other line.</summary>
    public IReadOnlyList<string>? Cells(int number)
    {
        var line = this[number].Trim();
        var isRow =
            line.Contains('\t', StringComparison.Ordinal)
            || (
                line.Contains('|', StringComparison.Ordinal)
                && (line[0] == '|' || line[^1] == '|' || line.Contains(" | ", StringComparison.Ordinal))
            );
        if (!isRow)
        {
            return null;
        }

        var mark = line.Contains('|', StringComparison.Ordinal) ? '|' : '\t';
        return [.. line.Trim(mark).Split(mark).Select(cell => cell.Trim())];
    }
}
