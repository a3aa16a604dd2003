using System.Collections.Immutable;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>The company's own templates, and the letters that come with the program.</summary>
public static class ListTemplates
{
    /// <param name="Kind">Only one kind; <c>null</c> for both.</param>
    public sealed record Request(TemplateKind? Kind = null);

    /// <param name="Templates">The company's own.</param>
    /// <param name="BuiltIn">The program's letters, which apply where the company has none of its own.</param>
    public sealed record Result(ImmutableArray<Template> Templates, ImmutableArray<BuiltInLetter> BuiltIn);

    public sealed record BuiltInLetter(string Name, LetterText Text);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.ReadTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var templates = await db
            .Templates.AsNoTracking()
            .Where(t => request.Kind == null || t.Kind == request.Kind)
            .OrderBy(t => t.Kind)
            .ThenBy(t => t.Name)
            .ThenBy(t => t.Language)
            .ToListAsync(cancellationToken);
        var builtIn =
            from name in LetterNames.ToCustomers
            from language in BuiltInLetters.Languages
            select new BuiltInLetter(name, BuiltInLetters.Of(name, language));
        return new Result([.. templates], request.Kind == TemplateKind.Answer ? [] : [.. builtIn]);
    }
}
