using Charter.Desk.Conversations;
using Charter.Policy;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Conversations;

/// <summary>What could not be taken in, over the API: for whoever operates the desk.</summary>
public static class QuarantineApi
{
    public static void MapQuarantineApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("", "Operations");
        api.MapGet("/quarantine", QuarantineAsync)
            .Gives<IReadOnlyList<QuarantinedItem>>(
                "listQuarantine",
                "What arrived and could not be made into a ticket, newest first."
            );
        api.MapPost("/quarantine/{intakeId:long}/retry", RetryIntakeAsync)
            .GivesNothing("retryIntake", "Gives what was set apart another try.");
        api.MapPost("/quarantine/{intakeId:long}/ignore", IgnoreAsync)
            .GivesNothing("ignoreIntake", "Keeps something that rightly is in no ticket.");
    }

    /// <param name="Id">The intake.</param>
    /// <param name="Channel">How it came.</param>
    /// <param name="ReceivedAt">When.</param>
    /// <param name="Reason">Why it was set apart.</param>
    /// <param name="Attempts">Tries so far.</param>
    public sealed record QuarantinedItem(
        long Id,
        ServedSubject Channel,
        Instant ReceivedAt,
        string? Reason,
        int Attempts
    );

    /// <param name="Reason">Why it belongs in no ticket.</param>
    public sealed record IgnoreBody(string Reason);

    private static async Task<IResult> QuarantineAsync(DeskRequest desk, long? beforeId, int? limit)
    {
        var read = await desk.ReadAsync((db, ct) => ListQuarantine.Run(db, desk.Actor, new(beforeId, limit ?? 50), ct));
        return read.IsDone(out var items)
            ? Results.Json(items.Select(i => new QuarantinedItem(i.Id, i.Channel, i.ReceivedAt, i.Reason, i.Attempts)))
            : Problems.Of(read.Refusal!);
    }

    private static async Task<IResult> RetryIntakeAsync(DeskRequest desk, long intakeId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => RetryIntake.Handle(db, desk.Actor, new(intakeId), ct)));

    private static async Task<IResult> IgnoreAsync(DeskRequest desk, long intakeId, IgnoreBody body) =>
        Answers.Json(
            await desk.WriteAsync((db, ct) => IgnoreIntake.Handle(db, desk.Actor, new(intakeId, body.Reason), ct))
        );
}
