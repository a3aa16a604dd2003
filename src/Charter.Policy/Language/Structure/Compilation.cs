using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>One run over one document.</summary>
internal sealed class Compilation
{
    /// <summary>Headings that their author marked have levels up to here; those below are guessed from how a line looks.</summary>
    private const int DeepestMarked = 6;

    private readonly string _text;
    private readonly PolicyFormat _format;
    private readonly LanguagePack _main;
    private readonly List<PolicySentence> _sentences = [];
    private readonly List<PolicySlot> _slots = [];

    /// <summary>The sentences that speak of something in particular, though no subject was found for it.</summary>
    private readonly HashSet<int> _particular = [];
    private readonly List<(int Level, string Text, ReadingContext Topic)> _headings = [];
    private readonly HoursCollector _hours;
    private readonly EscalationTable _escalation = new();
    private readonly ClockRuleReader _clockRules = new();
    private readonly RoundTheClockReader _roundTheClock = new();
    private ReadingContext _leadIn = ReadingContext.None;
    private bool _leadInRunsOn;
    private int? _level;
    private ReadingContext _previous = ReadingContext.None;

    public Compilation(string text, PolicyFormat format)
    {
        _text = text;
        _format = format;
        _main = LanguagePacks.Guess(text);
        _hours = new HoursCollector();
    }

    public CompiledPolicy Run(bool isCut)
    {
        foreach (var block in BlockReader.Read(_text, _format))
        {
            ReadBlock(block);
        }

        _roundTheClock.MarkPromises(_sentences);
        var calendar = _hours.Calendar();
        var conflicts = ConflictFinder.Find(_sentences, _particular, _main, out var conflictDiagnostics);
        var document = DocumentDiagnostics
            .Find(_sentences, _hours, _main, isCut)
            .Concat(conflictDiagnostics)
            .Concat(_clockRules.Diagnostics)
            .ToList();
        var all = _sentences.SelectMany(s => s.Diagnostics).Concat(document);
        return new CompiledPolicy(
            _main.Tag,
            [.. _sentences],
            calendar,
            [.. _slots],
            conflicts,
            _escalation.Levels,
            [.. all.OrderBy(d => d.Span.Line).ThenBy(d => d.Span.Column)]
        )
        {
            ClockRules = _clockRules.Rules,
        };
    }

    private void ReadBlock(Block block)
    {
        switch (block.Kind)
        {
            case BlockKind.Heading:
                ReadHeading(block);
                break;
            case BlockKind.TableRow:
                ReadRow(block);
                break;
            default:
                ReadRunning(block);
                break;
        }
    }

    private void ReadHeading(Block block)
    {
        var text = Markup.Strip(block.Text.ToString());
        var language = LanguagePacks.Guess(text);
        var reading = SentenceAnalyser.Analyse(text, language, ReadingContext.None);
        // "We will respond within 5 working days" under "Email" is short, but no heading.
        if (block.Level > DeepestMarked && reading.Commitments.Count > 0 && reading.Topic.IsOurs)
        {
            ReadRunning(block);
            return;
        }

        while (_headings.Count > 0 && _headings[^1].Level >= block.Level)
        {
            _headings.RemoveAt(_headings.Count - 1);
        }

        Add(text, 0, block.Text, reading, language, isHeading: true);
        _headings.Add((block.Level, text, reading.Topic));
        _leadIn = ReadingContext.None;
        _previous = ReadingContext.None;
    }

    private void ReadRunning(Block block)
    {
        var text = Markup.Strip(block.Text.ToString());
        if (block.Kind == BlockKind.Paragraph || _leadInRunsOn)
        {
            _leadIn = ReadingContext.None;
            _leadInRunsOn = false;
        }

        foreach (var (start, length, isForced) in SentenceCutter.Cut(text))
        {
            var sentence = text.Substring(start, length);
            var language = LanguagePacks.Guess(sentence);
            var context = ContextOf(sentence, language, block.Kind == BlockKind.Item);
            var reading = SentenceAnalyser.Analyse(sentence, language, context);
            if (isForced)
            {
                reading = reading with
                {
                    Findings =
                    [
                        .. reading.Findings,
                        new Finding("P102", DiagnosticSeverity.Warning, 0, sentence.Length),
                    ],
                };
            }

            Add(sentence, start, block.Text, reading, language, isHeading: false);
            if (reading.Topic.HasTime && reading.Topic.Subjects.Count > 0)
            {
                _previous = reading.Topic;
            }

            if (block.Kind == BlockKind.Paragraph && sentence[^1] is ':' or '：')
            {
                _leadIn = reading.Topic;
            }
            else if (text.AsSpan(0, start).Trim().Length == 0 && IsRunIn(sentence, reading))
            {
                _leadIn = reading.Topic;
                _leadInRunsOn = true;
            }
        }
    }

