using Charter.Desk.Duties;
using Charter.Desk.Policies;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Duties;

/// <summary>The duties of the organisation over the API.</summary>
public static class DutiesApi
{
    public static void MapDutiesApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("/duties", "Promises");
        api.MapGet("", ListAsync)
            .Gives<ListDuties.Result>(
                "listDuties",
                "The duties of the organisation: when each is due next, and each time that it was done."
            );
        api.MapPost("/done", RecordAsync)
            .GivesNothing(
                "recordDutyDone",
                "Records that a duty was done, with what proves it. Its next round starts then."
            );
    }

    /// <param name="Key">Which duty.</param>
    /// <param name="Evidence">What was done and where it can be seen.</param>
    /// <param name="DoneAt">When; now if left out.</param>
    public sealed record DoneBody(string Key, string Evidence, Instant? DoneAt = null);

    private static async Task<IResult> ListAsync(DeskRequest desk, Editions editions) =>
        Answers.Json(await desk.ReadAsync((db, ct) => ListDuties.Run(db, desk.Actor, editions, desk.Now, ct)));

    private static async Task<IResult> RecordAsync(DeskRequest desk, Editions editions, DoneBody body) =>
        Answers.Json(
            await desk.WriteAsync(
                (db, ct) =>
                    RecordDutyDone.Handle(db, desk.Actor, new(body.Key, body.Evidence, body.DoneAt), editions, ct)
            )
        );
}
