using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Storage;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Promises;

/// <summary>The backtest over the API: one request that answers when it is done, and ends when its client goes away.</summary>
public static class BacktestApi
{
    // As for compiling: a policy may be as long as the engine reads.
    private const long MostBytes = 8L * 1024 * 1024;

    public static void MapBacktestApi(this IEndpointRouteBuilder routes) =>
        routes
            .MapApi("/policy", "Policy")
            .MapPost("/backtest", RunAsync)
            .Gives<BacktestResource>(
                "backtestPolicy",
                "Runs a policy over what really happened: per promise, channel and hour of the week the share that would have been kept, what was achieved, and the tightest promise that would have been kept in 95% of the cases. Changes nothing, and may take minutes; closing the connection ends it."
            )
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));

    /// <param name="PolicyVersionId">Which version; without it and without a text, the one in force.</param>
    /// <param name="Text">A text to try in place of a version.</param>
    /// <param name="Format">The text's form: <c>markdown</c> or <c>plain_text</c>.</param>
    /// <param name="FirstOn">Only tickets that opened on this date or later.</param>
    /// <param name="LastOn">Only tickets that opened on this date or earlier.</param>
    public sealed record BacktestBody(
        long? PolicyVersionId = null,
        string? Text = null,
        string Format = PolicyTexts.Markdown,
        LocalDate? FirstOn = null,
        LocalDate? LastOn = null
    );

    private static async Task<IResult> RunAsync(
        DeskRequest desk,
        IReadGate reads,
        Editions editions,
        HttpContext http,
        BacktestBody body
    )
    {
        var outcome = await BacktestPolicy.Run(
            reads,
            desk.Actor,
            new(body.PolicyVersionId, body.Text, body.Format, body.FirstOn, body.LastOn),
            editions,
            desk.Now,
            null,
            http.RequestAborted
        );
        return outcome.IsDone(out var done)
            ? Results.Json(BacktestResource.Of(done.Policy, done.Zone, done.Report))
            : Problems.Of(outcome.Refusal!);
    }
}
