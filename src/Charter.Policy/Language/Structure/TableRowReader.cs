using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Reads a table row as the sentences that it stands for: what its names say, what the column's header promises,
/// and the time in the cell.
/// </summary>
internal sealed class TableRowReader
{
    private const int MostCells = 24;
    private const int LongestCell = 400;

    private readonly Block _row;
    private readonly Block _header;
    private readonly LanguagePack _language;
    private readonly ReadingContext _context;
    private readonly TableColumns _columns;
    private readonly TableRowNames _names;

    private TableRowReader(Block row, Block header, LanguagePack language, ReadingContext context)
    {
        _row = row;
        _header = header;
        _language = language;
        _context = context;
        _columns = header.Columns ??= TableColumns.Of(
            header,
            LanguageOf(header, language),
            context.Subjects.Contains(ServedSubject.Complaint)
        );
        _names = TableRowNames.Of(row, _columns, header, language, context.Subjects.Contains(ServedSubject.Complaint));
    }

    private int Width => Math.Min(_row.Grid.Length, MostCells);

    public static SentenceReading Read(Block row, LanguagePack language, ReadingContext context)
    {
        if (row.Header is not { } header || row.IsTableHead || row.Cells.Count < 2)
        {
            return new SentenceReading(SentenceKind.Guidance, [], []);
        }

        if (
            (NamesDays(row, language) || SaysAlwaysOpen(row, language))
            && Hours(row) is { } hours
            && SentenceAnalyser.Analyse(hours, language, context).Kind == SentenceKind.Hours
        )
        {
            return new SentenceReading(SentenceKind.Hours, [], []);
        }

        return new TableRowReader(row, header, language, context).Read();
    }

    /// <summary>The row as a line of hours, "Monday to Friday 07:00 - 19:00"; <c>null</c> when it cannot be one.</summary>
    public static string? Hours(Block row) =>
        row.Cells.Count is >= 2 and <= 4 && row.Cells.TrueForAll(c => c.Text.Length < 60)
            ? row.Cells[0].Text
                + " "
                + string.Join(" - ", row.Cells.Skip(1).Select(c => c.Text).Where(c => c.Length > 0))
            : null;

    private static LanguagePack LanguageOf(Block header, LanguagePack row)
    {
        var text = string.Join(' ', header.Grid);
        return text.Any(char.IsLetter) ? LanguagePacks.Guess(text) : row;
    }

    private static bool NamesDays(Block row, LanguagePack language) =>
        row.Cells[0].Text.Length < 60
        && language
            .Lexicon.Find(LexiconGroup.Hours, language.Tokens(row.Cells[0].Text))
            .Exists(h =>
                h.Value.StartsWith("day", StringComparison.Ordinal)
                || h.Value is "weekdays" or "weekend" or "daily" or "holiday"
            );

    /// <summary>"Emergency line | answered day and night".</summary>
    private static bool SaysAlwaysOpen(Block row, LanguagePack language) =>
        row.Cells is [_, { Text.Length: < 60 } cell]
        && language
            .Lexicon.Find(LexiconGroup.Hours, language.Tokens(cell.Text))
            .Exists(h => h.Value is "strong" or "around");

    private SentenceReading Read()
    {
        var commitments = new List<ReadCommitment>();
        var findings = new List<Finding>();
        var kind = SentenceKind.Guidance;
        if (_names.IsPast)
        {
            return new SentenceReading(kind, commitments, findings);
        }

        for (var i = 1; i < Width; i++)
        {
            if (_row.Origin[i] != i || _columns.IsRemark(i) || _columns.NamesStaff(i) || _names.Uses(i))
            {
                continue;
            }

            // A merged cell says what the one above it says, and stands where it stands.
            var (own, start) = _row.Cells[i];
            var cell = _row.Grid[i];
            if (cell.Length is 0 or > LongestCell)
            {
                continue;
            }

            var reading = ReadCell(i, cell);
            kind = Later(kind, reading.Kind);
            var length = Math.Min(own.Length, _row.Text.Length - start);
            commitments.AddRange(
                Spread(reading.Commitments, i).Select(c => Placed(c, start, length)).Select(_names.Name)
            );
            if (reading.Commitments.Count == 0 && Reading.Of(cell, _language).Slots.Count > 0)
            {
                kind = SentenceKind.Placeholder;
            }

            findings.AddRange(reading.Findings.Select(f => f with { Start = start, Length = length }));
        }

        return new SentenceReading(kind, commitments.DistinctBy(c => c.Commitment).ToList(), findings);
    }

    private SentenceReading ReadCell(int column, string cell)
    {
        var labels = LabelSets(column);
        var context = _context;
        var named = ActIn(column, cell);
        if (labels.Count == 1 && labels[0].Count > 0)
        {
            context = context with
            {
                Conditions = [.. labels[0], .. context.Conditions.Where(c => !labels[0].Exists(l => l.Kind == c.Kind))],
            };
        }

        var isForSubject = _columns.NamesSubject(column) && !_columns.HasAction(column);
        if (isForSubject)
        {
            context = context with { Subjects = _columns.Subjects(column) };
        }

        var header = isForSubject || _columns.HasAction(column) ? _columns.Name(column) : "";
        var isStage = _columns.NamesLevels(_columns.First) && _context.Subjects.Contains(ServedSubject.Complaint);
        if (context.Action is null && (_columns.NamesThings(_columns.First) || isStage) && !_columns.HasActs)
        {
            // "Request | How long it takes", "Stage | Who | Time limit": it is done by then.
            context = context with
            {
                Action = ServiceAction.Resolve,
            };
        }

        if (named is { } act)
        {
            context = context with { Action = act.Act };
            cell = cell[act.Start..];
        }

        if (context.Action == ServiceAction.Resolve && !_language.IsUnspaced && IsAtOnce(cell))
        {
            // "Guest badge: at once" says of no act what it says.
            cell = TableRowNames.DealtWith + " " + cell;
        }

        var text = _names.Before(header, Timed(cell, column), isForSubject, context.Action is not null);
        var reading = SentenceAnalyser.Analyse(text, _language, context, labelsLast: labels.Count == 1);
        // "Blocked drain: with you in 4 hours": what the cell says is done, whatever the name of the row sounds like.
        return named is { IsSaidFirst: true } said && reading.Commitments is [{ } only]
            ? reading with
            {
                Commitments = [only with { Commitment = only.Commitment with { Action = said.Act } }],
            }
            : reading;
    }

