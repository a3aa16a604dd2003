using Charter.Desk.Duties;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Settings;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Duties;

/// <summary>The duties of the organisation: when each is due, who did it last, and a form to record that it was done.</summary>
public static class DutiesPages
{
    private const string Url = "/promises/duties";

    public static void MapDutiesPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes
            .MapGroup(Url)
            .RequireAuthorization()
            .ExcludeFromDescription()
            .AddEndpointFilter<ProvenForm>();
        pages.MapGet("", (DeskRequest desk, Editions editions) => PageAsync(desk, editions, new()));
        pages.MapPost("", RecordAsync);
    }

    private static async Task<IResult> RecordAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        Editions editions,
        PageState page,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var typed = new DutyForm(form["key"].ToString(), form["evidence"].ToString(), form["doneOn"].ToString());
        if (DoneAt(typed.DoneOn, desk.Now, page.Zone, out var doneAt) is false)
        {
            typed.Problems.Add("doneOn", words["Give a day as year, month and day, such as {0}.", "2026-11-30"]);
            return await PageAsync(desk, editions, typed);
        }

        var request = new RecordDutyDone.Request(typed.Key, typed.Evidence, doneAt);
        var done = await desk.WriteAsync((db, ct) => RecordDutyDone.Handle(db, desk.Actor, request, editions, ct));
        switch (done.Refusal)
        {
            case null:
                return SettingsPages.Done(http, notices, words["Recorded. The next round has started."], Url);
            case InvalidField { Field: "evidence" }:
                typed.Problems.Add("evidence", words["Say what was done and where it can be seen."]);
                break;
            case InvalidField { Field: "doneAt" }:
                typed.Problems.Add("doneOn", words["The day must not lie in the future, nor before it was last done."]);
                break;
            default:
                return RefusedPage.Of(done.Refusal);
        }

        return await PageAsync(desk, editions, typed);
    }

    // A day means its noon, and today means now; so that an audit of this morning is not recorded for this evening.
    private static bool DoneAt(string day, Instant now, DateTimeZone zone, out Instant? at)
    {
        at = null;
        if (string.IsNullOrWhiteSpace(day))
        {
            return true;
        }

        var read = LocalDatePattern.Iso.Parse(day.Trim());
        if (!read.Success)
        {
            return false;
        }

        if (read.Value != now.InZone(zone).Date)
        {
            at = read.Value.At(LocalTime.Noon).InZoneLeniently(zone).ToInstant();
        }

        return true;
    }

    private static async Task<IResult> PageAsync(DeskRequest desk, Editions editions, DutyForm typed)
    {
        var read = await desk.ReadAsync((db, ct) => ListDuties.Run(db, desk.Actor, editions, desk.Now, ct));
        return read.IsDone(out var list)
            ? new RazorComponentResult<DutiesPage>(
                new
                {
                    list.Duties,
                    Typed = typed,
                    MayRecord = desk.Actor.May(Permissions.EditPolicy),
                }
            )
            {
                StatusCode = typed.Problems.Any ? StatusCodes.Status422UnprocessableEntity : null,
            }
            : RefusedPage.Of(read.Refusal!);
    }
}
