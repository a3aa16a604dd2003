using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Reads a table row as the sentences that it stands for: what the first cell names, what the column's header promises,
/// and the time in the cell.
/// </summary>
internal static class TableRowReader
{
    private const int MostCells = 24;

    public static SentenceReading Read(Block row, LanguagePack language, ReadingContext context)
    {
        var text = row.Text.ToString();
        if (row.Header is not { } header || row.Cells.Count < 2)
        {
            return new SentenceReading(SentenceKind.Guidance, [], []);
        }

        var name = row.Cells[0].Text;
        var commitments = new List<ReadCommitment>();
        var findings = new List<Finding>();
        var kind = SentenceKind.Guidance;
        for (var i = 1; i < Math.Min(row.Cells.Count, MostCells); i++)
        {
            var (cell, start) = row.Cells[i];
            if (cell.Length is 0 or > 400 || i >= header.Cells.Count)
            {
                continue;
            }

            var head = header.Cells[i].Text;
            var reading = SentenceAnalyser.Analyse($"{name}: {head}: {cell}", language, context);
            kind = Later(kind, reading.Kind);
            commitments.AddRange(
                reading.Commitments.Select(c =>
                    c with
                    {
                        Places =
                        [
                            .. c.Places.Select(p =>
                                (p.Part == EvidencePart.Within ? p.Part : EvidencePart.Inherited, start, cell.Length)
                            ),
                        ],
                    }
                )
            );
            findings.AddRange(reading.Findings.Select(f => f with { Start = start, Length = cell.Length }));
        }

        return new SentenceReading(kind, commitments.DistinctBy(c => c.Commitment).ToList(), findings);
    }

    /// <summary>The kind that comes first in the label guide wins.</summary>
    private static SentenceKind Later(SentenceKind first, SentenceKind second) =>
        first == SentenceKind.Placeholder || second == SentenceKind.Placeholder ? SentenceKind.Placeholder
        : first == SentenceKind.Commitment || second == SentenceKind.Commitment ? SentenceKind.Commitment
        : first == SentenceKind.Hours || second == SentenceKind.Hours ? SentenceKind.Hours
        : SentenceKind.Guidance;
}
