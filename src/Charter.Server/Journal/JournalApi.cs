using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Journal;

/// <summary>The journal over the API.</summary>
public static class JournalApi
{
    public static void MapJournalApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("", "Journal");
        api.MapGet("/journal", ReadAsync)
            .Gives<Page>(
                "readJournal",
                "The journal after a sequence number, in its order, without gaps. At most 1,000 rows; `lastSeq` says how far it goes."
            );
    }

    /// <param name="Rows">The rows.</param>
    /// <param name="LastSeq">The newest sequence number in the journal.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, long LastSeq);

    /// <param name="Seq">The place in the journal, from 1.</param>
    /// <param name="At">When it happened.</param>
    /// <param name="Kind">What happened, for example <c>ticket.opened</c>.</param>
    /// <param name="KindVersion">The version of the payload's form.</param>
    /// <param name="TicketId">The ticket that it is about.</param>
    /// <param name="TicketSeq">The place among the ticket's own events.</param>
    /// <param name="Actor">Who did it.</param>
    /// <param name="Payload">The facts.</param>
    /// <param name="Seal">The seal over the row and all before it, hexadecimal.</param>
    public sealed record Row(
        long Seq,
        Instant At,
        string Kind,
        int KindVersion,
        long? TicketId,
        int? TicketSeq,
        string Actor,
        JsonElement Payload,
        string Seal
    );

    private static async Task<IResult> ReadAsync(DeskRequest desk, long? after, int? limit)
    {
        var read = await desk.ReadAsync((db, ct) => ReadJournal.Run(db, desk.Actor, new(after ?? 0, limit ?? 200), ct));
        return read.IsDone(out var page)
            ? Results.Json(new Page([.. page.Rows.Select(ToRow)], page.LastSeq))
            : Problems.Of(read.Refusal!);
    }

    private static Row ToRow(JournalRow row) =>
        new(
            row.Seq,
            row.At,
            row.Kind,
            row.KindVersion,
            row.TicketId,
            row.TicketSeq,
            row.Actor,
            JsonElement.Parse(row.Payload),
            Convert.ToHexStringLower(row.Seal)
        );
}
