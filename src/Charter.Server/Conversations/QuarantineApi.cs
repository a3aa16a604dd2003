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
        api.MapGet("/quarantine/ignored", IgnoredAsync)
            .Gives<IReadOnlyList<QuarantinedItem>>(
                "listIgnored",
                "What arrived and was left out of every ticket, with the reason, newest first: our own mail coming back, reports, receipts. It is kept; retry files it all the same."
            );
        api.MapPost("/quarantine/{intakeId:long}/retry", RetryIntakeAsync)
            .Gives<RetriedIntake>(
                "retryIntake",
                "Reads and files what was set apart once more, or what was left out all the same. What still can't be filed stays, with the newest reason."
            );
        api.MapGet("/quarantine/{intakeId:long}/raw", RawAsync)
            .WithName("readQuarantined")
            .WithSummary("What was set apart or left out, as it came.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
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

    private static Task<IResult> QuarantineAsync(DeskRequest desk, long? beforeId, int? limit) =>
        ListAsync(desk, new(beforeId, limit ?? 50));

    private static Task<IResult> IgnoredAsync(DeskRequest desk, long? beforeId, int? limit) =>
        ListAsync(desk, new(beforeId, limit ?? 50, IntakeState.Ignored));

    private static async Task<IResult> ListAsync(DeskRequest desk, ListQuarantine.Request request)
    {
        var read = await desk.ReadAsync((db, ct) => ListQuarantine.Run(db, desk.Actor, request, ct));
        return read.IsDone(out var items)
            ? Results.Json(items.Select(i => new QuarantinedItem(i.Id, i.Channel, i.ReceivedAt, i.Reason, i.Attempts)))
            : Problems.Of(read.Refusal!);
    }

    /// <param name="State">What became of it.</param>
    /// <param name="Ticket">The number of the ticket that it is in, where it is in one.</param>
    public sealed record RetriedIntake(IntakeState State, int? Ticket);

    private static async Task<IResult> RetryIntakeAsync(
        DeskRequest desk,
        HttpContext http,
        QuarantineRetry retry,
        long intakeId
    )
    {
        var done = await retry.RunAsync(desk, intakeId, http.RequestAborted);
        return done.IsDone(out var result)
            ? Results.Json(new RetriedIntake(result.State, result.Filed?.Number))
            : Problems.Of(done.Refusal!);
    }

    private static async Task<IResult> RawAsync(
        DeskRequest desk,
        HttpContext http,
        QuarantineRetry quarantine,
        long intakeId
    )
    {
        var opened = await quarantine.OpenAsync(desk, intakeId, http.RequestAborted);
        if (!opened.IsDone(out var content))
        {
            return Problems.Of(opened.Refusal!);
        }

        // Never shown by a browser as a page of this desk, whatever it claims to be.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Stream(content, "application/octet-stream", $"{intakeId}.eml");
    }

    private static async Task<IResult> IgnoreAsync(DeskRequest desk, long intakeId, IgnoreBody body) =>
        Answers.Json(
            await desk.WriteAsync((db, ct) => IgnoreIntake.Handle(db, desk.Actor, new(intakeId, body.Reason), ct))
        );
}
