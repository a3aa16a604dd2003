namespace Charter.Policy.Language.Structure;

/// <summary>Finds tables whose columns are aligned with spaces, with a ruler of dashes under the header or without.</summary>
internal sealed class AlignedTables
{
    private const int MostHeaderLines = 3;
    private const int LongestFirst = 48;

    private readonly List<SourceLine> _lines;

    /// <summary>The tables by the index of their first line.</summary>
    private readonly Dictionary<int, (int End, List<Block> Rows, int Ruler)> _tables = [];

    private AlignedTables(List<SourceLine> lines) => _lines = lines;

    public static Dictionary<int, (int End, List<Block> Rows, int Ruler)> Find(List<SourceLine> lines)
    {
        var finder = new AlignedTables(lines);
        finder.FindRuled();
        finder.FindBare();
        return finder._tables;
    }

    private void FindRuled()
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            if (!TableCells.IsAlignedRuler(_lines[i].Text))
            {
                continue;
            }

            var columns = TableCells.ReadAligned(_lines[i].Text).ConvertAll(c => c.Start + _lines[i].Column);
            var first = i;
            while (first > 0 && i - first < MostHeaderLines && IsHeader(_lines[first - 1], columns))
            {
                first--;
            }

            var end = i;
            while (end < _lines.Count && !_lines[end].IsBlank)
            {
                end++;
            }

            var rows = new List<Block>();
            for (var k = first; k < i; k++)
            {
                AddRow(rows, _lines[k], columns, goesOn: k > first);
            }

            var ruler = rows.Count;
            for (var k = i; k < end; k++)
            {
                if (!TableCells.IsAlignedRuler(_lines[k].Text))
                {
                    AddRow(
                        rows,
                        _lines[k],
                        columns,
                        goesOn: rows.Count > ruler && IsContinued(rows[^1], _lines[k], columns)
                    );
                }
            }

            _tables[first] = (end, rows, ruler);
            i = end;
        }
    }

    /// <summary>Two or more lines in a row with a wide gap at the same place.</summary>
    private void FindBare()
    {
        for (var i = 0; i < _lines.Count; )
        {
            if (_tables.TryGetValue(i, out var known))
            {
                i = known.End;
                continue;
            }

            var end = i;
            while (
                end < _lines.Count
                && !_tables.ContainsKey(end)
                && IsBareRow(_lines[end])
                && IsAlike(_lines[i], _lines[end])
            )
            {
                end++;
            }

            if (end - i < 2)
            {
                i++;
                continue;
            }

            var columns = TableCells.ReadAligned(_lines[i].Text).ConvertAll(c => c.Start + _lines[i].Column);
            var rows = new List<Block>();
            for (var k = i; k < end; k++)
            {
                AddRow(rows, _lines[k], columns, goesOn: false);
            }

            _tables[i] = (end, rows, -1);
            i = end;
        }
    }

    private static bool IsBareRow(SourceLine line)
    {
        if (
            !line.Text.Contains("  ", StringComparison.Ordinal)
            || line.Text.AsSpan().IndexOfAny('|', '\t') >= 0
            || line.Text[0] is '#' or '>'
            || ListMark.Length(line.Text) > 0
            || ListMark.ClauseLength(line.Text) > 0
        )
        {
            return false;
        }

        var cells = TableCells.ReadAligned(line.Text);
        return cells.Count > 1
            && cells[0].Text.Length <= LongestFirst
            && cells.TrueForAll(c => c.Text.Length > 0)
            && cells.Take(cells.Count - 1).All(c => c.Text[^1] is not ('.' or '!' or '?' or ',' or ';'));
    }

    private static bool IsAlike(SourceLine first, SourceLine line)
    {
        var one = TableCells.ReadAligned(first.Text);
        var two = TableCells.ReadAligned(line.Text);
        return one.Count == two.Count
            && (one.Count > 2 || Math.Abs(one[1].Start + first.Column - two[1].Start - line.Column) <= 1);
    }

    private static bool IsHeader(SourceLine line, List<int> columns) =>
        !line.IsBlank
        && line.Text[^1] is not ('.' or ':' or '。' or '：')
        && (line.Text.Contains("  ", StringComparison.Ordinal) || (columns.Count > 1 && line.Column >= columns[1] - 2));

    /// <summary>A line without a first cell goes on with the row above when a cell of it does.</summary>
    private static bool IsContinued(Block row, SourceLine line, List<int> columns)
    {
        var cells = TableCells.ReadAligned(line.Text);
        return columns.Count > 1
            && cells.Count > 0
            && ColumnOf(line.Column + cells[0].Start, columns) > 0
            && (
                (
                    cells.Exists(c => c.Text is [var first, ..] && (char.IsLower(first) || first is '(' or '（'))
                    && !HoldsSecondValue(row, line, columns)
                )
                || row.Cells.Exists(c =>
                    c.Text.Length > 0 && c.Text[^1] is ',' or ';' or '；' or '，' or '、' or '/' or '&'
                )
            );
    }

    /// <summary>A second time in a column is a second row.</summary>
    private static bool HoldsSecondValue(Block row, SourceLine line, List<int> columns) =>
        TableCells
            .ReadAligned(line.Text)
            .Exists(c =>
                TableShape.HoldsValue(c.Text)
                && TableShape.HoldsValue(row.Cells[ColumnOf(line.Column + c.Start, columns)].Text)
            );

    private static int ColumnOf(int start, List<int> columns)
    {
        var column = columns.FindLastIndex(c => c <= start + 2);
        return Math.Max(column, 0);
    }

    private static void AddRow(List<Block> rows, SourceLine line, List<int> columns, bool goesOn)
    {
        var row = goesOn ? rows[^1] : new Block(BlockKind.TableRow, 0);
        if (goesOn)
        {
            row.Text.AppendSpace();
        }
        else
        {
            rows.Add(row);
            row.Cells.AddRange(columns.ConvertAll(_ => ("", 0)));
        }

        var offset = row.Text.Length;
        row.Text.Append(line.Text, line.Number, line.Column);
        var pieces = TableCells.ReadAligned(line.Text);
        for (var i = 0; i < pieces.Count; i++)
        {
            var (text, start) = pieces[i];
            // Wide characters do not line up; as many cells as columns need no ruler.
            var column = pieces.Count == columns.Count ? i : ColumnOf(line.Column + start, columns);
            var (before, at) = row.Cells[column];
            row.Cells[column] = before.Length == 0 ? (text, offset + start) : (before + " " + text, at);
        }

        if (!goesOn && rows.Count > 1 && row.Cells[0].Text.Length == 0 && row.Cells.Count(c => c.Text.Length > 0) > 1)
        {
            row.Cells[0] = (TableShape.Above, 0);
        }
    }
}
