using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Settings;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Mailboxes;

/// <summary>Settings, Mailboxes: the list with how each fares, one mailbox, its connection test, and what can be done with it.</summary>
public static class MailboxPages
{
    private const string List = "/settings/mailboxes";

    public static void MapMailboxPages(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup(List)
            .RequireAuthorization()
            .ExcludeFromDescription()
            .AddEndpointFilter<ProvenForm>();
        group.MapGet("", ListAsync);
        group.MapGet("/state", StateAsync);
        group.MapGet("/new", NewAsync);
        group.MapPost("/new", AddAsync);
        group.MapGet("/connected", MailboxConsent.FinishAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapPost("/{id:long}", ChangeAsync);
        group.MapGet("/{id:long}/connect", MailboxConsent.StartAsync);
        group.MapPost("/{id:long}/test", MailboxActs.TestAsync);
        group.MapPost("/{id:long}/trust", MailboxActs.TrustAsync);
        group.MapPost("/{id:long}/fetch", MailboxActs.FetchAsync);
        group.MapPost("/{id:long}/pause", MailboxActs.PauseAsync);
        group.MapPost("/{id:long}/intake-key", MailboxActs.SetKeyAsync);
        group.MapPost("/{id:long}/intake-key/remove", MailboxActs.RemoveKeyAsync);
        group.MapPost("/{id:long}/remove", MailboxActs.RemoveAsync);
    }

    internal static string Url(long id) => FormattableString.Invariant($"{List}/{id}");

    private static async Task<IResult> ListAsync(DeskRequest desk)
    {
        var read = await desk.ReadAsync((db, ct) => ListMailboxes.Run(db, desk.Actor, desk.Now, ct));
        return read.IsDone(out var rows)
            ? new RazorComponentResult<MailboxesPage>(new { Rows = rows })
            : RefusedPage.Of(read.Refusal!);
    }

    // The list alone, which the page asks for again every few seconds.
    private static async Task<IResult> StateAsync(DeskRequest desk)
    {
        var read = await desk.ReadAsync((db, ct) => ListMailboxes.Run(db, desk.Actor, desk.Now, ct));
        return read.IsDone(out var rows)
            ? new RazorComponentResult<MailboxTable>(new { Rows = rows })
            : RefusedPage.Of(read.Refusal!);
    }

    private static async Task<IResult> NewAsync(DeskRequest desk, string? preset)
    {
        var chosen = MailboxPresets.Of(preset);
        return await FormAsync(desk, chosen.Fields, chosen, null, preset is null);
    }

    private static async Task<IResult> AddAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MasterKey key,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var fields = MailboxForm.FieldsOf(form);
        var request = new AddMailbox.Request(fields, MailboxForm.SecretsOf(form, key));
        var added = await desk.WriteAsync((db, ct) => AddMailbox.Handle(db, desk.Actor, request, ct));
        return added switch
        {
            { Refusal: null } => SettingsPages.Done(
                http,
                notices,
                IsBrought(fields) ? words["Saved. Make its key now."] : words["Saved. Test the connection now."],
                Url(added.Value.MailboxId)
            ),
            { Refusal: NotAllowed refused } => RefusedPage.Of(refused),
            { Refusal: var refusal } => await FormAsync(
                desk,
                fields,
                MailboxPresets.Of(form["preset"]),
                Versions.Problems(refusal!, FieldOf(refusal!), words),
                false
            ),
        };
    }

    private static async Task<IResult> ShowAsync(long id, DeskRequest desk, HttpContext http) =>
        await PageAsync(desk, http, id);

    private static async Task<IResult> ChangeAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MasterKey key,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var fields = MailboxForm.FieldsOf(form);
        var secrets = MailboxForm.SecretsOf(form, key);
        var request = new ChangeMailbox.Request(id, fields, secrets, Versions.Of(form));
        var done = await desk.WriteAsync((db, ct) => ChangeMailbox.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(
                http,
                notices,
                IsBrought(fields) ? words["Saved."] : words["Saved. Test the connection now."],
                Url(id)
            ),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile => await PageAsync(desk, http, id, fields, Versions.Conflict(words, "name")),
            var refusal => await PageAsync(desk, http, id, fields, Versions.Problems(refusal, FieldOf(refusal), words)),
        };
    }

    // Nothing is fetched from a mailbox whose mail is brought, so there is no connection to test.
    private static bool IsBrought(MailboxFields fields) => fields.Protocol == MailboxProtocol.Http;

    private static string FieldOf(Refusal refusal) =>
        refusal switch
        {
            AddMailbox.AddressTaken => "address",
            ChangeMailbox.NeedsSecret => "password",
            _ => "name",
        };

    private static async Task<IResult> FormAsync(
        DeskRequest desk,
        MailboxFields fields,
        MailboxPreset preset,
        FormProblems? problems,
        bool isChoosing
    )
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var departments = await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct));
        return new RazorComponentResult<NewMailboxPage>(
            new
            {
                Fields = fields,
                Preset = preset,
                Departments = departments.Value,
                IsChoosing = isChoosing,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }

    internal static async Task<IResult> PageAsync(
        DeskRequest desk,
        HttpContext http,
        long id,
        MailboxFields? typed = null,
        FormProblems? problems = null,
        MailboxTestResult? test = null,
        string? madeKey = null
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadMailbox.Run(db, desk.Actor, id, desk.Now, ct));
        if (!read.IsDone(out var view))
        {
            return RefusedPage.Of(read.Refusal!);
        }

        var departments = await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct));
        var back = await MailboxConsent.BackAsync(desk, http);
        return new RazorComponentResult<MailboxPage>(
            new
            {
                View = view,
                Fields = typed ?? view.Fields,
                Departments = departments.Value,
                Test = test,
                MadeKey = madeKey,
                PublicUrl = back.GetLeftPart(UriPartial.Authority),
                RedirectUrl = back.ToString(),
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }
}
