using System.Globalization;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Settings;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Customers;

/// <summary>Customers: found, looked at with their tickets, changed, added.</summary>
public static class CustomerPages
{
    private const int PageSize = 50;

    public static void MapCustomerPages(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/customers")
            .RequireAuthorization()
            .ExcludeFromDescription()
            .AddEndpointFilter<ProvenForm>();
        group.MapGet("", ListAsync);
        group.MapGet("/new", NewAsync);
        group.MapPost("/new", AddAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapPost("/{id:long}", TakeAsync);
        group.MapPost("/{id:long}/addresses", AddAddressAsync);
        group.MapPost("/{id:long}/addresses/{address:long}/remove", RemoveAddressAsync);
        group.MapGet("/bounced", BouncedPages.ShowAsync);
        group.MapPost("/{id:long}/addresses/{address:long}/restore", BouncedPages.RestoreAsync);
        group.MapGet("/organisations", OrganisationPages.ListAsync);
        group.MapPost("/organisations", OrganisationPages.AddAsync);
        group.MapGet("/organisations/{id:long}", OrganisationPages.ShowAsync);
        group.MapPost("/organisations/{id:long}", OrganisationPages.TakeAsync);
    }

    private static async Task<IResult> ListAsync(DeskRequest desk, string? q, string? after)
    {
        var read = await desk.ReadAsync(
            (db, ct) => ListCustomers.Run(db, desk.Actor, new(q, null, PageSize, after), ct)
        );
        return read.IsDone(out var page)
            ? new RazorComponentResult<CustomersPage>(
                new
                {
                    page.Rows,
                    page.Next,
                    Search = q ?? "",
                    MayAdd = desk.Actor.May(Permissions.EditCustomers),
                }
            )
            : RefusedPage.Of(read.Refusal!);
    }

    private static async Task<IResult> NewAsync(DeskRequest desk, Wordbook words) =>
        desk.Actor.Lacks(Permissions.EditCustomers) is { } refused
            ? RefusedPage.Of(refused)
            : await FormPageAsync(desk, words, new CustomerAnswers("", words.Language.Tag, null, "", "", ""), null);

    private static async Task<IResult> AddAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var answers = CustomerAnswers.Of(form);
        var added = await desk.WriteAsync((db, ct) => AddCustomer.Handle(db, desk.Actor, answers.ToRequest(), ct));
        return added.IsDone(out var made)
                ? SettingsPages.Done(http, notices, words["The customer is there."], Url(made.CustomerId))
            : added.Refusal is NotAllowed ? RefusedPage.Of(added.Refusal)
            : await FormPageAsync(desk, words, answers, Versions.Problems(added.Refusal!, "email", words));
    }

    private static async Task<IResult> ShowAsync(long id, DeskRequest desk, Wordbook words) =>
        await PageAsync(id, desk, words, null, null);

    private static async Task<IResult> TakeAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var answers = CustomerAnswers.Of(form);
        var request = new ChangeCustomer.Request(
            id,
            answers.Name,
            answers.Language,
            answers.OrganisationId,
            answers.Notes,
            Versions.Of(form)
        );
        var done = await desk.WriteAsync((db, ct) => ChangeCustomer.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], Url(id)),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile => await PageAsync(id, desk, words, answers, null),
            var refusal => await PageAsync(id, desk, words, answers, Versions.Problems(refusal, "name", words)),
        };
    }

    private static async Task<IResult> AddAddressAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var kind = form["kind"].ToString() switch
        {
            "phone" => AddressKind.Phone,
            "post" => AddressKind.Post,
            _ => AddressKind.Email,
        };
        var request = new AddAddress.Request(id, kind, form["value"].ToString());
        var done = await desk.WriteAsync((db, ct) => AddAddress.Handle(db, desk.Actor, request, ct));
        return After(http, done, notices, words, words["The address is there."], id);
    }

    private static async Task<IResult> RemoveAddressAsync(
        long id,
        long address,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => RemoveAddress.Handle(db, desk.Actor, new(id, address), ct));
        return After(http, done, notices, words, words["The address is taken away."], id);
    }

    private static IResult After(
        HttpContext http,
        Outcome<Done> done,
        NoticeCookie notices,
        Wordbook words,
        string success,
        long id
    ) =>
        done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, success, Url(id)),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            var refusal => SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), Url(id)),
        };

    private static string Url(long id) => FormattableString.Invariant($"/customers/{id}");

    private static async Task<IReadOnlyList<FieldOption>> OrganisationsAsync(DeskRequest desk, Wordbook words)
    {
        var read = await desk.ReadAsync((db, ct) => ListOrganisations.Run(db, desk.Actor, new(Limit: 200), ct));
        return
        [
            new FieldOption("", words["none"]),
            .. (read.IsDone(out var all) ? all : []).Select(o => new FieldOption(
                o.Id.ToString(CultureInfo.InvariantCulture),
                o.Name
            )),
        ];
    }

    private static async Task<IResult> FormPageAsync(
        DeskRequest desk,
        Wordbook words,
        CustomerAnswers answers,
        FormProblems? problems
    )
    {
        return new RazorComponentResult<NewCustomerPage>(
            new
            {
                Answers = answers,
                Organisations = await OrganisationsAsync(desk, words),
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }

    // What was typed beside a newer version shows both; without it the page shows what is kept.
    private static async Task<IResult> PageAsync(
        long id,
        DeskRequest desk,
        Wordbook words,
        CustomerAnswers? typed,
        FormProblems? problems
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadCustomer.Run(db, desk.Actor, id, ct));
        if (!read.IsDone(out var view))
        {
            return RefusedPage.Of(read.Refusal!);
        }

        var filter = new TicketFilter { View = InboxView.All, CustomerId = id };
        var tickets = await desk.ReadAsync(
            (db, ct) => ListTickets.Run(db, desk.Actor, new(filter, TicketSort.Newest, 100), desk.Now, ct)
        );
        return new RazorComponentResult<CustomerPage>(
            new
            {
                View = view,
                Typed = typed,
                IsConflict = typed is not null && problems is null,
                Tickets = tickets.IsDone(out var listed) ? listed.Rows : [],
                Organisations = await OrganisationsAsync(desk, words),
                MayEdit = desk.Actor.May(Permissions.EditCustomers),
                MayOpen = desk.Actor.May(Permissions.OpenTickets),
                Problems = problems,
            }
        )
        {
            StatusCode = typed is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
