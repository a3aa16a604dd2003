using System.Text;
using Charter.Policy.Language;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Charter.Desk.Policies.Documents;

/// <summary>
/// Writes the body of a Word document as Markdown text, as if every tracked change had been accepted. Hidden and struck
/// text, comments, heads and feet are left out; notes stand at the end, text boxes after the paragraph that holds them.
/// </summary>
internal sealed class WordText(MainDocumentPart main, CancellationToken cancellation)
{
    private const int MostCharacters = PolicyCompiler.LongestText + 1;
    private const int DeepestNesting = 100;
    private const int LongestLabel = 80;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _carried = new();
    private Dictionary<string, int>? _headings;

    public string Read(Body body)
    {
        WriteAll(body, depth: 0);
        var notes = main.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? [];
        foreach (var note in notes.Where(n => n.Type is null || n.Type.Value == FootnoteEndnoteValues.Normal))
        {
            _text.Append('\n');
            WriteAll(note, depth: 0);
        }

        return _text.ToString();
    }

    private void WriteAll(OpenXmlElement parent, int depth)
    {
        foreach (var element in parent.ChildElements)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_text.Length > MostCharacters || depth > DeepestNesting)
            {
                return;
            }

            switch (element)
            {
                case Paragraph paragraph:
                    WriteParagraph(paragraph, depth);
                    break;
                case Table table:
                    WriteTable(table);
                    break;
                case DeletedRun or MoveFromRun or AlternateContentFallback:
                    break;
                default:
                    WriteAll(element, depth + 1);
                    break;
            }
        }
    }

    private void WriteParagraph(Paragraph paragraph, int depth)
    {
        _carried.Append(Words(paragraph));
        var properties = paragraph.ParagraphProperties;
        if (
            _carried.Length <= MostCharacters
            && properties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null
        )
        {
            // The mark was deleted: the next paragraph goes on with this one.
            return;
        }

        var words = _carried.ToString().Trim();
        _carried.Clear();
        if (words.Length == 0)
        {
            _text.Append('\n');
        }
        else
        {
            WriteWords(words, paragraph, properties);
        }

        WriteBoxes(paragraph, depth);
    }

    /// <summary>The boxes of a paragraph; those inside a box come with the paragraphs of that box.</summary>
    private void WriteBoxes(OpenXmlElement parent, int depth)
    {
        foreach (var element in parent.ChildElements)
        {
            if (element is TextBoxContent)
            {
                WriteAll(element, depth + 1);
            }
            else if (element is not AlternateContentFallback && depth < DeepestNesting)
            {
                WriteBoxes(element, depth + 1);
            }
        }
    }

    private void WriteWords(string words, Paragraph paragraph, ParagraphProperties? properties)
    {
        var style = properties?.ParagraphStyleId?.Val?.Value;
        if (HeadingLevel(style) is { } heading)
        {
            _text.Append('\n').Append('#', heading).Append(' ').Append(words.Replace('\n', ' ')).Append("\n\n");
        }
        else if (ItemLevel(properties, style) is { } level)
        {
            _text.Append(' ', 2 * level).Append("- ").Append(words.Replace('\n', ' ')).Append('\n');
        }
        else if (IsLabel(words, paragraph))
        {
            _text.Append("**").Append(words).Append("**\n\n");
        }
        else
        {
            _text.Append(words).Append("\n\n");
        }
    }

    /// <summary>A short paragraph all of which is bold heads what follows.</summary>
    private static bool IsLabel(string words, Paragraph paragraph) =>
        words.Length <= LongestLabel
        && !words.Contains('\n', StringComparison.Ordinal)
        && paragraph.Elements<Run>().Where(r => r.InnerText.Length > 0).All(r => IsOn(r.RunProperties?.Bold))
        && paragraph.Elements<Run>().Any();

    private static bool IsOn(OnOffType? property) =>
        property is not null && (property.Val is null || property.Val.Value);

    private static int? ItemLevel(ParagraphProperties? properties, string? style)
    {
        if (properties?.NumberingProperties is { } numbering)
        {
            return Math.Clamp(numbering.NumberingLevelReference?.Val?.Value ?? 0, 0, 8);
        }

        return !IsListStyle(style) ? null
            : char.IsAsciiDigit(style![^1]) ? Math.Clamp(style[^1] - '1', 0, 8)
            : 0;
    }

    private static bool IsListStyle(string? style) =>
        style is not null && style.StartsWith("List", StringComparison.OrdinalIgnoreCase);

    private int? HeadingLevel(string? style)
    {
        if (style is null)
        {
            return null;
        }

        _headings ??= ReadHeadings(main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? []);
        return _headings.TryGetValue(style, out var level)
            ? level is > 0
                ? level
                : null
            : LevelOf(style);
    }

    /// <summary>The level of each style of the document, by its identifier; 0 for what is no heading.</summary>
    private static Dictionary<string, int> ReadHeadings(IEnumerable<Style> styles)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var style in styles)
        {
            if (style.StyleId?.Value is { } id)
            {
                levels.TryAdd(id, LevelOf(style.StyleName?.Val?.Value ?? id) ?? 0);
            }
        }

        return levels;
    }

    private static int? LevelOf(string name)
    {
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        return name.StartsWith("heading", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(name[^1])
            ? Math.Clamp(name[^1] - '0', 1, 6)
            : null;
    }

    private void WriteTable(Table table)
    {
        var rows = new MarkdownTable();
        foreach (
            var row in table.Descendants<TableRow>().Where(r => ReferenceEquals(r.Ancestors<Table>().First(), table))
        )
        {
            var properties = row.TableRowProperties;
            if (properties?.GetFirstChild<Deleted>() is not null)
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            rows.StartRow(
                isHead: properties?.GetFirstChild<TableHeader>() is { } head
                    && (head.Val is null || head.Val.Value == OnOffOnlyValues.On)
            );
            foreach (
                var cell in row.Descendants<TableCell>()
                    .Where(c => ReferenceEquals(c.Ancestors<TableRow>().First(), row))
            )
            {
                var shape = cell.TableCellProperties;
                var columns = Math.Clamp(shape?.GridSpan?.Val?.Value ?? 1, 1, 60);
                if (shape?.VerticalMerge is { } merge && merge.Val?.Value != MergedCellValues.Restart)
                {
                    rows.AddMerged(columns);
                    continue;
                }

                rows.Add(string.Join(' ', cell.Descendants<Paragraph>().Select(p => Words(p).Trim())), columns);
            }
        }

        _text.Append('\n');
        rows.Write(_text);
        _text.Append('\n');
    }

    /// <summary>The words of a paragraph; what a reviewer deleted, what is hidden and what is struck out do not count.</summary>
    private static string Words(Paragraph paragraph)
    {
        var words = new StringBuilder();
        AddWords(paragraph, words, depth: 0);
        return words.ToString();
    }

    private static void AddWords(OpenXmlElement parent, StringBuilder words, int depth)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Text run:
                    words.Append(run.Text);
                    break;
                case TabChar:
                    words.Append(' ');
                    break;
                case Break or CarriageReturn:
                    words.Append('\n');
                    break;
                case NoBreakHyphen:
                    words.Append('-');
                    break;
                case Run { RunProperties: { } look }
                    when IsOn(look.Strike) || IsOn(look.DoubleStrike) || IsOn(look.Vanish):
                case DeletedRun or MoveFromRun or AlternateContentFallback or TextBoxContent:
                    break;
                default:
                    if (depth < DeepestNesting)
                    {
                        AddWords(element, words, depth + 1);
                    }

                    break;
            }
        }
    }
}
