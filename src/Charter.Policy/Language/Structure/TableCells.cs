namespace Charter.Policy.Language.Structure;

/// <summary>Reads the cells of a table row written with pipes or tabs.</summary>
internal static class TableCells
{
    public static bool IsRow(string line) =>
        line.Contains('\t', StringComparison.Ordinal)
        || (
            line.Contains('|', StringComparison.Ordinal)
            && (line[0] == '|' || line.IndexOf(" | ", StringComparison.Ordinal) > 0 || line[^1] == '|')
        );

    /// <summary>The row of dashes under a header.</summary>
    public static bool IsRuler(string line) => line.AsSpan().IndexOfAnyExcept("|-: \t") < 0;

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