    /// <summary>A sentence takes what it does not say from its lead-in, from the sentence before when it points back, or from its heading.</summary>
    private ReadingContext ContextOf(string sentence, LanguagePack language, bool isItem, bool isRow = false)
    {
        var heading = _headings.FindLast(h => h.Topic.Subjects.Count > 0).Topic ?? ReadingContext.None;
        var topHeading = _headings.Count > 0 ? _headings[^1].Topic : ReadingContext.None;
        var isShort = isRow || sentence.Length <= 60;
        var labels = Enumerable.Reverse(_headings).SelectMany(h => h.Topic.Conditions).ToList();
        if (_leadIn != ReadingContext.None && (isItem || _leadInRunsOn))
        {
            return new ReadingContext(
                _leadIn.Subjects.Count > 0 ? _leadIn.Subjects : heading.Subjects,
                _leadIn.Action ?? (isShort ? topHeading.Action : null),
                Labelled(_leadIn.Conditions, labels)
            )
            {
                IsOurs = _leadIn.IsOurs,
            };
        }

        if (_previous != ReadingContext.None && PointsBack(sentence, language))
        {
            return new ReadingContext(
                _previous.Subjects.Count > 0 ? _previous.Subjects : heading.Subjects,
                _previous.Action,
                Labelled([], labels)
            );
        }

        return new ReadingContext(heading.Subjects, isShort ? topHeading.Action : null, Labelled([], labels))
        {
            IsOurs = isItem && topHeading.IsOurs,
        };
    }

    /// <summary>"Stage 1. We acknowledge …": a few words with a label and no time head what follows in their paragraph.</summary>
    private static bool IsRunIn(string sentence, SentenceReading reading) =>
        sentence.Length <= 40
        && !reading.Topic.HasTime
        && reading.Topic.Action is null
        && Labelled(reading.Topic.Conditions, []).Count > 0;

    private static bool PointsBack(string sentence, LanguagePack language)
    {
        var tokens = Tokeniser.Read(sentence.Length > 300 ? sentence[..300] : sentence, language.Stem);
        language.Lexicon.Mark(tokens);
        return language.Lexicon.Find(LexiconGroup.Function, tokens).Exists(f => f.Value is "pronoun" or "now")
            || language.Lexicon.Find(LexiconGroup.Tone, tokens).Exists(t => t.Value == "points_back");
    }

    /// <summary>Only labels (priority, stage, plan) travel; a time of day in a heading does not limit what is under it.</summary>
    private static List<Condition> Labelled(IReadOnlyList<Condition> first, IReadOnlyList<Condition> second) =>
        [
            .. first
                .Concat(second)
                .Where(c => c.Kind is ConditionKind.Priority or ConditionKind.Stage or ConditionKind.Plan)
                .DistinctBy(c => c.Kind),
        ];

    private void ReadRow(Block block)
    {
        var text = block.Text.ToString();
        var language = LanguagePacks.Guess(text);
        if (_escalation.Read(block, language))
        {
            _level = _escalation.Level;
            Add(text, 0, block.Text, EscalationTable.Promise(block, language), language, isHeading: false, block);
            _level = null;
            return;
        }

        var context = ContextOf(text, language, isItem: true, isRow: true);
        var reading = TableRowReader.Read(block, language, context);
        Add(text, 0, block.Text, reading, language, isHeading: block.Header is null, block);
    }

    private void Add(
        string sentence,
        int start,
        PlacedText text,
        SentenceReading reading,
        LanguagePack language,
        bool isHeading,
        Block? row = null
    )
    {
        var written = SentenceWriter.Write(
            sentence,
            start,
            text,
            reading,
            language,
            [.. _headings.Select(h => h.Text)]
        );
        if (row is not null)
        {
            written = written with { Text = string.Join(" | ", row.Cells.Select(c => c.Text)) };
        }

        if (_level is { } level)
        {
            written = written with { Commitments = [.. written.Commitments.Select(c => c with { Level = level })] };
        }

        if (!isHeading)
        {
            written = _roundTheClock.Read(sentence, start, text, reading, language, written);
            _clockRules.Read(sentence, language, written);
        }

        if (!reading.IsGeneral)
        {
            _particular.Add(_sentences.Count);
        }

        _sentences.Add(written with { IsHeading = isHeading });
        SlotFinder.Add(sentence, start, text, reading, language, _slots);
        if (reading.Kind == SentenceKind.Hours)
        {
            _hours.Read(row is null ? sentence : TableRowReader.Hours(row) ?? sentence, language, written);
        }
    }
}
