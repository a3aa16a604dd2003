using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Settings;

/// <summary>What an administrator sets: company, mail, people, departments, keys, templates, and what did not get through.</summary>
public static class SettingsPages
{
    public static void MapSettingsPages(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/settings")
            .RequireAuthorization()
            .ExcludeFromDescription()
            .AddEndpointFilter<ProvenForm>();
        group.MapGet("", Show);
        group.MapGet("/company", CompanySettings.ShowAsync);
        group.MapPost("/company", CompanySettings.TakeAsync);
        group.MapGet("/mail", MailSettingsPages.ShowAsync);
        group.MapPost("/mail", MailSettingsPages.TakeAsync);
        group.MapPost("/mail/test", MailSettingsPages.TestAsync);
        group.MapPost("/mail/send-test", MailSettingsPages.SendAsync);
        group.MapGet("/mail-rules", MailRulesPages.ShowAsync);
        group.MapPost("/mail-rules", MailRulesPages.TakeAsync);
        MailRoutePages.Map(group);
        DkimPages.Map(group);
        group.MapGet("/outbox", OutboxPages.ShowAsync);
        group.MapPost("/outbox/{id:long}/retry", OutboxPages.RetryAsync);
        group.MapGet("/quarantine", QuarantinePages.ShowAsync);
        group.MapGet("/quarantine/{id:long}/raw", QuarantinePages.RawAsync);
        group.MapGet("/quarantine/{id:long}/download", QuarantinePages.DownloadAsync);
        group.MapPost("/quarantine/{id:long}/retry", QuarantinePages.RetryAsync);
        group.MapPost("/quarantine/{id:long}/ignore", QuarantinePages.IgnoreAsync);
        group.MapGet("/people", PeoplePages.ShowAsync);
        group.MapPost("/people", PeoplePages.InviteAsync);
        group.MapGet("/people/{id:long}", PersonPages.ShowAsync);
        group.MapPost("/people/{id:long}", PersonPages.TakeAsync);
        group.MapPost("/people/{id:long}/deactivate", PersonPages.DeactivateAsync);
        group.MapPost("/people/{id:long}/reactivate", PersonPages.ReactivateAsync);
        group.MapPost("/people/{id:long}/end-sessions", PersonPages.EndSessionsAsync);
        group.MapPost("/people/{id:long}/password-link", PersonPages.OfferPasswordAsync);
        group.MapGet("/departments", DepartmentPages.ListAsync);
        group.MapPost("/departments", DepartmentPages.AddAsync);
        group.MapGet("/departments/{id:long}", DepartmentPages.ShowAsync);
        group.MapPost("/departments/{id:long}", DepartmentPages.TakeAsync);
        group.MapPost("/departments/{id:long}/teams", DepartmentPages.AddTeamAsync);
        group.MapGet("/teams/{id:long}", TeamPages.ShowAsync);
        group.MapPost("/teams/{id:long}", TeamPages.TakeAsync);
        group.MapGet("/tokens", TokenPages.ShowAsync);
        group.MapPost("/tokens", TokenPages.CreateAsync);
        group.MapPost("/tokens/{id:long}/revoke", TokenPages.RevokeAsync);
        LetterPages.Map(group);
        group.MapGet("/templates", TemplatePages.ListAsync);
        group.MapGet("/templates/edit", TemplatePages.ShowAsync);
        group.MapPost("/templates/edit", TemplatePages.TakeAsync);
    }

    /// <summary>Leaves a notice and goes to a page of the settings.</summary>
    internal static IResult Done(HttpContext http, NoticeCookie notices, string words, string url)
    {
        notices.Leave(http, new Notice(NoticeTone.Done, words));
        return Results.LocalRedirect(url);
    }

    /// <summary>Leaves what stood in the way and goes back to a page.</summary>
    internal static IResult Refused(HttpContext http, NoticeCookie notices, string words, string url)
    {
        notices.Leave(http, new Notice(NoticeTone.Problem, words));
        return Results.LocalRedirect(url);
    }

    private static IResult Show(DeskRequest desk, Wordbook words)
    {
        var places = SettingsPlaces.Of(desk.Actor, words);
        return places.Count == 0
            ? RefusedPage.Of(desk.Actor.Lacks(Permissions.EditSettings)!)
            : new RazorComponentResult<SettingsPage>(new { Places = places });
    }
}
