using Charter.Policy.Language.Analysis;
using Charter.Policy.Language.Timetables;

namespace Charter.Policy.Language.Structure;

/// <summary>One run over one document.</summary>
internal sealed class Compilation
{
    /// <summary>Headings that their author marked have levels up to here; those below are guessed from how a line looks.</summary>
    private const int DeepestMarked = 6;

    /// <summary>How much of a section is looked at to tell what its heading is about.</summary>
    private const int MostOfSection = 12;

    private readonly string _text;
    private readonly PolicyFormat _format;
    private readonly LanguagePack _main;
    private readonly List<PolicySentence> _sentences = [];
    private readonly List<PolicySlot> _slots = [];

    /// <summary>The sentences that speak of something in particular, though no subject was found for it.</summary>
    private readonly HashSet<int> _particular = [];
    private readonly List<SectionHeading> _headings = [];
    private readonly TimetableCollector _hours;
    private readonly EscalationTable _escalation = new();
    private readonly ClockRuleReader _clockRules = new();
    private readonly TableHoursRule _tableHours = new();
    private readonly RoundTheClockReader _roundTheClock = new();
    private ReadingContext _leadIn = ReadingContext.None;
    private SectionGuard _leadGuard;
    private bool _leadInRunsOn;

    /// <summary>Whether items stood under the last heading.</summary>
    private bool _hasItems;

    /// <summary>The hours that a lead-in limits its items to.</summary>
    private Condition? _leadHours;
    private int? _level;

    /// <summary>The stage that a paragraph has spoken of so far.</summary>
    private Condition? _stage;

    /// <summary>What stands under a block until the next heading.</summary>
    private IEnumerable<Block> _section = [];

    /// <summary>The items that the next one stands under, the outermost first.</summary>
    private readonly List<(int Column, string Text, ReadingContext Topic, SectionGuard Guard)> _items = [];

    /// <summary>The case before, when it was "Stage 1: …": the next may leave out what is done.</summary>
    private ReadingContext _case = ReadingContext.None;
    private ReadingContext _previous = ReadingContext.None;

    public Compilation(string text, PolicyFormat format)
    {
        _text = text;
        _format = format;
        _main = LanguagePacks.Guess(text);
        _hours = new TimetableCollector();
    }

    public CompiledPolicy Run(bool isCut)
    {
        var blocks = BlockReader.Read(_text, _format);
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            // A heading right under another one heads the same section: "Not happy with us?" over "Level 1".
            _section = blocks
                .Skip(i + 1)
                .Take(MostOfSection)
                .SkipWhile(b => b.Kind == BlockKind.Heading && b.Level > block.Level)
                .TakeWhile(b => b.Kind != BlockKind.Heading);
            ReadBlock(block, i + 1 < blocks.Count ? blocks[i + 1] : null);
        }

