using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Finds the shape of a table once all its rows are known: which rows are the header, which cells are merged with
/// those above or beside them, and which rows only head the rows below.
/// </summary>
internal static class TableShape
{
    /// <summary>A cell that is merged with the one above it.</summary>
    public const string Above = "^^";

    /// <summary>A cell that is merged with the one to its left.</summary>
    public const string Left = "<<";

    private const int MostHeaders = 3;

    /// <summary>What stands in further columns is text, and no part of the table's meaning.</summary>
    private const int MostColumns = 64;

    /// <param name="rows">The rows in order.</param>
    /// <param name="ruler">How many rows stand above the ruler; negative where there is none.</param>
    public static void Settle(List<Block> rows, int ruler)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Block? above = null;
        foreach (var row in rows)
        {
            Resolve(row, above);
            above = row;
        }

        var headers = HeaderCount(rows, ruler);
        var header = Combined(rows, headers);
        string? group = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i < headers)
            {
                rows[i].IsTableHead = true;
                continue;
            }

            rows[i].Header = header;
            if (IsGroup(rows[i], header))
            {
                group = rows[i].Grid.First(c => c.Length > 0);
                rows[i].IsTableHead = true;
                continue;
            }

            rows[i].Group = group;
        }

        NoteRepeated(rows);
    }

    /// <summary>Two rows that begin alike are told apart by what stands next.</summary>
    private static void NoteRepeated(List<Block> rows)
    {
        var first = rows.Where(r => !r.IsTableHead && r.Grid.Length > 2)
            .GroupBy(r => (r.Group, r.Grid[0]))
            .Where(g => g.Count() > 1 && g.Key.Item2.Length > 0);
        foreach (var row in first.SelectMany(g => g))
        {
            row.IsRepeated = true;
        }
    }

    /// <summary>Whether the text holds a time, a share, a slot or a bare number: what a header hardly ever does.</summary>
    public static bool HoldsValue(string text)
    {
        if (text.Length is 0 or > 400)
        {
            return false;
        }

        var reading = Reading.Of(text, LanguagePacks.Guess(text));
        return reading.Times.Exists(t => t.Unit is not null || t.IsImmediate)
            || reading.Percents.Count > 0
            || reading.Tokens.Any(t => t.Kind is TokenKind.Clock or TokenKind.Slot)
            || IsBareNumber(reading.Tokens);
    }

    /// <summary>A number by itself, or a range of two, with a sign before it at most: "48", "2-4", "≤ 15".</summary>
    public static bool IsBareNumber(Token[] tokens) =>
        tokens.Length is > 0 and <= 4
        && tokens.Any(t => t.Kind == TokenKind.Number && !t.IsOrdinal)
        && tokens.All(t =>
            t.Kind == TokenKind.Number
            || (t.Kind == TokenKind.Symbol && t.Text is "-" or "–" or "—" or "<" or "≤" or "~" or "～" or ".")
        );

    private static void Resolve(Block row, Block? above)
    {
        var columns = Math.Min(row.Cells.Count, MostColumns);
        row.Grid = new string[columns];
        row.Origin = new int[columns];
        for (var i = 0; i < columns; i++)
        {
            var text = row.Cells[i].Text;
            row.Origin[i] = i;
            row.Grid[i] = text;
            if (text == Above && above is not null && i < above.Grid.Length)
            {
                row.Grid[i] = above.Grid[i];
            }
            else if (text == Left && i > 0)
            {
                row.Grid[i] = row.Grid[i - 1];
                row.Origin[i] = row.Origin[i - 1];
            }
            else if (text is Above or Left)
            {
                row.Grid[i] = "";
            }
        }
    }

    private static int HeaderCount(List<Block> rows, int ruler)
    {
        if (rows.Count == 1)
        {
            return ruler == 1 || !rows[0].Grid.Skip(1).Any(HoldsValue) ? 1 : 0;
        }

        var count =
            ruler > 0 ? Math.Min(ruler, MostHeaders)
            : ruler == 0 ? 0
            : rows[0].Grid.Skip(1).Any(HoldsValue) ? 0
            : 1;
        while (count > 0 && count < Math.Min(MostHeaders, rows.Count - 1) && GoesOn(rows[count - 1], rows[count]))
        {
            count++;
        }

        return count;
    }

    /// <summary>A second row of headers: under merged cells or an empty corner, and without a value.</summary>
    private static bool GoesOn(Block header, Block next)
    {
        var isUnderMerged = header.Cells.Exists(c => c.Text == Left);
        var isUnderCorner =
            next.Grid.Length > 1 && (next.Cells[0].Text is "" or Above || next.Grid[0] == header.Grid[0]);
        return next.Grid.Length > 1
            && (isUnderMerged || isUnderCorner)
            && next.Grid.Skip(1).Any(c => c.Length > 0)
            && !next.Grid.Any(HoldsValue)
            && (isUnderCorner || next.Grid.Count(c => c.Length > 0) == next.Grid.Length);
    }

    private static Block Combined(List<Block> rows, int headers)
    {
        var combined = new Block(BlockKind.TableRow, 0);
        var columns = headers == 0 ? 0 : rows.Take(headers).Max(r => r.Grid.Length);
        combined.Grid = new string[columns];
        combined.Origin = new int[columns];
        for (var i = 0; i < columns; i++)
        {
            var texts = rows.Take(headers).Where(r => i < r.Grid.Length && r.Grid[i].Length > 0).Select(r => r.Grid[i]);
            combined.Parts.Add([.. texts.Distinct(StringComparer.Ordinal)]);
            combined.Grid[i] = string.Join(' ', combined.Parts[i]);
            combined.Origin[i] = i;
            combined.Cells.Add((combined.Grid[i], 0));
        }

        return combined;
    }

    /// <summary>"Phone" alone in its row: it names what the rows below are about.</summary>
    private static bool IsGroup(Block row, Block header)
    {
        var named = row.Grid.Distinct(StringComparer.Ordinal).Where(c => c.Length > 0).ToList();
        return named.Count == 1
            && row.Grid.Length > 1
            && row.Grid.Length >= header.Grid.Length
            && row.Cells[0].Text == named[0]
            && named[0].Length <= 60
            && named[0][^1] is not ('.' or '。')
            && !HoldsValue(named[0]);
    }
}
