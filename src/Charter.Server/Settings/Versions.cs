using System.Globalization;
using Charter.Desk.Shared;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;

namespace Charter.Server.Settings;

/// <summary>What forms with a version have in common: reading it, and saying what was refused.</summary>
internal static class Versions
{
    /// <summary>The version that the form was made from.</summary>
    public static int Of(IFormCollection form) =>
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>The ids that a form sent under one name.</summary>
    public static IReadOnlyList<long> Ids(IFormCollection form, string name) =>
        [
            .. form[name]
                .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0),
        ];

    /// <summary>The one id that a form sent; <c>null</c> for none.</summary>
    public static long? Id(IFormCollection form, string name) => Ids(form, name) is [var id, ..] ? id : null;

    public static FormProblems Problems(Refusal refusal, string usualField, Wordbook words)
    {
        var problems = new FormProblems();
        var field = refusal is InvalidField invalid ? invalid.Field : usualField;
        problems.Add(field, FieldProblemWords.Of(refusal, words));
        return problems;
    }

    /// <summary>Somebody else saved meanwhile: what was typed stays, and saving again means it.</summary>
    public static FormProblems Conflict(Wordbook words, string field)
    {
        var problems = new FormProblems();
        problems.Add(
            field,
            words["Somebody else changed this while you were writing. What you typed is still here; open the page in another window to see theirs. Saving again puts yours in its place."]
        );
        return problems;
    }
}
