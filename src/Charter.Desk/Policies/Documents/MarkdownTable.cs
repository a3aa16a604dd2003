using System.Text;

namespace Charter.Desk.Policies.Documents;

/// <summary>
/// A table on its way to Markdown. A cell that is merged with the one above is written as <c>^^</c>, one that is
/// merged with the one to its left as <c>&lt;&lt;</c>; a ruler parts the header from the rows.
/// </summary>
internal sealed class MarkdownTable
{
    private const int MostColumns = 60;
    private const int MostRows = 5_000;

    private readonly List<Row> _rows = [];
    private readonly Dictionary<int, int> _reaching = [];

    /// <summary>Whether it holds nothing yet.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>The texts of all cells, in order, for a table that only lays a page out.</summary>
    public IEnumerable<string> Texts => _rows.SelectMany(r => r.Cells).Where(c => c is not ("^^" or "<<" or ""));

    /// <summary>Starts a row.</summary>
    /// <param name="isHead">Whether it is marked as belonging to the header.</param>
    public void StartRow(bool isHead)
    {
        EndRow();
        if (_rows.Count < MostRows)
        {
            _rows.Add(new Row([], isHead));
        }
    }

    /// <summary>Fills up what reaches down from the rows above.</summary>
    public void EndRow()
    {
        if (_rows.Count == 0 || _rows[^1].IsDone)
        {
            return;
        }

        var row = _rows[^1];
        row.IsDone = true;
        while (_reaching.Count > 0 && _reaching.Keys.Max() >= row.Cells.Count && Reach(row))
        {
            // One cell after the other.
        }
    }

    /// <summary>Adds a cell to the row.</summary>
    /// <param name="text">Its text, on one line.</param>
    /// <param name="columns">How many columns it spans.</param>
    /// <param name="rows">How many rows it spans.</param>
    /// <param name="isHead">Whether it is a header cell.</param>
    public void Add(string text, int columns = 1, int rows = 1, bool isHead = false)
    {
        if (_rows.Count == 0 || _rows[^1].IsDone)
        {
            StartRow(isHead: false);
        }

        var row = _rows[^1];
        while (Reach(row))
        {
            // Cells that reach down stand before.
        }

        row.IsAllHead &= isHead;
        for (var i = 0; i < columns && row.Cells.Count < MostColumns; i++)
        {
            if (rows > 1)
            {
                _reaching[row.Cells.Count] = rows - 1;
            }

            row.Cells.Add(i == 0 ? Cell(text) : "<<");
        }
    }

    /// <summary>Adds a cell that is merged with the one above it.</summary>
    public void AddMerged(int columns)
    {
        if (_rows.Count == 0 || _rows[^1].IsDone)
        {
            StartRow(isHead: false);
        }

        var row = _rows[^1];
        for (var i = 0; i < columns && row.Cells.Count < MostColumns; i++)
        {
            row.Cells.Add(i == 0 ? "^^" : "<<");
        }
    }

    /// <summary>Writes it.</summary>
    public void Write(StringBuilder text)
    {
        EndRow();
        _rows.RemoveAll(r => r.Cells.TrueForAll(c => c.Length == 0));
        if (_rows.TrueForAll(r => r.Cells.Count == 1))
        {
            // A frame around text, and no table.
            foreach (var row in _rows.Where(r => r.Cells[0] is not "^^"))
            {
                text.Append(row.Cells[0]).Append("\n\n");
            }

            return;
        }

        var heads = _rows.TakeWhile(r => r.Cells.Count > 0 && (r.IsHead || r.IsAllHead)).Count();
        for (var i = 0; i < _rows.Count; i++)
        {
            text.Append("| ").AppendJoin(" | ", _rows[i].Cells).Append(" |\n");
            if (i + 1 == heads && heads < _rows.Count)
            {
                text.Append('|').Insert(text.Length, "---|", Math.Max(1, _rows[i].Cells.Count)).Append('\n');
            }
        }
    }

    private static string Cell(string text)
    {
        var cell = text.Replace('\n', ' ').Replace('|', '/').Trim();
        return cell is "^^" or "<<" ? "" : cell;
    }

    private bool Reach(Row row)
    {
        if (row.Cells.Count >= MostColumns || !_reaching.Remove(row.Cells.Count, out var left))
        {
            if (row.IsDone && row.Cells.Count < MostColumns)
            {
                row.Cells.Add("");
                return true;
            }

            return false;
        }

        if (left > 1)
        {
            _reaching[row.Cells.Count] = left - 1;
        }

        row.Cells.Add("^^");
        return true;
    }

    private sealed class Row(List<string> cells, bool isHead)
    {
        public List<string> Cells { get; } = cells;

        public bool IsHead { get; } = isHead;

        public bool IsAllHead { get; set; } = true;

        public bool IsDone { get; set; }
    }
}
