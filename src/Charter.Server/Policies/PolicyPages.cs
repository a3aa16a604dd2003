using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NotFound = Charter.Desk.Shared.NotFound;
using Notice = Charter.Server.Design.Notice;

namespace Charter.Server.Policies;

/// <summary>The policy as a document: what it promises, its versions, its signing and its coming into force.</summary>
public static class PolicyPages
{
    /// <param name="routes">Where they are added.</param>
    /// <param name="kept">What was kept of each promise lately, for the margin.</param>
    public static void MapPolicyPages(this IEndpointRouteBuilder routes, KeptShares kept)
    {
        var pages = routes.MapGroup("/policy").RequireAuthorization().ExcludeFromDescription();
        pages.MapGet("", (DeskRequest desk, Editions editions) => ShowAsync(desk, editions, null, kept));
        pages.MapGet(
            "/versions/{id:long}",
            (DeskRequest desk, Editions editions, long id) => ShowAsync(desk, editions, id, kept)
        );
        pages.MapGet("/notes", (DeskRequest desk, Editions editions) => NotesAsync(desk, editions, null));
        pages.MapGet(
            "/versions/{id:long}/notes",
            (DeskRequest desk, Editions editions, long id) => NotesAsync(desk, editions, id)
        );
        pages.MapGet("/versions", VersionsAsync);
        pages.MapGet("/compare", CompareAsync);
        pages.MapPost("/versions/{id:long}/approve", ApproveAsync);
        pages.MapPost("/versions/{id:long}/in-force", PutInForceAsync);
        DraftPages.Map(pages);
        HoursPages.Map(pages);
        MatrixPages.Map(pages);
    }

    /// <summary>The page in place of one that can't be shown.</summary>
    internal static IResult Refused(DeskRequest desk, Refusal refusal, bool isFirst = false) =>
        new RazorComponentResult<PolicyRefusedPage>(
            new
            {
                Refusal = refusal,
                IsFirst = isFirst,
                MayEdit = desk.Actor.May(Permissions.EditPolicy),
            }
        )
        {
            // A desk without a policy is not an error: the page says what to do first.
            StatusCode = isFirst && refusal is NotFound ? StatusCodes.Status200OK : Problems.Status(refusal.Kind),
        };

    private static async Task<IResult> ShowAsync(DeskRequest desk, Editions editions, long? id, KeptShares kept)
    {
        var read = await PolicyReading.ReadAsync(desk, id, kept, editions);
        return read.IsDone(out var view)
            ? new RazorComponentResult<PolicyPage>(new { View = view })
            : Refused(desk, read.Refusal!, isFirst: id is null);
    }

    private static async Task<IResult> NotesAsync(DeskRequest desk, Editions editions, long? id)
    {
        var read = await PolicyReading.ReadAsync(desk, id, null, editions);
        return read.IsDone(out var view)
            ? new RazorComponentResult<PolicyNotesPage>(new { View = view })
            : Refused(desk, read.Refusal!, isFirst: id is null);
    }

    private static async Task<IResult> VersionsAsync(DeskRequest desk)
    {
        var read = await desk.ReadAsync((db, ct) => ListPolicyVersions.Run(db, desk.Actor, new(), desk.Now, ct));
        return read.IsDone(out var list)
            ? new RazorComponentResult<PolicyVersionsPage>(
                new { Versions = list.Versions, MayEdit = desk.Actor.May(Permissions.EditPolicy) }
            )
            : Refused(desk, read.Refusal!);
    }

    private static async Task<IResult> CompareAsync(DeskRequest desk, long from, long to)
    {
        var (first, second) = await desk.ReadAsync(
            async (db, ct) =>
                (
                    await ReadPolicy.Run(db, desk.Actor, new(from), desk.Now, ct),
                    await ReadPolicy.Run(db, desk.Actor, new(to), desk.Now, ct)
                )
        );
        if (!first.IsDone(out var before))
        {
            return Refused(desk, first.Refusal!);
        }

        return second.IsDone(out var after)
            ? new RazorComponentResult<PolicyComparePage>(new { From = before, To = after })
            : Refused(desk, second.Refusal!);
    }

    private static async Task<IResult> ApproveAsync(
        DeskRequest desk,
        Editions editions,
        HttpContext http,
        NoticeCookie notices,
        Wordbook words,
        long id,
        [FromForm] int version
    )
    {
        var outcome = await desk.WriteAsync((db, ct) => ApprovePolicy.Handle(db, desk.Actor, new(id, version), ct));
        if (outcome.Refusal is { } refusal)
        {
            return await AgainAsync(desk, editions, id, refusal, words);
        }

        notices.Leave(http, new Notice(NoticeTone.Done, words["Signed. Its text stands; it governs nothing yet."]));
        return Results.LocalRedirect($"/policy/versions/{id}");
    }

    private static async Task<IResult> PutInForceAsync(
        DeskRequest desk,
        Editions editions,
        HttpContext http,
        NoticeCookie notices,
        Wordbook words,
        long id,
        [FromForm] string? tickets
    )
    {
        var outcome = await desk.WriteAsync(
            (db, ct) => PutPolicyInForce.Handle(db, desk.Actor, new(id, OpenTicketsToo: tickets == "open"), ct)
        );
        if (!outcome.IsDone(out var done))
        {
            return await AgainAsync(desk, editions, id, outcome.Refusal!, words);
        }

        var told =
            tickets == "open"
                ? words["In force from now on, as edition {0}, for new tickets and open ones.", done.Edition]
                : words["In force from now on, as edition {0}. Open tickets keep their promises.", done.Edition];
        notices.Leave(http, new Notice(NoticeTone.Done, told));
        return Results.LocalRedirect("/policy");
    }

    private static async Task<IResult> AgainAsync(
        DeskRequest desk,
        Editions editions,
        long id,
        Refusal refusal,
        Wordbook words
    )
    {
        var read = await PolicyReading.ReadAsync(desk, id, null, editions);
        if (!read.IsDone(out var view))
        {
            return Refused(desk, read.Refusal!);
        }

        var problem =
            refusal is ChangedMeanwhile
                ? words["The draft was changed after you opened this page. Read it again before you sign."]
                : PolicyWords.Refusal(refusal, words);
        return new RazorComponentResult<PolicyPage>(new { View = view, Problem = problem })
        {
            StatusCode = Problems.Status(refusal.Kind),
        };
    }
}
