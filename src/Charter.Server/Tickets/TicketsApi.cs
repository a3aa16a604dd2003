using System.Text.Json;
using Charter.Desk.Storage.Search;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Charter.Server.Tickets;

/// <summary>Tickets over the API: lists, one ticket, its history. New ones are opened with what the customer wrote, by the conversations.</summary>
public static class TicketsApi
{
    public static void MapTicketsApi(this IEndpointRouteBuilder routes)
    {
        var tickets = routes.MapApi("/tickets", "Tickets");
        tickets
            .MapGet("", ListAsync)
            .Gives<ListTickets.Result>(
                "listTickets",
                "A page of tickets: a view of the inbox, or a search. `next` is the cursor of the page that follows."
            );
        tickets
            .MapGet("/counts", CountAsync)
            .Gives<CountInbox.Result>("countTickets", "How many open tickets are in each view of the inbox.");
        tickets.MapGet("/{number:int}", ReadAsync).Gives<TicketResource>("readTicket", "One ticket, with its ETag.");
        tickets
            .MapGet("/{number:int}/history", HistoryAsync)
            .Gives<IReadOnlyList<HistoryItem>>("readTicketHistory", "What happened on the ticket, oldest first.");
        tickets.MapTicketWork();
        tickets.MapTicketEdits();
        routes.MapEscalationRecords();
    }

    /// <param name="Seq">Its place in the journal.</param>
    /// <param name="TicketSeq">Its place among the ticket's own events.</param>
    /// <param name="At">When.</param>
    /// <param name="Kind">What happened.</param>
    /// <param name="Actor">Who did it.</param>
    /// <param name="ActorName">Who, in words.</param>
    /// <param name="Payload">The event's facts.</param>
    public sealed record HistoryItem(
        long Seq,
        int TicketSeq,
        Instant At,
        string Kind,
        string Actor,
        string? ActorName,
        JsonElement Payload
    );

    private static async Task<IResult> ListAsync(
        DeskRequest desk,
        ITextSearch search,
        [AsParameters] TicketQuery query
    ) =>
        Answers.Json(
            await desk.ReadAsync((db, ct) => ListTickets.Run(db, desk.Actor, query.ToRequest(), desk.Now, ct, search))
        );

    private static async Task<IResult> CountAsync(DeskRequest desk) =>
        Answers.Json(await desk.ReadAsync((db, ct) => CountInbox.Run(db, desk.Actor, desk.Now, ct)));

    private static async Task<IResult> ReadAsync(DeskRequest desk, HttpContext http, int number)
    {
        var read = await desk.ReadAsync((db, ct) => ReadTicket.RunByNumber(db, desk.Actor, number, ct));
        return read.IsDone(out var view) ? TicketCalls.Shown(http, view) : Problems.Of(read.Refusal!);
    }

    private static async Task<IResult> HistoryAsync(
        DeskRequest desk,
        int number,
        [FromQuery] int after = 0,
        [FromQuery] int limit = 200
    )
    {
        var read = await desk.ReadOnTicketAsync(
            number,
            (db, actor, id, ct) => TicketHistory.Run(db, actor, new(id, after, limit), ct)
        );
        return read.IsDone(out var entries)
            ? Results.Json(
                entries.Select(e => new HistoryItem(
                    e.Seq,
                    e.TicketSeq,
                    e.At,
                    e.Kind,
                    e.Actor,
                    e.ActorName,
                    JsonElement.Parse(e.Payload)
                ))
            )
            : Problems.Of(read.Refusal!);
    }
}
