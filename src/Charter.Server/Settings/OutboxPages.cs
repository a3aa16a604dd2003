using Charter.Desk.Deliveries;
using Charter.Desk.Shared;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Settings;

/// <summary>What waits to leave, what was refused or given up, and trying it again.</summary>
internal static class OutboxPages
{
    public static async Task<IResult> ShowAsync(DeskRequest desk)
    {
        var all = new List<ListDeliveries.Row>();
        foreach (var state in new[] { OutboxState.Abandoned, OutboxState.Refused, OutboxState.Waiting })
        {
            var read = await desk.ReadAsync((db, ct) => ListDeliveries.Handle(db, desk.Actor, new(state), ct));
            if (!read.IsDone(out var rows))
            {
                return RefusedPage.Of(read.Refusal!);
            }

            all.AddRange(rows);
        }

        return new RazorComponentResult<OutboxPage>(new { Rows = all });
    }

    public static async Task<IResult> RetryAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => RetryDelivery.Handle(db, desk.Actor, new(id), ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["It is tried again now."], "/settings/outbox"),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            var refusal => SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), "/settings/outbox"),
        };
    }
}
