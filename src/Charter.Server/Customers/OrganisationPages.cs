using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Settings;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Customers;

/// <summary>Organisations that customers belong to.</summary>
internal static class OrganisationPages
{
    private const string Url = "/customers/organisations";

    public static async Task<IResult> ListAsync(DeskRequest desk, string? q) => await ListPageAsync(desk, q, null, null);

    public static async Task<IResult> AddAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var typed = Of(form);
        var request = new AddOrganisation.Request(typed.Name, typed.Domain, typed.Plan);
        var done = await desk.WriteAsync((db, ct) => AddOrganisation.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], Url),
            NotAllowed => RefusedPage.Of(done.Refusal),
            var refusal => await ListPageAsync(desk, null, typed, Versions.Problems(refusal, "domain", words)),
        };
    }

    public static async Task<IResult> ShowAsync(long id, DeskRequest desk) => await PageAsync(id, desk, null, null);

    public static async Task<IResult> TakeAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var typed = Of(form);
        var request = new ChangeOrganisation.Request(id, typed.Name, typed.Domain, typed.Plan, Versions.Of(form));
        var done = await desk.WriteAsync((db, ct) => ChangeOrganisation.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], Url),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile => await PageAsync(id, desk, typed, Versions.Conflict(words, "name")),
            var refusal => await PageAsync(id, desk, typed, Versions.Problems(refusal, "domain", words)),
        };
    }

    private static OrganisationAnswers Of(IFormCollection form) =>
        new(form["name"].ToString(), form["domain"].ToString().Trim(), form["plan"].ToString().Trim());

    private static async Task<IResult> ListPageAsync(
        DeskRequest desk,
        string? q,
        OrganisationAnswers? typed,
        FormProblems? problems
    )
    {
        var read = await desk.ReadAsync((db, ct) => ListOrganisations.Run(db, desk.Actor, new(q), ct));
        return read.IsDone(out var rows)
            ? new RazorComponentResult<OrganisationsPage>(
                new
                {
                    Rows = rows,
                    Search = q ?? "",
                    Answers = typed ?? new OrganisationAnswers("", "", ""),
                    MayEdit = desk.Actor.May(Permissions.EditCustomers),
                    Problems = problems,
                }
            )
            {
                StatusCode = SetupPages.StatusOf(problems),
            }
            : RefusedPage.Of(read.Refusal!);
    }

    private static async Task<IResult> PageAsync(
        long id,
        DeskRequest desk,
        OrganisationAnswers? typed,
        FormProblems? problems
    )
    {
        if (desk.Actor.Lacks(Permissions.EditCustomers) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var kept = await desk.ReadAsync(
            (db, ct) => db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct)
        );
        return kept is null
            ? RefusedPage.Of(new NotFound("organisation"))
            : new RazorComponentResult<OrganisationPage>(
                new
                {
                    Kept = kept,
                    Answers = typed ?? new OrganisationAnswers(kept.Name, kept.Domain ?? "", kept.Plan ?? ""),
                    Problems = problems,
                }
            )
            {
                StatusCode = SetupPages.StatusOf(problems),
            };
    }
}
