namespace Charter.Policy.Language.Structure;

/// <summary>Cuts a document into headings, paragraphs, items and table rows, in one pass over its lines.</summary>
internal sealed class BlockReader
{
    private const int LongestHeading = 80;
    private const int ShortHeading = 40;
    private const int LongestNumbered = 60;
    private const int LongestChineseHeading = 20;

    /// <summary>Below every other heading.</summary>
    private const int BoldDepth = 15;

    private readonly List<SourceLine> _lines;
    private readonly LineJoiner _joiner;

    /// <summary>Where the longest line ends.</summary>
    private readonly int _pageWidth;
    private readonly bool _isMarkdown;
    private readonly List<Block> _blocks = [];
    private Block? _open;
    private readonly List<Block> _table = [];
    private int _ruler = -1;
    private bool _markPending;
    private bool _afterBlank;
    private int _lastEnd;

    private BlockReader(List<SourceLine> lines, bool isMarkdown)
    {
        _lines = lines;
        _isMarkdown = isMarkdown;
        _joiner = new LineJoiner(lines);
        _pageWidth = lines.Count == 0 ? 0 : lines.Max(l => EndOf(l));
    }

    public static List<Block> Read(string text, PolicyFormat format)
    {
        var lines = SourceLine.Read(format == PolicyFormat.PlainText ? text : MarkdownInk.Clean(text));
        var isMarkdown =
            format == PolicyFormat.Markdown
            || (format == PolicyFormat.Auto && lines.Exists(l => HeadingLevel(l.Text) > 0));
        lines = isMarkdown ? lines : PageFurniture.Remove(lines);
        var tables = AlignedTables.Find(lines);
        var reader = new BlockReader(lines, isMarkdown);
        for (var i = 0; i < lines.Count; i++)
        {
            if (tables.TryGetValue(i, out var table))
            {
                reader.AddTable(table.Rows, table.Ruler);
                i = table.End - 1;
            }
            else
            {
                reader.ReadLine(lines[i], i);
            }
        }

        reader.EndTable();

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
            EndTable();
            return;
        }

        if (_isMarkdown && line.Text[0] == '>')
        {
            // What is quoted is read like any other text: "> - item", "> | a | b |", and ">" alone as an empty line.
            ReadLine(line.From(line.Text.TakeWhile(c => c is '>' or ' ').Count()), index);
            return;
        }

        // A row of underscores in plain text is a slot to sign in.
        if (IsRule(line.Text) && (_isMarkdown || line.Text[0] != '_'))
        {
            CloseRule(line.Text);
            return;
        }

        if (HeadingLevel(line.Text) is > 0 and var level && _isMarkdown)
        {
            Start(BlockKind.Heading, level, line.From(level), trimEnd: '#');
            _open = null;
        }
        else if (_isMarkdown && BoldLabel(line) is { } label && index + 1 < _lines.Count)
        {
            EndTable();
            Start(BlockKind.Heading, BoldDepth, label);
            _open = null;
        }
        else if (TableCells.IsRow(line.Text) || IsTightRow(line.Text, index))
        {
            ReadTableRow(line);
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
        if (
            _open is { Kind: BlockKind.Paragraph or BlockKind.Heading } open
            && !_afterBlank
            && line[0] is '=' or '-'
            && open.Text.Length <= (_isMarkdown ? int.MaxValue : LongestHeading)
            && open.Text.ToString().Any(char.IsLetter)
        )
        {
            open.Kind = BlockKind.Heading;
            open.Level = line[0] == '=' ? 1 : 2;
        }

        _open = null;
    }

    private void ReadTableRow(SourceLine line)
    {
        if (TableCells.IsRuler(line.Text))
        {
            _ruler = _ruler < 0 ? _table.Count : _ruler;
            _open = null;
            return;
        }

        AddRow(line, TableCells.Read(line.Text));
    }

    /// <summary>"Name|Gold|Silver" over "---|---|---", and the rows below.</summary>
    private bool IsTightRow(string line, int index) =>
        line.Contains('|', StringComparison.Ordinal)
        && (
            _table.Count > 0
            || (
                index + 1 < _lines.Count
                && _lines[index + 1].Text.Contains('|', StringComparison.Ordinal)
                && TableCells.IsRuler(_lines[index + 1].Text)
            )
        );

