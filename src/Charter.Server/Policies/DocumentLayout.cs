using Charter.Desk.Policies;
using Charter.Policy.Language;

namespace Charter.Server.Policies;

/// <summary>
/// Sets a policy as a document: headings, paragraphs, lists and tables from its sentences and the layout of its lines.
/// Every sentence that the compiler read stands in it, in order; none is dropped.
/// </summary>
public sealed class DocumentLayout
{
    private readonly DocumentLines _lines;
    private readonly CompiledPolicy _compiled;
    private readonly ILookup<int, Diagnostic> _diagnostics;
    private readonly ILookup<int, PolicySlot> _slots;
    private readonly List<(DocumentBlock Block, List<DocumentSentence> Sentences)> _blocks = [];
    private int _lastLine;

    private DocumentLayout(string text, string format, CompiledPolicy compiled)
    {
        _lines = new DocumentLines(text, format == PolicyTexts.Markdown);
        _compiled = compiled;
        _diagnostics = compiled.Diagnostics.Where(d => d.Span.Length > 0).ToLookup(d => SentenceAt(compiled, d.Span));
        _slots = compiled.Slots.ToLookup(s => SentenceAt(compiled, s.Span));
    }

    /// <summary>The blocks of a policy.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="format">One of <see cref="PolicyTexts.Formats"/>.</param>
    /// <param name="compiled">What was found in it.</param>
    public static IReadOnlyList<DocumentBlock> Of(string text, string format, CompiledPolicy compiled)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(compiled);
        var layout = new DocumentLayout(text, format, compiled);
        for (var i = 0; i < compiled.Sentences.Length; i++)
        {
            layout.Add(i, compiled.Sentences[i]);
        }

        return [.. layout._blocks.Select(b => b.Block with { Sentences = b.Sentences })];
    }

    // The last sentence that starts at or before the place.
    private static int SentenceAt(CompiledPolicy compiled, TextSpan span)
    {
        var (low, high) = (0, compiled.Sentences.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var at = compiled.Sentences[middle].Span;
            if (at.Line < span.Line || (at.Line == span.Line && at.Column <= span.Column))
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private void Add(int index, PolicySentence sentence)
    {
        var line = sentence.Span.Line;
        var isFirstOnLine = line != _lastLine;
        var set = new DocumentSentence(
            sentence,
            isFirstOnLine ? $"line-{line}" : null,
            DocumentRuns.Of(sentence.Text, sentence, _slots[index]),
            [.. _diagnostics[index].DistinctBy(d => (d.Code, d.Message))]
        );
        var before = _lines.Before(line, sentence.Span.Column);
        if (_lines.Cells(line) is { } cells && !before.StartsWith('#'))
        {
            AddRow(isFirstOnLine, cells, set, index);
        }
        else if (sentence.IsHeading)
        {
            var level = before.Length > 0 && before.All(c => c == '#') ? before.Length : 2;
            Start(DocumentBlockKind.Heading, level, null, false, set);
        }
        else if (isFirstOnLine && (before.Length is > 0 and < 8 || _lines.FollowsLoneBullet(line)))
        {
            var mark = before.Length == 0 || DocumentLines.IsBullet(before) ? null : before;
            Start(DocumentBlockKind.Item, 0, mark, LastKind != DocumentBlockKind.Item, set);
        }
        else if (
            LastKind is not (DocumentBlockKind.Paragraph or DocumentBlockKind.Item)
            || (isFirstOnLine && _lines.StartsParagraph(line))
        )
        {
            Start(DocumentBlockKind.Paragraph, 0, null, false, set);
        }
        else
        {
            _blocks[^1].Sentences.Add(set);
        }

        _lastLine = line;
    }

    private DocumentBlockKind? LastKind => _blocks.Count == 0 ? null : _blocks[^1].Block.Kind;

    private void AddRow(bool isFirstOnLine, IReadOnlyList<string> cells, DocumentSentence set, int index)
    {
        if (!isFirstOnLine && LastKind == DocumentBlockKind.TableRow)
        {
            _blocks[^1].Sentences.Add(set);
            return;
        }

        Start(DocumentBlockKind.TableRow, 0, null, LastKind != DocumentBlockKind.TableRow, set);
        var block = _blocks[^1].Block with
        {
            Cells = [.. cells.Select(cell => DocumentRuns.Of(cell, set.Source, _slots[index]))],
        };
        _blocks[^1] = (block, _blocks[^1].Sentences);
    }

    private void Start(DocumentBlockKind kind, int level, string? mark, bool startsGroup, DocumentSentence first) =>
        _blocks.Add((new DocumentBlock(kind, level, mark, startsGroup, [], []), [first]));
}
