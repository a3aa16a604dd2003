using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Promises;

/// <summary>Promises over the API: how they stand on a ticket, why, and what was kept and broken.</summary>
public static class PromisesApi
{
    // What a period is when nobody says.
    private static readonly Duration UsualPeriod = Duration.FromDays(30);

    public static void MapPromisesApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("", "Promises");
        api.MapGet("/tickets/{number:int}/promises", ReadingsAsync)
            .Gives<ListReadings.Result>(
                "listReadings",
                "The promises on a ticket and how they stand; `openOnly` leaves out what is done."
            );
        api.MapGet("/readings/{readingId:long}", ExplainAsync)
            .Gives<ExplainReading.Result>(
                "explainReading",
                "Why a promise is due when it is: the sentence, the policy, the arithmetic, what lost, and the proof."
            );
        api.MapGet("/promises", CountAsync)
            .Gives<CountPromises.Result>(
                "countPromises",
                "Kept and broken per promise from `from` to `to`; the last 30 days if left out."
            );
        api.MapGet("/breaches", BreachesAsync)
            .Gives<ListBreaches.Result>("listBreaches", "The breaches of a period, latest first.");
    }

    private static async Task<IResult> ReadingsAsync(DeskRequest desk, Editions editions, int number, bool? openOnly) =>
        Answers.Json(
            await desk.ReadOnTicketAsync(
                number,
                (db, actor, id, ct) => ListReadings.Run(db, actor, new(id, openOnly ?? false), editions, desk.Now, ct)
            )
        );

    private static async Task<IResult> ExplainAsync(DeskRequest desk, TicketClocks clocks, long readingId) =>
        Answers.Json(
            await desk.ReadAsync((db, ct) => ExplainReading.Run(db, desk.Actor, new(readingId), clocks, desk.Now, ct))
        );

    private static async Task<IResult> CountAsync(
        DeskRequest desk,
        Editions editions,
        InstantText? from,
        InstantText? to,
        long? departmentId
    )
    {
        var (start, end) = Period(desk, from, to);
        return Answers.Json(
            await desk.ReadAsync(
                (db, ct) => CountPromises.Run(db, desk.Actor, new(start, end, departmentId), editions, desk.Now, ct)
            )
        );
    }

    private static async Task<IResult> BreachesAsync(
        DeskRequest desk,
        InstantText? from,
        InstantText? to,
        string? commitmentKey,
        long? departmentId,
        int? skip,
        int? take
    )
    {
        var (start, end) = Period(desk, from, to);
        return Answers.Json(
            await desk.ReadAsync(
                (db, ct) =>
                    ListBreaches.Run(
                        db,
                        desk.Actor,
                        new(start, end, commitmentKey, departmentId, skip ?? 0, take ?? 50),
                        desk.Now,
                        ct
                    )
            )
        );
    }

    private static (Instant Start, Instant End) Period(DeskRequest desk, InstantText? from, InstantText? to)
    {
        // The end is exclusive; what breaks at this very instant counts.
        var end = to?.At ?? desk.Now + Duration.FromSeconds(1);
        return (from?.At ?? end - UsualPeriod, end);
    }
}