    private void AddTable(List<Block> rows, int ruler)
    {
        EndTable();
        TableShape.Settle(rows, ruler);
        _blocks.AddRange(rows);
        _open = null;
        _markPending = false;
    }

    /// <summary>"**Letters**" alone on its line heads what follows.</summary>
    private static SourceLine? BoldLabel(SourceLine line)
    {
        var text = line.Text;
        var isBold =
            text.Length is > 4 and <= LongestHeading
            && text.StartsWith("**", StringComparison.Ordinal)
            && text.IndexOf("**", 2, StringComparison.Ordinal) == text.Length - 2;
        return isBold && text[^3] is not ('.' or '。' or ',' or ';')
            ? new SourceLine(text[2..^2].Trim(), line.Number, line.Column + 2)
            : null;
    }

    private static int EndOf(SourceLine line) => line.IsBlank ? 0 : line.Column + line.Text.Length;

    private void AddRow(SourceLine line, List<(string Text, int Start)> cells)
    {
        var row = new Block(BlockKind.TableRow, 0);
        row.Text.Append(Markup.Named(line.Text), line.Number, line.Column);
        row.Cells.AddRange(cells.Select(c => (Markup.Named(c.Text).TrimEnd(), c.Start)));
        _table.Add(row);
        _blocks.Add(row);
        _open = null;
    }

    /// <summary>A table is read once all its rows are known.</summary>
    private void EndTable()
    {
        TableShape.Settle(_table, _ruler);
        _table.Clear();
        _ruler = -1;
    }

