using Charter.Channels;
using Charter.Desk.Conversations;
using Charter.Desk.Staff;
using Charter.Desk.Storage.Files;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Settings;

/// <summary>What arrived and could not be filed: its reason, its bytes, and another try.</summary>
internal static class QuarantinePages
{
    private const string Url = "/settings/quarantine";

    public static async Task<IResult> ShowAsync(DeskRequest desk)
    {
        var read = await desk.ReadAsync((db, ct) => ListQuarantine.Run(db, desk.Actor, new(Limit: 200), ct));
        return read.IsDone(out var rows)
            ? new RazorComponentResult<QuarantinePage>(new { Rows = rows })
            : RefusedPage.Of(read.Refusal!);
    }

    public static async Task<IResult> RawAsync(long id, HttpContext http, DeskRequest desk, IFileStore files)
    {
        if (desk.Actor.Lacks(Permissions.Operate) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var intake = await desk.ReadAsync(
            (db, ct) => db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct)
        );
        if (intake is null || await files.OpenAsync(intake.FileHash, http.RequestAborted) is not { } content)
        {
            return RefusedPage.Of(new NotFound("intake"));
        }

        // Whatever it is, the browser shows it as text and runs none of it.
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, "text/plain; charset=utf-8");
    }

    public static async Task<IResult> RetryAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        ChannelIntake intake,
        IServiceProvider services,
        NoticeCookie notices,
        Wordbook words
    )
    {
        if (desk.Actor.Lacks(Permissions.Operate) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var found = await desk.ReadAsync(
            (db, ct) => db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct)
        );
        if (found is null || !ChannelRegistry.Readers.TryGetValue(found.Channel, out var reader))
        {
            return RefusedPage.Of(new NotFound("intake"));
        }

        var again = await intake.TakeAgainAsync(
            (IChannelReader)services.GetRequiredService(reader),
            found,
            desk.Actor,
            desk.Now,
            http.RequestAborted
        );
        return again switch
        {
            { Refusal: { } refusal } => SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), Url),
            { Value.State: IntakeState.Quarantined } => SettingsPages.Refused(http, notices, words["It still can't be filed. The reason is beside it."], Url),
            { Value.Filed: { } filed } => SettingsPages.Done(http, notices, words["Filed in ticket {0}.", $"#{filed.Number}"], Url),
            _ => SettingsPages.Done(http, notices, words["It was read, and belongs in no ticket."], Url),
        };
    }
}
