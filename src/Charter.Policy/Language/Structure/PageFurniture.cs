namespace Charter.Policy.Language.Structure;

/// <summary>
/// Takes the page numbers, running heads and feet out of a text that was copied page by page, so that a sentence
/// that goes over a page is one.
/// </summary>
internal static class PageFurniture
{
    private const int MostHead = 4;

    public static List<SourceLine> Remove(List<SourceLine> lines)
    {
        var marks = Enumerable.Range(0, lines.Count).Where(i => IsPageMark(lines[i].Text)).ToList();
        if (marks.Count < 2)
        {
            return lines;
        }

        var gone = new HashSet<int>(marks);
        var edges = new List<List<int>> { Near(lines, -1, 1) };
        foreach (var mark in marks)
        {
            edges.Add(Near(lines, mark, 1));
            edges.Add(Near(lines, mark, -1));
        }

        var repeated = edges
            .SelectMany(e => e)
            .Distinct()
            .GroupBy(i => lines[i].Text, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        gone.UnionWith(edges.SelectMany(e => e).Where(i => repeated.Contains(lines[i].Text)));
        return Without(lines, gone);
    }

    /// <summary>"Page 2 of 9", "- 2 -", "第2页 共9页", alone on its line.</summary>
    private static bool IsPageMark(string line)
    {
        if (line.Length is 0 or > 24 || !line.Any(char.IsAsciiDigit))
        {
            return false;
        }

        var words = line.Split([' ', '\u00a0', '/', '|', '\u3000', '，', ','], StringSplitOptions.RemoveEmptyEntries);
        return (
                words[0].Equals("page", StringComparison.OrdinalIgnoreCase)
                && words.Skip(1).All(w => w is "of" || w.All(char.IsAsciiDigit))
            )
            || (line[0] is '-' or '–' or '—' && line[^1] == line[0] && line.Trim(line[0], ' ').All(char.IsAsciiDigit))
            || (
                line[0] == '第'
                && line.Contains('页', StringComparison.Ordinal)
                && line.All(c => c is '第' or '页' or '共' or ' ' || char.IsAsciiDigit(c))
            );
    }

    /// <summary>The lines next to a page mark, on the same page.</summary>
    private static List<int> Near(List<SourceLine> lines, int mark, int step)
    {
        var near = new List<int>();
        for (var i = mark + step; i >= 0 && i < lines.Count && near.Count < MostHead; i += step)
        {
            if (IsPageMark(lines[i].Text))
            {
                break;
            }

            if (!lines[i].IsBlank)
            {
                near.Add(i);
            }
        }

        return near;
    }

    private static List<SourceLine> Without(List<SourceLine> lines, HashSet<int> gone)
    {
        var kept = new List<SourceLine>(lines.Count);
        for (var i = 0; i < lines.Count; )
        {
            var to = i;
            var hasGone = false;
            while (to < lines.Count && (lines[to].IsBlank || gone.Contains(to)))
            {
                hasGone |= gone.Contains(to);
                to++;
            }

            if (to == i)
            {
                kept.Add(lines[i++]);
                continue;
            }

            // A sentence that the page broke goes on at once.
            if (!hasGone || kept.Count == 0 || to == lines.Count || !IsBroken(kept[^1].Text, lines[to].Text))
            {
                kept.Add(lines[i] with { Text = "" });
            }

            i = to;
        }

        return kept;
    }

    private static bool IsBroken(string before, string after) =>
        before.Length > 0
        && after.Length > 0
        && before[^1] is not ('.' or '!' or '?' or ':' or ';' or '。' or '！' or '？' or '：' or '；')
        && (char.IsLower(after[0]) || before[^1] is ',' or '，' or '-')
        && ListMark.Length(after) == 0;
}
