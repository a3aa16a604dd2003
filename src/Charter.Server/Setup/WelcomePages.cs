using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Charter.Server.Promises;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Setup;

/// <summary>What the administrator sees when the desk is set up: the test ticket's clocks, and what to do next.</summary>
internal static class WelcomePages
{
    public static async Task<IResult> ShowAsync(DeskRequest desk, Editions editions, Wordbook words, long? ticket)
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var id = ticket ?? 0;
        var found = await desk.ReadAsync((db, ct) => ReadTicket.Run(db, desk.Actor, id, ct));
        var readings = await desk.ReadAsync(
            (db, ct) => ListReadings.Run(db, desk.Actor, new(id), editions, desk.Now, ct)
        );
        var view = found.IsDone(out var read) ? read : null;
        return new RazorComponentResult<WelcomePage>(
            new
            {
                Number = view?.Ticket.Number,
                Chips = view is not null && readings.IsDone(out var listed)
                    ? PromiseChips.Of(listed, view.Ticket.Status, words, desk.Now)
                    : [],
            }
        );
    }
}