    /// <summary>What the cell or its header says in words that name an act only there, and where the time starts after them.</summary>
    private (ServiceAction Act, int Start, bool IsSaidFirst)? ActIn(int column, string cell)
    {
        var tokens = _language.Tokens(cell);
        if (TableColumns.ActOf(tokens, _language) is { } own && own.To < tokens.Length)
        {
            return (own.Act, tokens[own.To].Start, true);
        }

        // "Email | How long it takes": until it is answered.
        return _columns.Act(column) is { } act && !(act == ServiceAction.Resolve && _names.IsOfChannel)
            ? (act, 0, false)
            : null;
    }

    private bool IsAtOnce(string cell) =>
        Reading.Of(cell, _language) is { Times: [{ IsImmediate: true, From: 0 } time], Actions.Count: 0 } reading
        && time.To == reading.Tokens.Length;

    /// <summary>A bare number with the unit of its column or of its row, and an interval as one.</summary>
    private string Timed(string cell, int column)
    {
        var tokens = _language.Tokens(cell);
        var text = cell;
        if (
            (TableShape.IsBareNumber(tokens) || IsLimitedNumber(tokens))
            && (_columns.Unit(column) ?? _names.Unit) is { } unit
        )
        {
            text = _language.IsUnspaced ? cell + unit : cell + " " + unit;
        }

        if (!_columns.IsInterval(column))
        {
            return text;
        }

        var reading = Reading.Of(text, _language);
        return reading.Times is [{ IsRecurring: false, IsNamed: false }]
            ? (_language.IsUnspaced ? "每" : "every ") + text
            : text;
    }

    /// <summary>"Up to 8", "within 4".</summary>
    private bool IsLimitedNumber(Token[] tokens) =>
        tokens is [.., { Kind: TokenKind.Number, IsOrdinal: false }]
        && _language.Lexicon.Find(LexiconGroup.Function, tokens) is [{ Value: "limit", From: 0 } limit]
        && limit.To == tokens.Length - 1;

    /// <summary>The labels of the columns that a cell spans. All of them together are no limit, and neither are peak and off-peak.</summary>
    private List<List<Condition>> LabelSets(int column)
    {
        var sets = new List<List<Condition>>();
        var spanned = 0;
        for (var i = column; i < Width && _row.Origin[i] == column; i++)
        {
            spanned++;
            var labels = _columns.Labels(i).ToList();
            if (!sets.Exists(s => s.SequenceEqual(labels)))
            {
                sets.Add(labels);
            }
        }

        if (spanned > 1 && spanned >= _columns.LabelledCount)
        {
            return
            [
                [],
            ];
        }

        if (sets.Count > 1 && Has(ConditionKind.Peak) && Has(ConditionKind.OffPeak))
        {
            sets.ForEach(s => s.RemoveAll(c => c.Kind is ConditionKind.Peak or ConditionKind.OffPeak));
            sets = [.. sets.DistinctBy(s => string.Join('+', s))];
        }

        return sets;

        bool Has(ConditionKind kind) => sets.Exists(s => s.Exists(c => c.Kind == kind));
    }

    /// <summary>A cell that spans the columns of several plans holds for each.</summary>
    private IEnumerable<ReadCommitment> Spread(IReadOnlyList<ReadCommitment> read, int column)
    {
        var sets = LabelSets(column);
        var share = _names.Share;
        foreach (var commitment in read)
        {
            var own = commitment.Commitment;
            var shared = own.Percent is null && share is not null && !own.Every ? own with { Percent = share } : own;
            if (sets.Count < 2)
            {
                yield return commitment with
                {
                    Commitment = shared,
                };
                continue;
            }

            foreach (var set in sets)
            {
                yield return commitment with
                {
                    Commitment = shared with { Conditions = ConditionSet.Of(own.Conditions.Concat(set)) },
                };
            }
        }
    }

    private static ReadCommitment Placed(ReadCommitment commitment, int start, int length) =>
        commitment with
        {
            Places =
            [
                .. commitment.Places.Select(p =>
                    (p.Part == EvidencePart.Within ? p.Part : EvidencePart.Inherited, start, length)
                ),
            ],
        };

    /// <summary>The kind that comes first in the label guide wins.</summary>
    private static SentenceKind Later(SentenceKind first, SentenceKind second) =>
        first == SentenceKind.Placeholder || second == SentenceKind.Placeholder ? SentenceKind.Placeholder
        : first == SentenceKind.Commitment || second == SentenceKind.Commitment ? SentenceKind.Commitment
        : first == SentenceKind.Hours || second == SentenceKind.Hours ? SentenceKind.Hours
        : SentenceKind.Guidance;
}
