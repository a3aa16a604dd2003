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
                    string.Join("; ", Terms(row, columns, language).Select(t => t.Text)),
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
        if (row.Header is null || Columns(row, language, context) is not { When: >= 0 } columns)
        {
            return new SentenceReading(SentenceKind.Guidance, [], []);
        }

        var commitments = new List<ReadCommitment>();
        foreach (var (index, cell) in Terms(row, columns, language))
        {
            var (own, start) = index < row.Cells.Count ? row.Cells[index] : ("", 0);
            var place = (EvidencePart.Within, start, own.Length);
            foreach (var part in Parts(cell.Length > LongestCell ? cell[..LongestCell] : cell, language))
            {
                if (Escalated(part, language, context) is { } commitment)
                {
                    commitments.Add(new ReadCommitment(commitment, [place]));
                }
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
    private static IEnumerable<(int Index, string Text)> Terms(
        Block row,
        EscalationColumns columns,
        LanguagePack language
    )
    {
        var indexes = columns.Cases.Contains(columns.When) ? columns.Cases : [columns.When];
        foreach (var index in indexes)
        {
            var cell = Cell(row, index);
            if (cell.Any(char.IsLetterOrDigit))
            {
                var (unit, title) = TableColumns.SplitUnit(
                    index < row.Header!.Grid.Length ? row.Header.Grid[index] : "",
                    language
                );
                cell = unit is not null && TableShape.IsBareNumber(language.Tokens(cell)) ? cell + " " + unit : cell;
                var named = columns.Cases.Contains(index) ? title + " " + cell : cell;
                yield return (index, columns.Case >= 0 ? Cell(row, columns.Case) + ": " + named : named);
            }
        }
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

    private static Commitment? Escalated(string cell, LanguagePack language, IReadOnlyList<ServedSubject> context)
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
        var set = ConditionSet.Of(conditions);
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

        if (columns is not { Level: >= 0, Who: >= 0 })
        {
            // "Case | Who | When" is a matrix only where escalation is what it stands under.
            return
                columns is { Case: >= 0, Who: >= 0, When: >= 0 }
                && columns.Who != columns.When
                && context is [ServedSubject.Escalation]
                ? columns
                : null;
        }

        return columns is { When: < 0 } && OverdueCell(row, columns, language) is >= 0 and var when
                ? columns with
                {
                    When = when,
                }
            : columns is { When: < 0, How: < 0 } ? null
            : columns;
    }

    /// <summary>"Complaint not resolved after 20 days" under any header says when the row's level takes over.</summary>
    private static int OverdueCell(Block row, EscalationColumns columns, LanguagePack language)
    {
        for (var i = 0; i < Math.Min(row.Grid.Length, MostColumns); i++)
        {
            if (i != columns.Level && i != columns.Who && row.Grid[i].Length is > 0 and < LongestCell)
            {
                var reading = Reading.Of(row.Grid[i], language);
                if (
                    reading.Times.Exists(t => t.Unit is not null)
                    && (
                        reading.Conditions.Exists(c => c.Value == "unresolved")
                        || reading.Tokens.Any(t => t.Text is "未" or "超" or "逾" or "not" or "unresolved")
                    )
                )
                {
                    return i;
                }
            }
        }

        return -1;
    }

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