        _tableHours.Apply(_sentences);
        _roundTheClock.MarkPromises(_sentences);
        var calendar = _hours.Calendar();
        var conflicts = ConflictFinder.Find(_sentences, _particular, _main, out var conflictDiagnostics);
        var document = DocumentDiagnostics
            .Find(_sentences, _hours, _main, isCut)
            .Concat(conflictDiagnostics)
            .Concat(_clockRules.Diagnostics)
            .Concat(_tableHours.Diagnostics)
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
            CountsInSupportHours = _hours.CountsInHours,
            ClockRules = _clockRules.Rules,
        };
    }

    private void ReadBlock(Block block, Block? next)
    {
        _hours.Enter(isInList: block.Kind is BlockKind.Item or BlockKind.TableRow);
        switch (block.Kind)
        {
            case BlockKind.Heading:
                ReadHeading(block, next);
                break;
            case BlockKind.TableRow:
                ReadRow(block);
                break;
            default:
                ReadRunning(block, next);
                break;
        }
    }

    private void ReadHeading(Block block, Block? next)
    {
        var text = Markup.Strip(block.Text.ToString());
        var language = LanguagePacks.Guess(text);
        var reading = SentenceAnalyser.Analyse(text, language, ReadingContext.None);
        // "We will respond within 5 working days" under "Email" is short, but no heading.
        if (
            block.Level > DeepestMarked
            && (
                (reading.Commitments.Count > 0 && (reading.Topic.IsOurs || TableShape.HoldsValue(text)))
                // "P2 – 4 hours" under "Targets".
                || (ContextRules.IsCase(text) && TableShape.HoldsValue(text))
            )
        )
        {
            ReadRunning(block, next);
            return;
        }

        while (_headings.Count > 0 && _headings[^1].Level >= block.Level)
        {
            _headings.RemoveAt(_headings.Count - 1);
        }

        Add(text, 0, block.Text, reading, language, isHeading: true);
        var isLeadIn = text.TrimEnd() is [.., ':' or '：'];
        var topic = HeadingSubject.Complete(reading.Topic, text, language, _section);
        _headings.Add(
            new SectionHeading(
                block.Level,
                text,
                _headings.Exists(h => h.Topic.Subjects is [ServedSubject.Complaint])
                    ? HeadingSubject.AsStage(topic, text, language)
                    : topic,
                SectionGuards.Of(text, language, isLeadIn),
                SectionGuards.IsOfTargets(text, language),
                SectionHours.Of(text, language)
            )
        );
        _leadIn = ReadingContext.None;
        _leadGuard = SectionGuard.None;
        _hasItems = false;
        _leadHours = null;
        _items.Clear();
        _case = ReadingContext.None;
        _previous = ReadingContext.None;
    }

    private void ReadRunning(Block block, Block? next)
    {
        var text = Markup.Strip(block.Text.ToString());
        if (block.Kind == BlockKind.Item)
        {
            _items.RemoveAll(i => i.Column >= block.Column);
        }
        else
        {
            _items.Clear();
            LeaveLeadIn();
        }

        _hasItems |= block.Kind == BlockKind.Item;
        if (block.Kind != BlockKind.Item || _leadInRunsOn)
        {
            _leadIn = ReadingContext.None;
            _leadGuard = SectionGuard.None;
            _leadHours = null;
            _leadInRunsOn = false;
        }

        var isUnderItem = _items.Count > 0;
        var outer = _leadIn;
        _leadIn = isUnderItem ? ContextRules.Under(_items[^1].Topic, _leadIn) : _leadIn;
        var last = ReadSentences(block, text, next);
        if (isUnderItem && !_leadInRunsOn)
        {
            _leadIn = outer;
        }

        if (
            last is { } topic
            && block.Kind == BlockKind.Item
            && next is { Kind: BlockKind.Item }
            && next.Column > block.Column
        )
        {
            var guard = SectionGuards.Of(text, LanguagePacks.Guess(text), isLeadIn: true);
            var inherited = isUnderItem ? ContextRules.Under(topic, _items[^1].Topic) : topic;
            _items.Add(
                (block.Column, text, inherited, guard != SectionGuard.None || !isUnderItem ? guard : _items[^1].Guard)
            );
        }
    }

    /// <summary>"In the first week we will:" on a line of its own looks like a heading, and holds for its items alone.</summary>
    private void LeaveLeadIn()
    {
        if (_hasItems && _headings is [.., { Level: > DeepestMarked, Text: [.., ':' or '：'], Topic.IsOurs: true }])
        {
            _headings.RemoveAt(_headings.Count - 1);
        }

        _hasItems = false;
    }

    /// <summary>Reads a block sentence by sentence; the topic of its last.</summary>
    private ReadingContext? ReadSentences(Block block, string text, Block? next)
    {
        ReadingContext? last = null;
        _stage = null;
        var isLead = block.Kind != BlockKind.Item && ContextRules.IsLead(text, next);
        foreach (var (start, length, isForced) in SentenceCutter.Cut(text))
        {
            var sentence = text.Substring(start, length);
            var language = LanguagePacks.Guess(sentence);
            var isItem = block.Kind == BlockKind.Item;
            var tokens = language.Tokens(sentence);
            var context = ContextOf(sentence, tokens, language, isItem);
            var alone = SentenceAnalyser.Analyse(sentence, language, context, tokens);
            var named = HeadedName.Complete(alone, sentence, NameOf(isItem), language, context);
            var reading = Guarded(
                ContextRules.AsSecondLook(
                    ContextRules.AsComplaint(
                        ContextRules.AsEscalation(
                            isItem ? NamedTimes.Complete(named, sentence, language, context) : named,
                            context
                        ),
                        sentence,
                        context,
                        _stage
                    ),
                    sentence,
                    context
                ),
                sentence,
                language,
                isItem
            );
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
            NoteTopic(block, text, sentence, start, reading, isLead && start + length >= text.TrimEnd().Length);
            last = reading.Topic;
            _stage = last.Conditions.LastOrDefault(c => c.Kind == ConditionKind.Stage) ?? _stage;
        }

        return last;
    }

    private void NoteTopic(Block block, string text, string sentence, int start, SentenceReading reading, bool isLead)
    {
        if (reading.Topic.HasTime && reading.Topic.Subjects.Count > 0)
        {
            // "… is escalated to the director. The director then …": from there on it is an escalation.
            _previous = reading.Commitments.Any(c => c.Commitment.Action == ServiceAction.Escalate)
                ? reading.Topic with
                {
                    Subjects = [ServedSubject.Escalation],
                }
                : reading.Topic;
        }

        _case = reading.Commitments.Count > 0 && ContextRules.IsCase(sentence) ? reading.Topic : ReadingContext.None;
        if (isLead)
        {
            _leadIn =
                reading.Topic.Subjects.Count == 0 && IsAboutPrevious(sentence)
                    ? WithPrevious(reading.Topic)
                    : reading.Topic;
            _leadIn = HeadingSubject.HowLong(_leadIn, sentence, LanguagePacks.Guess(sentence));
            _leadGuard = SectionGuards.Of(sentence, LanguagePacks.Guess(sentence), isLeadIn: true);
            _leadHours = SectionHours.Of(sentence, LanguagePacks.Guess(sentence));
        }
        else if (text.AsSpan(0, start).Trim().Length == 0 && ContextRules.IsRunIn(sentence, reading))
        {
            _leadIn = reading.Topic;
            _leadInRunsOn = true;
        }
    }

    /// <summary>"Every complaint is logged at once. This is who looks after it:" leads in about complaints.</summary>
    private bool IsAboutPrevious(string sentence)
    {
        var language = LanguagePacks.Guess(sentence);
        return _previous.Subjects.Count > 0 && ContextRules.PointsBack(language.Tokens(sentence), language);
    }

    private ReadingContext WithPrevious(ReadingContext topic) => topic with { Subjects = _previous.Subjects };

    /// <summary>What a sentence without an act may be about: the item above it, or its heading.</summary>
    private string NameOf(bool isItem) =>
        isItem && _items.Count > 0 ? _items[^1].Text
        : _headings.Count > 0 && _headings[^1].Topic is { Subjects.Count: > 0, HasTime: false } ? _headings[^1].Text
        : "";

    /// <summary>A sentence under a lead-in or heading that says who acts, or when it held.</summary>
    private SentenceReading Guarded(SentenceReading reading, string text, LanguagePack language, bool isItem)
    {
        var lead =
            !isItem ? SectionGuard.None
            : _items.Count > 0 && _items[^1].Guard != SectionGuard.None ? _items[^1].Guard
            : _leadGuard;
        return lead != SectionGuard.None
            ? SectionGuards.Apply(reading, text, language, lead, isItem: true)
            : SectionGuards.Apply(
                reading,
                text,
                language,
                _headings.FindLast(h => h.Guard != SectionGuard.None).Guard,
                isItem: false
            );
    }

    /// <summary>A sentence takes what it does not say from its lead-in, from the sentence before when it points back, or from its heading.</summary>
    private ReadingContext ContextOf(
        string sentence,
        Token[] tokens,
        LanguagePack language,
        bool isItem,
        bool isRow = false
    )
    {
        var heading = _headings.FindLast(h => h.Topic.Subjects.Count > 0).Topic ?? ReadingContext.None;
        var topHeading = _headings.Count > 0 ? _headings[^1].Topic : ReadingContext.None;
        // An item goes on with a heading that ends in a colon, however long it is.
        var isShort = isRow || sentence.Length <= 60 || (isItem && _headings is [.., { Text: [.., ':'] }]);
        var labels = Enumerable.Reverse(_headings).SelectMany(h => h.Topic.Conditions).ToList();
        var hours = HoursOf(tokens, language, isItem);
        if (_leadIn != ReadingContext.None && (isItem || _leadInRunsOn))
        {
            return ContextRules.OfLeadIn(_leadIn, heading, isShort ? topHeading.Action : null, labels, hours) with
            {
                IsHowLong = _leadIn.IsHowLong || (_leadIn.Action is null && topHeading.IsHowLong),
            };
        }

        if (_case != ReadingContext.None && isShort && ContextRules.IsCase(sentence))
        {
            return new ReadingContext(
                _case.Subjects.Count > 0 ? _case.Subjects : heading.Subjects,
                _case.Action ?? topHeading.Action ?? TargetOf(sentence),
                [.. ContextRules.Labelled([], labels), .. hours]
            );
        }

        if (
            _previous != ReadingContext.None
            && (ContextRules.PointsBack(tokens, language) || ContextRules.IsThenOfEscalation(_previous, tokens))
        )
        {
            return new ReadingContext(
                _previous.Subjects.Count > 0 ? _previous.Subjects : heading.Subjects,
                _previous.Action,
                [.. ContextRules.Labelled([], labels), .. hours]
            );
        }

        return new ReadingContext(
            heading.Subjects,
            isShort ? topHeading.Action ?? TargetOf(sentence) : null,
            [.. ContextRules.Labelled([], labels), .. hours]
        )
        {
            IsOurs = isItem && topHeading.IsOurs,
            IsHowLong = topHeading.IsHowLong,
        };
    }

    /// <summary>The hours that the lead-in of an item, or a heading, limits a sentence to.</summary>
    private IEnumerable<Condition> HoursOf(Token[] tokens, LanguagePack language, bool isItem) =>
        SectionHours.For(
            tokens,
            language,
            isItem ? _leadHours : null,
            _headings.FindLast(h => h.Hours is not null && (isItem || !SectionHours.IsLeadIn(h.Text))).Hours
        );

    /// <summary>"Urgent: 1 hour" under "Targets", or "Service levels": within that time a case gets its response.</summary>
    private ServiceAction? TargetOf(string sentence) =>
        _headings.Count > 0 && _headings[^1].IsTarget && ContextRules.IsCase(sentence) ? ServiceAction.Respond : null;

    private void ReadRow(Block block)
    {
        var text = block.Text.ToString();
        var language = LanguagePacks.Guess(text);
        var context = ContextOf(text, language.Tokens(text), language, isItem: true, isRow: true);
        if (_escalation.Read(block, language, context.Subjects))
        {
            _level = _escalation.Level;
            Add(
                text,
                0,
                block.Text,
                EscalationTable.Promise(block, language, context.Subjects),
                language,
                isHeading: false,
                block
            );
            _level = null;
            return;
        }

        var reading = Guarded(TableRowReader.Read(block, language, context), text, language, isItem: true);
        Add(text, 0, block.Text, reading, language, isHeading: block.IsTableHead, block);
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
            written = written with { Text = SentenceWriter.TextOf(row) };
        }

        if (_level is { } level)
        {
            written = written with { Commitments = [.. written.Commitments.Select(c => c with { Level = level })] };
        }

        var tokens = reading.Tokens ?? language.Tokens(sentence);
        if (!isHeading)
        {
            written = _roundTheClock.Read(tokens, start, text, reading, language, written);
            _clockRules.Read(sentence, tokens, language, written);
        }

        if (!reading.IsGeneral)
        {
            _particular.Add(_sentences.Count);
        }

        _tableHours.Note(_sentences.Count, row, sentence, tokens, language);

        SlotFinder.Add(sentence, start, text, reading, language, _slots);
        written = written with { IsHeading = isHeading };
        var isHours = row is null
            ? _hours.Read(sentence, tokens, language, written)
            : _hours.Read(row, language, written);
        _sentences.Add(isHours ? ContextRules.AsHours(written) : written);
    }
}
