using System.Collections.Immutable;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>Collects the rows of a table "Level | Who | When | How".</summary>
internal sealed class EscalationTable
{
    private const int MostColumns = 12;
    private const int LongestCell = 200;

    private readonly ImmutableArray<EscalationLevel>.Builder _levels = ImmutableArray.CreateBuilder<EscalationLevel>();

    public ImmutableArray<EscalationLevel> Levels => _levels.ToImmutable();

    /// <summary>The level of the row that was read last.</summary>
    public int Level { get; private set; }

    /// <summary>Takes a row when its table is an escalation matrix.</summary>
    /// <param name="row">The row.</param>
    /// <param name="language">Its language.</param>
    /// <param name="context">What the table stands under.</param>
    public bool Read(Block row, LanguagePack language, IReadOnlyList<ServedSubject> context)
    {
        if (row.Header is null || row.IsTableHead || Columns(row, language, context) is not { } columns)
        {
            return false;
        }

        var level = LevelOf(Cell(row, columns.Level)) ?? _levels.Count + 1;
        Level = level;
        var who = Cell(row, columns.Who);
        if (who.Length > 0)
        {
            _levels.Add(
                new EscalationLevel(
                    level,
                    who,
                    WhenOf(row, columns, language),
                    Cell(row, columns.How),
                    row.Text.Place(0, row.Text.Length)
                )
            );
        }

        return true;
    }

    /// <summary>
    /// The promise in the row: "P1 not resolved after 1 hour" is escalated within that hour. A row that names no
    /// time promises nothing.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="language">Its language.</param>
    /// <param name="context">What the table stands under.</param>
    public static SentenceReading Promise(Block row, LanguagePack language, IReadOnlyList<ServedSubject> context)
    {
        if (row.Header is null || Columns(row, language, context) is not { } columns)
        {
            return new SentenceReading(SentenceKind.Guidance, [], []);
        }

        var commitments = new List<ReadCommitment>();
        var terms = Terms(row, columns, language).ToList();
        foreach (var (column, cell, labels) in terms)
        {
            var of = columns.When < 0 && SubjectsOf(row.Header, column, language) is [_] named ? named : context;
            foreach (var part in Parts(cell.Length > LongestCell ? cell[..LongestCell] : cell, language))
            {
                if (Escalated(part, language, of, labels) is { } commitment)
                {
                    commitments.Add(new ReadCommitment(commitment, [Place(row, column)]));
                }
            }
        }

        for (var i = 0; i < Math.Min(row.Grid.Length, MostColumns); i++)
        {
            if (!columns.Names(i) && !terms.Exists(t => t.Column == i))
            {
                commitments.AddRange(OwedThen(row, i, language));
            }
        }

        return new SentenceReading(
            commitments.Count == 0 ? SentenceKind.Guidance
                : commitments.Exists(c => c.Commitment.Within.IsOpen) ? SentenceKind.Placeholder
                : SentenceKind.Commitment,
            commitments,
            []
        );
    }

    /// <summary>When a row is escalated, with what its own cells and headers say of the case: "S2 open after: 6 hours".</summary>
    private static IEnumerable<(int Column, string Text, List<Condition> Labels)> Terms(
        Block row,
        EscalationColumns columns,
        LanguagePack language
    )
    {
        var when = WhenCells(row, columns, language);
        var own = OwnLabels(row, columns, when, language);
        foreach (var column in when)
        {
            var cell = Cell(row, column);
            if (!cell.Any(char.IsLetterOrDigit))
            {
                continue;
            }

            var header = column < row.Header!.Grid.Length ? row.Header.Grid[column] : "";
            var labels = columns.When < 0 ? LabelsOf(row.Header, column, language) : [];
            var (unit, title) = TableColumns.SplitUnit(header, language);
            cell = unit is not null && TableShape.IsBareNumber(language.Tokens(cell)) ? cell + " " + unit : cell;
            var named = columns.Cases.Contains(column) ? title + " " + cell : cell;
            yield return (
                column,
                columns.Case >= 0 && columns.When >= 0 ? Cell(row, columns.Case) + ": " + named : named,
                labels.Count > 0 ? labels : own
            );
        }
    }

