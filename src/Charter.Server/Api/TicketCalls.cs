using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Server.Tickets;

namespace Charter.Server.Api;

/// <summary>Carries out slices on the ticket that an address names by its number.</summary>
internal static class TicketCalls
{
    /// <summary>Changes the ticket and answers with it as it is then; with nothing when the actor can't see it any more.</summary>
    public static async Task<IResult> ChangeTicketAsync<T>(
        this DeskRequest desk,
        HttpContext http,
        int number,
        Func<DeskContext, Actor, long, CancellationToken, Task<Outcome<T>>> change
    )
    {
        var outcome = await desk.WriteOnTicketAsync(number, change);
        if (outcome.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var read = await desk.ReadAsync((db, ct) => ReadTicket.RunByNumber(db, desk.Actor, number, ct));
        return read.IsDone(out var view) ? Shown(http, view) : Results.NoContent();
    }

    /// <summary>Writes on the ticket, found in the same transaction.</summary>
    public static Task<Outcome<T>> WriteOnTicketAsync<T>(
        this DeskRequest desk,
        int number,
        Func<DeskContext, Actor, long, CancellationToken, Task<Outcome<T>>> change
    ) =>
        desk.WriteAsync(
            async (db, ct) =>
            {
                var found = await FindTicketByNumber.Run(db, desk.Actor, number, ct);
                return found.IsDone(out var id) ? await change(db, desk.Actor, id, ct) : found.Refusal!;
            }
        );

    /// <summary>Reads something of the ticket.</summary>
    public static Task<Outcome<T>> ReadOnTicketAsync<T>(
        this DeskRequest desk,
        int number,
        Func<DeskContext, Actor, long, CancellationToken, Task<Outcome<T>>> read
    ) =>
        desk.ReadAsync(
            async (db, ct) =>
            {
                var found = await FindTicketByNumber.Run(db, desk.Actor, number, ct);
                return found.IsDone(out var id) ? await read(db, desk.Actor, id, ct) : found.Refusal!;
            }
        );

    /// <summary>The ticket with its version as ETag.</summary>
    public static IResult Shown(HttpContext http, TicketView view)
    {
        Answers.SetETag(http, view.Ticket.Version);
        return Results.Json(TicketResource.Of(view));
    }
}
