namespace Charter.Policy.Language.Structure;

/// <summary>Cuts a document into headings, paragraphs, items and table rows, in one pass over its lines.</summary>
internal sealed class BlockReader
{
    private const int LongestHeading = 80;

    private readonly List<SourceLine> _lines;
    private readonly LineJoiner _joiner;
    private readonly bool _isMarkdown;
    private readonly List<Block> _blocks = [];
    private Block? _open;
    private Block? _tableHeader;
    private bool _markPending;
    private bool _afterBlank;
    private bool _isAligned;

    private BlockReader(List<SourceLine> lines, bool isMarkdown)
    {
        _lines = lines;
        _isMarkdown = isMarkdown;
        _joiner = new LineJoiner(lines);
    }

    public static List<Block> Read(string text, PolicyFormat format)
    {
        var lines = SourceLine.Read(text);
        var isMarkdown =
            format == PolicyFormat.Markdown
            || (format == PolicyFormat.Auto && lines.Exists(l => HeadingLevel(l.Text) > 0));
        var reader = new BlockReader(lines, isMarkdown);
        for (var i = 0; i < lines.Count; i++)
        {
            reader.ReadLine(lines[i], i);
        }

        return reader._blocks;
    }

    private static int HeadingLevel(string line)
    {
        var level = 0;
        while (level < line.Length && line[level] == '#')
        {
            level++;
        }

        return level is >= 1 and <= 6 && level < line.Length && line[level] == ' ' ? level : 0;
    }

    private void ReadLine(SourceLine line, int index)
    {
        if (line.IsBlank)
        {
            _afterBlank = true;
            _tableHeader = null;
            _isAligned = false;
            return;
        }

        if (TableCells.IsAlignedRuler(line.Text))
        {
            StartAlignedTable();
            return;
        }

        if (_isMarkdown && IsRule(line.Text))
        {
            CloseRule(line.Text);
            return;
        }

        if (HeadingLevel(line.Text) is > 0 and var level && _isMarkdown)
        {
            Start(BlockKind.Heading, level, line.From(level), trimEnd: '#');
            _open = null;
        }
        else if (_isAligned && TableCells.ReadAligned(line.Text) is { Count: > 1 } cells)
        {
            AddRow(line, cells);
        }
        else if (TableCells.IsRow(line.Text))
        {
            ReadTableRow(line);
        }
        else if (line.Text[0] == '>' && _isMarkdown)
        {
            ReadText(line.From(1), index);
        }
        else
        {
            ReadText(line, index);
        }

        _afterBlank = false;
    }

    private static bool IsRule(string line) =>
        line.Length >= 3 && line[0] is '-' or '*' or '_' or '=' && line.AsSpan().IndexOfAnyExcept(line[0], ' ') < 0;

    /// <summary>A line of === or --- under a paragraph makes it a heading.</summary>
    private void CloseRule(string line)
    {
        if (_open is { Kind: BlockKind.Paragraph or BlockKind.Heading } open && !_afterBlank && line[0] is '=' or '-')
        {
            open.Kind = BlockKind.Heading;
            open.Level = line[0] == '=' ? 1 : 2;
        }

        _open = null;
        _afterBlank = true;
    }

    private void ReadTableRow(SourceLine line)
    {
        if (TableCells.IsRuler(line.Text))
        {
            return;
        }

        AddRow(line, TableCells.Read(line.Text));
    }

    /// <summary>The line above the ruler was the header; the lines below are rows, until an empty one.</summary>
    private void StartAlignedTable()
    {
        _isAligned = true;
        _tableHeader = null;
        if (_open is { } header && !_afterBlank && _blocks.Count > 0 && ReferenceEquals(_blocks[^1], header))
        {
            header.Kind = BlockKind.TableRow;
            header.Cells.AddRange(TableCells.ReadAligned(header.Text.ToString()));
            _tableHeader = header;
        }

        _open = null;
    }