    /// <summary>What the escalation matrix says of when a row takes over.</summary>
    private static string WhenOf(Block row, EscalationColumns columns, LanguagePack language)
    {
        var terms = Terms(row, columns, language).ToList();
        return columns.When < 0 && terms.Count > 1
            ? string.Join("; ", terms.Select(t => row.Header!.Grid[t.Column] + ": " + t.Text))
            : string.Join("; ", terms.Select(t => t.Text));
    }

    /// <summary>"Updates every 2 hours" in a further column: what is owed to a case once it has been escalated.</summary>
    private static IEnumerable<ReadCommitment> OwedThen(Block row, int column, LanguagePack language)
    {
        var cell = Cell(row, column);
        if (cell.Length is 0 or >= LongestCell)
        {
            return [];
        }

        var context = new ReadingContext([ServedSubject.Escalation], null, []);
        return SentenceAnalyser
            .Analyse(cell, language, context)
            .Commitments.Where(c => !c.Commitment.Within.IsOpen && c.Commitment.Action != ServiceAction.Escalate)
            .Select(c =>
                c with
                {
                    Commitment = c.Commitment with { Subject = ServedSubject.Escalation },
                    Places = [Place(row, column)],
                }
            );
    }

    private static (EvidencePart Part, int Start, int Length) Place(Block row, int column)
    {
        var (own, start) = column < row.Cells.Count ? row.Cells[column] : ("", 0);
        return (EvidencePart.Within, start, own.Length);
    }

    /// <summary>"P1 not fixed after 2 hours; P2 not fixed after 8": a case for each time that has a label of its own.</summary>
    private static List<string> Parts(string cell, LanguagePack language)
    {
        var reading = Reading.Of(cell, language);
        var times = reading.Times.Where(t => t.Unit is not null).ToList();
        if (times.Count < 2)
        {
            return [cell];
        }

        var parts = new List<string>();
        var from = 0;
        foreach (var time in times)
        {
            var to = reading.Tokens[time.To - 1].End;
            parts.Add(cell[from..to]);
            from = to;
        }

        return parts.TrueForAll(p =>
            Reading.Of(p, language) is { Conditions.Count: > 0 } or { Subjects.Count: > 0 }
            || LabelOf(p, language) is not null
        )
            ? parts
            : [cell];
    }

    /// <summary>"High not solved after 2 hours" begins with a label, though it is one only where it stands so.</summary>
    private static Condition? LabelOf(string part, LanguagePack language)
    {
        var tokens = language.Tokens(part);
        var first = Array.FindIndex(tokens, t => t.Kind is not TokenKind.Symbol);
        var label = language
            .Lexicon.Find(LexiconGroup.Label, tokens)
            .Find(l => l.From == first && l.Value.StartsWith("priority", StringComparison.Ordinal));
        return label.Value is { } value
            ? ConditionReader.Of(
                label with
                {
                    Value = value[
                        ..(value.IndexOf('|', StringComparison.Ordinal) is > 0 and var end ? end : value.Length)
                    ],
                }
            )
            : null;
    }

    private static Commitment? Escalated(
        string cell,
        LanguagePack language,
        IReadOnlyList<ServedSubject> context,
        List<Condition> labels
    )
    {
        var reading = Reading.Of(cell, language);
        var time = reading.Times.Find(t => t.Unit is not null && t.Suffix is not ("ago" or "before" or "notice"));
        if (time is null)
        {
            return null;
        }

        var conditions = reading
            .Conditions.Select(ConditionReader.Of)
            .Where(c => c.Kind is ConditionKind.Priority or ConditionKind.Stage or ConditionKind.Plan);
        var set = ConditionSet.Of(labels.Concat(conditions).DistinctBy(c => c.Kind));
        if (!set.Has(ConditionKind.Priority) && LabelOf(cell, language) is { } label)
        {
            set = ConditionSet.Of(set.Append(label));
        }

        var topic = TopicReader.Of(reading, []).Subjects;
        var subject =
            set.Has(ConditionKind.Priority) ? ServedSubject.Request
            : topic.Count > 0 ? topic[0]
            : context is [ServedSubject.Complaint or ServedSubject.Request] ? context[0]
            : ServedSubject.Any;
        return new Commitment(subject, ServiceAction.Escalate, time.Allowance, false, null, set);
    }

