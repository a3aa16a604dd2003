using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>Finds the wording of a letter: the company's own where there is one, else the program's.</summary>
internal static class FindLetter
{
    /// <summary>The wording in the wanted language; the department's own before the company's.</summary>
    public static async Task<LetterText> OfAsync(
        DeskContext db,
        string name,
        string language,
        long? departmentId,
        CancellationToken cancellationToken
    )
    {
        var known = db.Write?.Known<(string, string, long?), LetterText>(nameof(FindLetter));
        if (known is null || !known.TryGetValue((name, language, departmentId), out var letter))
        {
            letter = await ReadAsync(db, name, language, departmentId, cancellationToken);
            known?.Add((name, language, departmentId), letter);
        }

        return letter;
    }

    private static async Task<LetterText> ReadAsync(
        DeskContext db,
        string name,
        string language,
        long? departmentId,
        CancellationToken cancellationToken
    )
    {
        var nearest = BuiltInLetters.Nearest(language);
        var own = await db
            .Templates.AsNoTracking()
            .Where(t =>
                t.Kind == TemplateKind.Letter
                && t.Name == name
                && (t.Language == language || t.Language == nearest)
                && (t.DepartmentId == null || t.DepartmentId == departmentId)
            )
            .ToListAsync(cancellationToken);
        var best = own.OrderByDescending(t => t.DepartmentId is not null)
            .ThenByDescending(t => t.Language == language)
            .FirstOrDefault();
        return best is null
            ? BuiltInLetters.Of(name, language)
            : new LetterText(best.Subject, best.Body, best.Language);
    }
}
