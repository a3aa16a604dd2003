using Charter.Policy.Language.Analysis;
using Charter.Policy.Language.Structure;

namespace Charter.Policy.Language.Timetables;

/// <summary>Writes a table row as the line of hours that it stands for: "Monday: 09:00 - 17:00".</summary>
internal static class HoursRow
{
    private const int LongestCell = 80;
    private const int MostCells = 10;

    /// <summary>The row as a sentence; <c>null</c> when it cannot be one.</summary>
    public static string? Read(Block row, LanguagePack language)
    {
        if (
            row.Header is not { } header
            || row.Cells.Count is < 2 or > MostCells
            || row.Cells.Exists(c => c.Text.Length > LongestCell)
        )
        {
            return null;
        }

        // The days stand in the header: "| | Mon | Tue |".
        if (header.Cells.Count == row.Cells.Count && header.Cells.Skip(1).All(c => IsDays(c.Text, language)))
        {
            return string.Join(
                "; ",
                row.Cells.Skip(1)
                    .Zip(header.Cells.Skip(1), (cell, day) => cell.Text.Length > 0 ? $"{day.Text}: {cell.Text}" : "")
            );
        }

        var rest = row.Cells.Skip(1).Select(c => c.Text).Where(t => t.Length > 0).ToList();
        if (!IsDays(row.Cells[0].Text, language) && !HasDate(row.Cells[0].Text, language))
        {
            return row.Cells.Count == 2
                ? $"{row.Cells[0].Text}: {rest.FirstOrDefault()}"
                : string.Join(" | ", row.Cells.Select(c => c.Text));
        }

        // An opening and a closing in cells of their own; windows in each stay apart.
        var areEnds = rest.Count is 2 or 4 && rest.TrueForAll(t => IsOneTime(t, language));
        return row.Cells[0].Text
            + ": "
            + (
                areEnds
                    ? string.Join(", ", rest.Chunk(2).Select(pair => $"{pair[0]} - {pair[1]}"))
                    : string.Join(", ", rest)
            );
    }

    /// <summary>"| Day | Phone | Email |" over "| Mon | 9-5 | 9-6 |": a line of hours for each column; none for any other table.</summary>
    public static List<(string Service, string Line)> OfServices(Block row, LanguagePack language)
    {
        if (
            row.Header is not { } header
            || header.Cells.Count != row.Cells.Count
            || header.Cells.Count < 3
            || !IsDays(row.Cells[0].Text, language)
            || !header.Cells.Skip(1).All(c => NamesService(c.Text, language))
            || !row.Cells.Skip(1).All(c => c.Text.Length == 0 || SaysWhen(c.Text, language))
        )
        {
            return [];
        }

        return
        [
            .. row
                .Cells.Zip(header.Cells)
                .Skip(1)
                .Where(pair => pair.First.Text.Length > 0)
                .Select(pair => (pair.Second.Text, $"{pair.Second.Text} {row.Cells[0].Text}: {pair.First.Text}")),
        ];
    }

    /// <summary>"Phone", "Help desk staffed", "Building open"; not "Opens", beside which "Closes" stands.</summary>
    private static bool NamesService(string header, LanguagePack language)
    {
        if (header.Length >= LongestCell)
        {
            return false;
        }

        var roles = new HoursRoles(header, language);
        return roles.Service.Length > 0 || roles.NamesPlace || (roles.IsOpen && roles.Tokens.Length > 1);
    }

    /// <summary>"9-5", "closed", "–".</summary>
    private static bool SaysWhen(string cell, LanguagePack language)
    {
        if (cell.Length >= LongestCell)
        {
            return false;
        }

        var table = TimetableReader.Read(new HoursText(cell, language));
        return table.Dayless.Count > 0 || table.HasClosed || !cell.Any(char.IsLetterOrDigit);
    }

    /// <summary>Whether it gives hours for each of several plans, levels or lines: "| Support hours | 9-5 | 8-8 | 24x7 |".</summary>
    public static bool IsOfSeveral(Block row, LanguagePack language)
    {
        if (
            row.Header is not { } header
            || header.Cells.Count < 3
            || header.Cells.Skip(1).All(c => IsDays(c.Text, language))
        )
        {
            return false;
        }

        var columns = TableColumns.Of(header, language, isOfComplaints: false);
        return columns.LabelledCount >= 2
            || (!IsDays(row.Cells[0].Text, language) && row.Cells.Skip(1).Count(c => HasHours(c.Text, language)) >= 2);
    }

    private static bool HasHours(string cell, LanguagePack language)
    {
        if (cell.Length is 0 or > LongestCell)
        {
            return false;
        }

        var table = TimetableReader.Read(new HoursText(cell, language));
        return table.Dayless.Count > 0 || table.Windows.Count > 0 || table.IsRoundTheClock;
    }

    private static bool IsOneTime(string cell, LanguagePack language) =>
        AtomReader.Read(new HoursText(cell + " - 23:00", language), null)
            is [{ Kind: AtomKind.Time }, { Kind: AtomKind.Range }, { Kind: AtomKind.Time }];

    private static bool IsDays(string cell, LanguagePack language) => Has(cell, language, AtomKind.Days);

    private static bool HasDate(string cell, LanguagePack language) =>
        Has(cell, language, AtomKind.Dates) || Has(cell, language, AtomKind.UnclearDate);

    private static bool Has(string cell, LanguagePack language, AtomKind kind) =>
        cell.Length < LongestCell && AtomReader.Read(new HoursText(cell, language), null).Exists(a => a.Kind == kind);
}