    private static EscalationColumns? Columns(Block row, LanguagePack language, IReadOnlyList<ServedSubject> context)
    {
        var columns = row.Header!.Escalation ??= EscalationColumns.Of(row.Header!, language);
        if (columns.IsPlain)
        {
            return columns;
        }

        if (columns.Who >= 0 && (columns.Level >= 0 || NamesEscalation(row.Header!, columns)))
        {
            return
                columns.When < 0
                && (columns.How < 0 || columns.Level < 0)
                && WhenCells(row, columns, language).Count == 0
                ? null
                : columns;
        }

        // "Case | Who | When" is a matrix only where escalation is what it stands under.
        return
            columns is { Case: >= 0, Who: >= 0, When: >= 0 }
            && columns.Who != columns.When
            && context is [ServedSubject.Escalation]
            ? columns
            : null;
    }

    /// <summary>"Escalated to | When": whoever stands there is the next level, though no column counts them.</summary>
    private static bool NamesEscalation(Block header, EscalationColumns columns) =>
        header.Grid[columns.Who].Contains("升级", StringComparison.Ordinal)
        || header.Grid[columns.Who].Contains("escalate", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Where the row says when its level takes over: in the columns of that name, or else wherever "Complaint not resolved after 20
    /// days" stands, under any header, or a bare time under a level.
    /// </summary>
    private static IReadOnlyList<int> WhenCells(Block row, EscalationColumns columns, LanguagePack language)
    {
        if (columns.When >= 0)
        {
            return columns.Cases.Contains(columns.When) ? columns.Cases : [columns.When];
        }

        var found = new List<int>();
        for (var i = 0; i < Math.Min(row.Grid.Length, MostColumns); i++)
        {
            if (
                i != columns.Level
                && i != columns.Who
                && i != columns.How
                && row.Grid[i].Length is > 0 and < LongestCell
                && IsOverdue(row, i, language)
            )
            {
                found.Add(i);
            }
        }

        return found;
    }

    private static bool IsOverdue(Block row, int column, LanguagePack language)
    {
        var reading = Reading.Of(row.Grid[column], language);
        return reading.Times.Exists(t => t.Unit is not null)
            && (
                reading.Conditions.Exists(c => c.Value == "unresolved")
                || reading.Tokens.Any(t => t.Text is "未" or "超" or "逾" or "not" or "unresolved")
                || (reading.Actions.Count == 0 && LabelsOf(row.Header!, column, language).Count > 0)
            );
    }

    /// <summary>"P1 | 2 hours | Director": which cases the row is for, where it says more than the number of its step.</summary>
    private static List<Condition> OwnLabels(
        Block row,
        EscalationColumns columns,
        IReadOnlyList<int> when,
        LanguagePack language
    ) =>
        columns.Level >= 0
            ? LabelsOf(row, columns.Level, language)
                .FindAll(c => c.Value is ['p' or 's', var number] && char.IsAsciiDigit(number))
        : columns.Who != 0 && !when.Contains(0) ? LabelsOf(row, 0, language)
        : [];

    /// <summary>"Complaints" over "20 days without an answer": what a column of the header is for.</summary>
    private static IReadOnlyList<ServedSubject> SubjectsOf(Block header, int column, LanguagePack language) =>
        column < header.Grid.Length && header.Grid[column].Length < LongestCell
            ? TopicReader.Of(Reading.Of(header.Grid[column], language), []).Subjects
            : [];

    /// <summary>The level that a cell names, of a row or of the header: "S1", "Urgent".</summary>
    private static List<Condition> LabelsOf(Block row, int column, LanguagePack language) =>
        column < row.Grid.Length && row.Grid[column].Length < LongestCell
            ?
            [
                .. Reading
                    .Of(row.Grid[column], language)
                    .Conditions.Select(ConditionReader.Of)
                    .Where(c => c.Kind is ConditionKind.Priority or ConditionKind.Plan),
            ]
            : [];

    private static string Cell(Block row, int index) => index >= 0 && index < row.Grid.Length ? row.Grid[index] : "";

    private static int? LevelOf(string cell)
    {
        foreach (var token in Tokeniser.Read(cell, word => word))
        {
            if (Labels.Read(token.Text) is { } label && char.IsAsciiDigit(label[0]))
            {
                return int.Parse(label, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
