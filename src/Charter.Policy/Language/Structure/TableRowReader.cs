using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Reads a table row as the sentences that it stands for: what the first cell names, what the column's header promises,
/// and the time in the cell.
/// </summary>
internal static class TableRowReader
{
    private const int MostCells = 24;
    private const int LongestCell = 400;
    private const int LongestName = 60;

    public static SentenceReading Read(Block row, LanguagePack language, ReadingContext context)
    {
        if (row.Header is not { } header || row.Cells.Count < 2)
        {
            return new SentenceReading(SentenceKind.Guidance, [], []);
        }

        if (
            NamesDays(row, language)
            && Hours(row) is { } hours
            && SentenceAnalyser.Analyse(hours, language, context).Kind == SentenceKind.Hours
        )
        {
            return new SentenceReading(SentenceKind.Hours, [], []);
        }

        var columns = header.Columns ??= TableColumns.Of(header, language);
        var commitments = new List<ReadCommitment>();
        var findings = new List<Finding>();
        var kind = SentenceKind.Guidance;
        for (var i = 1; i < Math.Min(row.Cells.Count, MostCells); i++)
        {
            var (cell, start) = row.Cells[i];
            if (cell.Length is 0 or > LongestCell || i >= columns.Count || columns.IsRemark(i))
            {
                continue;
            }

            var reading = ReadCell(row, i, columns, language, context);
            kind = Later(kind, reading.Kind);
            commitments.AddRange(
                reading.Commitments.Select(c => Placed(c, start, cell.Length)).Select(c => Named(c, row, language))
            );
            findings.AddRange(reading.Findings.Select(f => f with { Start = start, Length = cell.Length }));
        }

        return new SentenceReading(kind, commitments.DistinctBy(c => c.Commitment).ToList(), findings);
    }

    private static bool NamesDays(Block row, LanguagePack language) =>
        row.Cells[0].Text.Length < 60
        && language
            .Lexicon.Find(LexiconGroup.Hours, Tokeniser.Read(row.Cells[0].Text, language.Stem))
            .Exists(h =>
                h.Value.StartsWith("day", StringComparison.Ordinal)
                || h.Value is "weekdays" or "weekend" or "daily" or "holiday"
            );

    /// <summary>The row as a line of hours, "Monday to Friday 07:00 - 19:00"; <c>null</c> when it cannot be one.</summary>
    public static string? Hours(Block row) =>
        row.Cells.Count is >= 2 and <= 4 && row.Cells.TrueForAll(c => c.Text.Length < 60)
            ? row.Cells[0].Text
                + " "
                + string.Join(" - ", row.Cells.Skip(1).Select(c => c.Text).Where(c => c.Length > 0))
            : null;

    private static SentenceReading ReadCell(
        Block row,
        int column,
        TableColumns columns,
        LanguagePack language,
        ReadingContext context
    )
    {
        var name = row.Cells[0].Text;
        var cell = row.Cells[column].Text;
        if (columns.Label(column) is { } label)
        {
            context = context with { Conditions = [label, .. context.Conditions] };
            return SentenceAnalyser.Analyse($"{name}: {cell}", language, context, labelsLast: true);
        }

        if (!columns.HasAction(column) && Activity(row, column, columns, language) is { } activity)
        {
            var names = SubjectsNamed(activity, language);
            return SentenceAnalyser.Analyse(
                names ? $"{activity}: {cell}" : $"{name}: {activity}: {cell}",
                language,
                context
            );
        }

        var text = columns.HasAction(column) ? $"{name}: {row.Header!.Cells[column].Text}: {cell}" : $"{name}: {cell}";
        return SentenceAnalyser.Analyse(text, language, context);
    }

    /// <summary>"Acknowledge applications" in a column of its own: what the row's time is for.</summary>
    private static string? Activity(Block row, int column, TableColumns columns, LanguagePack language)
    {
        for (var i = 1; i < Math.Min(row.Cells.Count, Math.Min(columns.Count, MostCells)); i++)
        {
            var text = row.Cells[i].Text;
            if (i == column || columns.HasAction(i) || columns.IsRemark(i) || text.Length is 0 or > LongestCell)
            {
                continue;
            }

            var reading = Reading.Of(text, language);
            if (reading.Times.Count == 0 && reading.Actions.Exists(a => !a.Value.EndsWith('?')))
            {
                return text;
            }
        }

        return null;
    }

    private static bool SubjectsNamed(string text, LanguagePack language) =>
        Reading.Of(text, language).Subjects.Exists(s => s.Value is not ("none" or "issue"));

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

    /// <summary>"Missed bin", "Street light out": what only the first cell tells apart stays apart.</summary>
    private static ReadCommitment Named(ReadCommitment read, Block row, LanguagePack language)
    {
        var commitment = read.Commitment;
        var name = row.Cells[0].Text;
        if (
            commitment.Subject is not (ServedSubject.Request or ServedSubject.Any)
            || commitment.Conditions.Count > 0
            || name.Length is 0 or > LongestName
            || name.AsSpan().ContainsAny("+[]_:")
            || Tokeniser.Read(name, language.Stem).Length < 2
        )
        {
            return read;
        }

        return read with
        {
            Commitment = commitment with
            {
                Subject = ServedSubject.Request,
                Conditions = ConditionSet.Of(new Condition(ConditionKind.Other, name.ToLowerInvariant())),
            },
        };
    }

    /// <summary>The kind that comes first in the label guide wins.</summary>
    private static SentenceKind Later(SentenceKind first, SentenceKind second) =>
        first == SentenceKind.Placeholder || second == SentenceKind.Placeholder ? SentenceKind.Placeholder
        : first == SentenceKind.Commitment || second == SentenceKind.Commitment ? SentenceKind.Commitment
        : first == SentenceKind.Hours || second == SentenceKind.Hours ? SentenceKind.Hours
        : SentenceKind.Guidance;
}