    private void AddRow(SourceLine line, List<(string Text, int Start)> cells)
    {
        var row = new Block(BlockKind.TableRow, 0) { Header = _tableHeader };
        row.Text.Append(line.Text, line.Number, line.Column);
        row.Cells.AddRange(cells);
        _tableHeader ??= row;
        _blocks.Add(row);
        _open = null;
    }

    private void ReadText(SourceLine line, int index)
    {
        _tableHeader = null;
        var mark = ListMark.Length(line.Text);
        if (mark > 0 && mark == line.Text.Length)
        {
            _markPending = true;
            _open = null;
            return;
        }

        if (mark > 0 && !IsProse(line.Text, mark))
        {
            Start(BlockKind.Item, 0, line.From(mark), column: line.Column);
        }
        else if (_markPending)
        {
            Start(BlockKind.Item, 0, line);
        }
        else if (_open is not null && (IsHanging(line) || _joiner.GoesOn(_open.Text.Tail(), line, _afterBlank)))
        {
            Continue(line);
        }
        else
        {
            Start(IsHeading(line, index) ? BlockKind.Heading : BlockKind.Paragraph, HeadingDepth(line.Text), line);
        }

        _markPending = false;
    }

    /// <summary>A line under an item, indented further than the item's mark, and the item's sentence not at its end.</summary>
    private bool IsHanging(SourceLine line) =>
        _open is { Kind: BlockKind.Item, Column: > 0 } item
        && !_afterBlank
        && line.Column > item.Column
        && item.Text.Tail() is { Length: > 0 } tail
        && tail[^1] is not ('.' or ':' or ';' or '!' or '?' or '。' or '：' or '；');

    /// <summary>A dash before a lower-case word goes on with a sentence when one is open.</summary>
    private bool IsProse(string line, int mark) =>
        line[0] is '–' or '—' && _open is not null && !_afterBlank && mark < line.Length && char.IsLower(line[mark]);

    private void Start(BlockKind kind, int level, SourceLine line, char trimEnd = ' ', int column = 0)
    {
        var text = line.Text.TrimEnd(trimEnd).TrimEnd();
        if (text.Length == 0)
        {
            return;
        }

        var block = new Block(kind, level) { Column = column };
        block.Text.Append(text, line.Number, line.Column);
        _blocks.Add(block);
        _open = block;
    }

    private void Continue(SourceLine line)
    {
        // A heading that goes on was the first line of a paragraph.
        if (_open!.Kind == BlockKind.Heading)
        {
            _open.Kind = BlockKind.Paragraph;
        }

        if (!_joiner.IsGlued(_open.Text.Tail(), line.Text))
        {
            _open.Text.AppendSpace();
        }

        _open.Text.Append(line.Text, line.Number, line.Column);
    }

    /// <summary>Capitals stand above ordinary headings, "2" above "2.1".</summary>
    private static int HeadingDepth(string text)
    {
        if (!text.Any(char.IsLower) && text.Any(char.IsUpper))
        {
            return 7;
        }

        var dots = 0;
        for (var i = 0; i + 1 < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'); i++)
        {
            dots += text[i] == '.' && char.IsAsciiDigit(text[i + 1]) ? 1 : 0;
        }

        return 8 + dots;
    }

    /// <summary>Short, without a full stop, and followed by something: a reader takes it for a heading.</summary>
    private bool IsHeading(SourceLine line, int index)
    {
        var text = line.Text;
        var last = text[^1];
        if (
            text.Length > LongestHeading
            || last is '.' or ',' or ';' or '。' or '；' or '，' or '!' or '?'
            || text.Count(char.IsAsciiDigit) > 2
        )
        {
            return false;
        }

        var words = text.Split(' ').Length;
        var hasNext = index + 1 < _lines.Count;
        return hasNext
            && (char.IsUpper(text[0]) || char.IsAsciiDigit(text[0]) || Analysis.Tokeniser.IsHan(text[0]))
            && words <= 10
            && !text.Contains(": ", StringComparison.Ordinal);
    }
}
