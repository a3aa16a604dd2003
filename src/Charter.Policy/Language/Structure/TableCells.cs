namespace Charter.Policy.Language.Structure;

/// <summary>Reads the cells of a table row written with pipes or tabs.</summary>
internal static class TableCells
{
    /// <summary>Written with pipes or tabs. A tab after a list mark only indents the item.</summary>
    public static bool IsRow(string line) =>
        line.AsSpan(ListMark.Length(line)).TrimStart().Contains('\t')
        || (
            line.Contains('|', StringComparison.Ordinal)
            && (line[0] == '|' || line.IndexOf(" | ", StringComparison.Ordinal) > 0 || line[^1] == '|')
        );

    /// <summary>The row of dashes under a header.</summary>
    public static bool IsRuler(string line) => line.AsSpan().IndexOfAnyExcept("|-: \t") < 0;

    /// <summary>The dashes under the headers of a table that is aligned with spaces: <c>-----  ------</c>.</summary>
    public static bool IsAlignedRuler(string line) =>
        line.Length > 6
        && line.AsSpan().IndexOfAnyExcept('-', ' ', '=') < 0
        && line.Contains("  ", StringComparison.Ordinal)
        && line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length > 1;

    /// <summary>The cells of a row that is aligned with spaces: two or more of them part two cells.</summary>
    public static List<(string Text, int Start)> ReadAligned(string line)
    {
        var cells = new List<(string, int)>();
        var from = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            var isGap = i + 1 < line.Length && line[i] == ' ' && line[i + 1] == ' ';
            if (i < line.Length && !isGap)
            {
                continue;
            }

            if (i > from)
            {
                cells.Add((line[from..i].TrimEnd(), from));
            }

            while (i < line.Length && line[i] == ' ')
            {
                i++;
            }

            from = i;
        }

        return cells;
    }

    public static List<(string Text, int Start)> Read(string line)
    {
        var mark = line.Contains('|', StringComparison.Ordinal) ? '|' : '\t';
        var cells = new List<(string, int)>();
        var from = line[0] == mark ? 1 : 0;
        for (var i = from; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] != mark)
            {
                continue;
            }

            if (i < line.Length || from < line.Length)
            {
                var cell = line[from..i];
                var trimmed = cell.TrimStart();
                cells.Add((trimmed.TrimEnd(), from + cell.Length - trimmed.Length));
            }

            from = i + 1;
        }

        return cells;
    }
}