    private void ReadText(SourceLine line, int index)
    {
        EndTable();
        if (ListMark.ClauseLength(line.Text) is > 0 and var clause)
        {
            ReadClause(line, clause, index);
            return;
        }

        var mark = ListMark.Length(line.Text);
        if (mark > 0 && mark == line.Text.Length)
        {
            _markPending = true;
            _open = null;
            return;
        }

        // "Response: 1 hour" under a term, as a definition list has it.
        var isDefinition = _isMarkdown && line.Text.StartsWith(": ", StringComparison.Ordinal);
        if (mark > 0 && (IsNumberedHeading(line, mark, index) || IsChineseHeading(line, mark, index)))
        {
            Start(BlockKind.Heading, HeadingDepth(line.Text), line.From(mark));
            _open = null;
        }
        else if (isDefinition || (mark > 0 && !IsProse(line.Text, mark)))
        {
            Start(BlockKind.Item, 0, line.From(isDefinition ? 2 : mark), column: line.Column);
        }
        else if (_markPending)
        {
            Start(BlockKind.Item, 0, line, column: line.Column);
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
        _lastEnd = EndOf(line);
    }

    /// <summary>"2.2  Telephone" is a heading, "2.2.1  Calls shall be answered …" a paragraph.</summary>
    private void ReadClause(SourceLine line, int length, int index)
    {
        var rest = line.From(length);
        var isHeading =
            line.Text[0] != '第'
            && rest.Text.Length <= LongestNumbered
            && IsHeading(rest, index)
            && rest.Text[^1] is not (':' or '：')
            && !TableShape.HoldsValue(rest.Text)
            && (
                index + 1 >= _lines.Count
                || _lines[index + 1].IsBlank
                || ListMark.ClauseLength(_lines[index + 1].Text) > 0
                // "1.1 Email" right above "We reply within two days."
                || (rest.Text.Length <= ShortHeading && char.IsUpper(_lines[index + 1].Text[0]))
            );
        Start(isHeading ? BlockKind.Heading : BlockKind.Paragraph, HeadingDepth(line.Text), rest, column: line.Column);
        _markPending = false;
        _lastEnd = EndOf(line);
    }

    /// <summary>"1.  INTERPRETATION" between empty lines, with anything but "2." below it.</summary>
    private bool IsNumberedHeading(SourceLine line, int mark, int index)
    {
        var rest = line.From(mark);
        if (
            _isMarkdown
            || !char.IsAsciiDigit(line.Text[0])
            || line.Text[mark - 1] is not ('.' or '．' or '、')
            || rest.Text.Length is 0 or > LongestNumbered
            || !IsHeading(rest, index)
            || rest.Text[^1] is ':' or '：'
            || TableShape.HoldsValue(rest.Text)
            || (index > 0 && !_lines[index - 1].IsBlank)
        )
        {
            return false;
        }

        var next = index + 1;
        while (next < _lines.Count && _lines[next].IsBlank)
        {
            next++;
        }

        return next < _lines.Count
            && (ListMark.ClauseLength(_lines[next].Text) > 0 || !char.IsAsciiDigit(_lines[next].Text[0]))
            // A line that only goes on with an item starts where the item's words do, and without a capital.
            && (
                next > index + 1
                || char.IsUpper(_lines[next].Text[0])
                || Analysis.Tokeniser.IsHan(_lines[next].Text[0])
                || ListMark.Length(_lines[next].Text) > 0
            );
    }

    /// <summary>"一、接待时间" right above its text, where the lines before and after are no further numbers of a list.</summary>
    private bool IsChineseHeading(SourceLine line, int mark, int index)
    {
        var rest = line.From(mark).Text;
        return !_isMarkdown
            && HasChineseNumber(line.Text)
            && rest.Length is > 0 and <= LongestChineseHeading
            && !rest.Any(char.IsPunctuation)
            && !rest.Any(char.IsAsciiDigit)
            && Neighbour(index, 1) is { } next
            && !HasChineseNumber(next)
            && (Neighbour(index, -1) is not { } before || !HasChineseNumber(before));
    }

    private string? Neighbour(int index, int step)
    {
        var at = index + step;
        while (at >= 0 && at < _lines.Count && _lines[at].IsBlank)
        {
            at += step;
        }

        return at >= 0 && at < _lines.Count ? _lines[at].Text : null;
    }

    /// <summary>"三、", "十二、".</summary>
    private static bool HasChineseNumber(string line)
    {
        var to = 0;
        while (to < line.Length && "一二三四五六七八九十".Contains(line[to], StringComparison.Ordinal))
        {
            to++;
        }

        return to is > 0 and <= 3 && to < line.Length && line[to] == '、';
    }

    /// <summary>A line under an item, indented further than the item's mark, and the item's sentence not at its end.</summary>
    private bool IsHanging(SourceLine line) =>
        _open is { Kind: BlockKind.Item or BlockKind.Paragraph, Column: > 0 } item
        && !_afterBlank
        && line.Column > item.Column
        && (IsFull(line) || !(char.IsUpper(line.Text[0]) || Analysis.Tokeniser.IsHan(line.Text[0])))
        && item.Text.Tail() is { Length: > 0 } tail
        && tail[^1] is not ('.' or ':' or ';' or '!' or '?' or '。' or '：' or '；');

    /// <summary>Whether the line above was as long as lines get here, so that this one was broken off it.</summary>
    private bool IsFull(SourceLine next)
    {
        var word = next.Text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? space : next.Text.Length;
        return _pageWidth > 50 && _lastEnd + 1 + word > _pageWidth * 0.85;
    }

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

        if (_joiner.IsHyphenated(_open.Text.Tail(), line.Text))
        {
            _open.Text.DropLast();
        }
        else if (!_joiner.IsGlued(_open.Text.Tail(), line.Text))
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

        // "第三章　办理" stands under the title of the document, and "第一节" under the chapter.
        if (
            text.Length > 2
            && text[0] == '第'
            && text.AsSpan(1, Math.Min(4, text.Length - 1)).IndexOfAny('章', '节') > 0
        )
        {
            return text.AsSpan(1, Math.Min(4, text.Length - 1)).Contains('章') ? 9 : 10;
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
        if (text.Length == 0)
        {
            return false;
        }

        var last = text[^1];
        if (
            text.Length > LongestHeading
            || last is '.' or ',' or ';' or '。' or '；' or '，' or '!'
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
