using System.Collections.Immutable;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Policies;

/// <summary>Support hours and the escalation matrix over the API.</summary>
public static class SupportHoursApi
{
    public static void MapSupportHoursApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("", "Policy");
        api.MapGet("/support-hours", ReadAsync)
            .Gives<SupportHoursResource>("readSupportHours", "The support hours that count now, and whether they run.");
        api.MapPut("/support-hours", ChangeAsync)
            .Gives<ChangeSupportHours.Result>(
                "changeSupportHours",
                "Sets support hours, peak hours and holidays for the tickets that open from now on."
            );
        api.MapGet("/escalation-matrix", MatrixAsync)
            .Gives<ReadMatrix.Result>("readMatrix", "The escalation matrix: who is told what, when and how.");
        api.MapPut("/escalation-matrix", ChangeMatrixAsync)
            .Gives<ChangeMatrix.Result>("changeMatrix", "Sets the escalation matrix as a whole.");
    }

    /// <param name="SupportHoursId">Which hours.</param>
    /// <param name="Definition">What they say.</param>
    /// <param name="Since">Since when.</param>
    /// <param name="IsOpenNow">Whether the desk is staffed at this instant.</param>
    public sealed record SupportHoursResource(
        long SupportHoursId,
        HoursResource Definition,
        Instant Since,
        bool IsOpenNow
    );

    /// <param name="Rows">The rows; empty for a desk that tells nobody.</param>
    public sealed record MatrixBody(IReadOnlyList<MatrixRow> Rows);

    private static async Task<IResult> ReadAsync(DeskRequest desk)
    {
        var read = await desk.ReadAsync((db, ct) => ReadSupportHours.Run(db, desk.Actor, new(), desk.Now, ct));
        return read.IsDone(out var hours)
            ? Results.Json(
                new SupportHoursResource(
                    hours.SupportHoursId,
                    HoursResource.Of(hours.Definition),
                    hours.Since,
                    hours.IsOpenNow
                )
            )
            : Problems.Of(read.Refusal!);
    }

    private static async Task<IResult> ChangeAsync(DeskRequest desk, HoursResource body) =>
        body.TryRead(out var definition, out var problem)
            ? Answers.Json(
                await desk.WriteAsync((db, ct) => ChangeSupportHours.Handle(db, desk.Actor, new(definition), ct))
            )
            : Problems.Of(new InvalidField("hours", problem));

    private static async Task<IResult> MatrixAsync(DeskRequest desk) =>
        Answers.Json(await desk.ReadAsync((db, ct) => ReadMatrix.Run(db, desk.Actor, new(), desk.Now, ct)));

    private static async Task<IResult> ChangeMatrixAsync(DeskRequest desk, MatrixBody body) =>
        Answers.Json(
            await desk.WriteAsync(
                (db, ct) => ChangeMatrix.Handle(db, desk.Actor, new(body.Rows.ToImmutableArray()), ct)
            )
        );
}
