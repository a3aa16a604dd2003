using System.Globalization;
using System.Text;

namespace Charter.Desk.Policies.Documents;

/// <summary>
/// Writes HTML as Markdown text: headings, items and tables keep their meaning, everything else is text. What the page
/// does not show, or shows struck out, is left out.
/// </summary>
internal sealed class HtmlText
{
    private const int LongestLabel = 80;

    private readonly HtmlScanner _html;
    private readonly StringBuilder _page = new();
    private readonly List<Table> _tables = [];
    private StringBuilder _text;
    private string _hidden = "";
    private int _hiddenDepth;
    private bool _isInHead;
    private int _lists;
    private int _boldFrom = -1;
    private int _boldTo = -1;
    private int _raisedFrom = -1;

    private HtmlText(string html)
    {
        _html = new HtmlScanner(html);
        _text = _page;
    }

    public static string Read(string html, CancellationToken cancellation = default)
    {
        var writer = new HtmlText(html);
        while (writer._html.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Take();
        }

        while (writer._tables.Count > 0)
        {
            writer.EndTable();
        }

        return writer._page.ToString();
    }

    private void Take()
    {
        var name = _html.Name;
        if (_isInHead && name.Length > 0 && !HtmlNames.InHead.Contains(name))
        {
            _isInHead = false;
        }

        if (_hidden.Length > 0)
        {
            TakeHidden(name);
        }
        else if (name.Length == 0)
        {
            if (!_isInHead)
            {
                AppendWords(_html.Text);
            }
        }
        else if (name == "head")
        {
            _isInHead = !_html.IsEnd;
        }
        else if (!_html.IsEnd && !HtmlNames.Void.Contains(name) && HtmlNames.IsUnseen(_html))
        {
            _hidden = name;
            _hiddenDepth = 1;
        }
        else if (_html.IsEnd)
        {
            End(name);
        }
        else
        {
            Start(name);
        }
    }

    private void TakeHidden(string name)
    {
        var isPlaceholder = HtmlNames.SelfEnding.Contains(_hidden);
        if (name == _hidden)
        {
            _hiddenDepth += _html.IsEnd ? -1 : 1;
        }

        if (_hiddenDepth == 0)
        {
            _hidden = "";
        }
        else if (
            isPlaceholder
            && (
                (name == _hidden && !_html.IsEnd)
                || (_html.IsEnd && name is "ul" or "ol" or "table" or "tr" or "div" or "dl")
            )
        )
        {
            _hidden = "";
            Take();
        }
    }

    private void Start(string name)
    {
        switch (name)
        {
            case "br":
                _text.Append('\n');
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Block(new string('#', name[1] - '0') + " ");
                break;
            case "ul" or "ol":
                _lists++;
                Block("");
                break;
            case "li":
                Item(Math.Max(0, _lists - 1));
                break;
            case "p" when HtmlNames.ListLevel(_html) is { } level:
                Item(level);
                break;
            case "table":
                StartTable();
                break;
            case "thead" when _tables.Count > 0:
                _tables[^1].IsInHead = true;
                break;
            case "tbody" or "tfoot" when _tables.Count > 0:
                _tables[^1].IsInHead = false;
                break;
            case "tr" when _tables.Count > 0:
                EndCell();
                _tables[^1].Rows.StartRow(_tables[^1].IsInHead);
                break;
            case "td" or "th" when _tables.Count > 0:
                StartCell(name);
                break;
            case "b" or "strong" or "dt" or "summary":
                StartBold(name);
                break;
            case "sup":
                _raisedFrom = _text.Length;
                break;
            default:
                if (HtmlNames.IsBlock(name))
                {
                    Block("");
                }

                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Block("");
                break;
            case "ul" or "ol":
                _lists = Math.Max(0, _lists - 1);
                Block("");
                break;
            case "li":
                Line("");
                break;
            case "table":
                EndTable();
                break;
            case "td" or "th" or "tr":
                EndCell();
                break;
            case "thead" when _tables.Count > 0:
                _tables[^1].IsInHead = false;
                break;
            case "b" or "strong":
                _boldTo = _boldFrom >= 0 ? _text.Length : -1;
                break;
            case "dt" or "summary":
                _boldTo = _boldFrom >= 0 ? _text.Length : -1;
                Line("");
                break;
            case "sup":
                EndRaised();
                break;
            default:
                if (HtmlNames.IsBlock(name))
                {
                    Block("");
                }

                break;
        }
    }

    private void Item(int level)
    {
        if (_tables.Count > 0 && _text != _page)
        {
            AppendWords(" ");
            return;
        }

        Line(new string(' ', 2 * Math.Min(level, 12)) + "- ");
    }

    private void StartBold(string name)
    {
        if (name is "dt" or "summary")
        {
            Block("");
        }

        var isAtStart = _text == _page && (_text.Length == 0 || _text[^1] == '\n');
        _boldFrom = isAtStart ? _text.Length : -1;
        _boldTo = -1;
    }

    /// <summary>What is bold and alone on its line heads what follows.</summary>
    private void MarkLabel()
    {
        if (
            _boldFrom >= 0
            && _boldTo > _boldFrom
            && _text == _page
            && _boldTo <= _text.Length
            && _boldTo - _boldFrom <= LongestLabel
            && string.IsNullOrWhiteSpace(_text.ToString(_boldTo, _text.Length - _boldTo))
            && _text.ToString(_boldFrom, _boldTo - _boldFrom).Trim() is { Length: > 1 } label
            && !label.Contains('\n', StringComparison.Ordinal)
        )
        {
            _text.Length = _boldFrom;
            _text.Append("**").Append(label).Append("**");
        }

        _boldFrom = -1;
        _boldTo = -1;
    }

    /// <summary>A raised number is the mark of a note, and no digit of the number before it.</summary>
    private void EndRaised()
    {
        if (_raisedFrom >= 0 && _raisedFrom <= _text.Length)
        {
            var raised = _text.ToString(_raisedFrom, _text.Length - _raisedFrom).Trim().Trim('[', ']', '(', ')');
            if (raised.All(c => char.IsAsciiDigit(c) || c is '*' or '†' or '‡' or ','))
            {
                _text.Length = _raisedFrom;
            }
        }

        _raisedFrom = -1;
    }

    private void StartTable()
    {
        EndCellOfLayout();
        Block("");
        _tables.Add(new Table());
    }

    /// <summary>A table inside a cell: the outer one only lays the page out, and its cells are blocks.</summary>
    private void EndCellOfLayout()
    {
        if (_tables.Count == 0)
        {
            return;
        }

        var outer = _tables[^1];
        var begun = _text == _page ? "" : _text.ToString();
        _text = _page;
        if (outer.IsLayout)
        {
            return;
        }

        outer.IsLayout = true;
        outer.IsInCell = false;
        foreach (var text in outer.Rows.Texts.Append(begun.Trim()).Where(t => t.Length > 0))
        {
            Block("");
            _text.Append(text);
        }
    }

    private void StartCell(string name)
    {
        EndCell();
        var table = _tables[^1];
        if (table.IsLayout)
        {
            Block("");
            return;
        }

        table.IsInCell = true;
        table.IsHeadCell = name == "th";
        table.Columns = Span("colspan", 60);
        table.RowSpan = Span("rowspan", 500);
        _text = new StringBuilder();
    }

    private int Span(string name, int most) =>
        int.TryParse(_html.Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, most)
            : 1;

    private void EndCell()
    {
        if (_tables.Count == 0 || !_tables[^1].IsInCell)
        {
            return;
        }

        var table = _tables[^1];
        table.IsInCell = false;
        table.Rows.Add(_text.ToString(), table.Columns, table.RowSpan, table.IsHeadCell);
        _text = _page;
        _raisedFrom = -1;
    }

    private void EndTable()
    {
        if (_tables.Count == 0)
        {
            return;
        }

        EndCell();
        var table = _tables[^1];
        _tables.RemoveAt(_tables.Count - 1);
        if (!table.IsLayout && !table.Rows.IsEmpty)
        {
            Block("");
            table.Rows.Write(_text);
        }

        Block("");
    }

    private void AppendWords(string words)
    {
        foreach (var c in words)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (!isSpace)
            {
                _text.Append(c);
            }
            else if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
            {
                _text.Append(' ');
            }
        }
    }

    private void Line(string start)
    {
        MarkLabel();
        if (_text.Length > 0 && _text[^1] != '\n')
        {
            _text.Append('\n');
        }

        _text.Append(start);
    }

    /// <summary>Starts a block: an empty line, unless one is there or a list item has just begun.</summary>
    private void Block(string start)
    {
        if (_text.Length > 1 && _text[^1] == ' ' && _text[^2] == '-' && (_text.Length == 2 || _text[^3] is '\n' or ' '))
        {
            return;
        }

        Line("");
        if (_text.Length > 1 && _text[^2] != '\n')
        {
            _text.Append('\n');
        }

        _text.Append(_text == _page ? start : "");
    }

    private sealed class Table
    {
        public MarkdownTable Rows { get; } = new();

        public bool IsLayout { get; set; }

        public bool IsInHead { get; set; }

        public bool IsInCell { get; set; }

        public bool IsHeadCell { get; set; }

        public int Columns { get; set; } = 1;

        public int RowSpan { get; set; } = 1;
    }
}
