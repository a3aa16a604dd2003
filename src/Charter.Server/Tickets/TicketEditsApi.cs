using Charter.Desk.Shared;
using Charter.Desk.Tickets;
using Charter.Policy.Clocks;
using Charter.Server.Api;

namespace Charter.Server.Tickets;

/// <summary>A ticket's properties: priority, kind, stage, subject, tags; and making one of two.</summary>
public static class TicketEditsApi
{
    public sealed record PriorityBody(string Priority);

    public sealed record KindBody(CaseKind Kind);

    /// <param name="Stage">The stage as the policy names it; <c>null</c> for none.</param>
    public sealed record StageBody(string? Stage);

    public sealed record SubjectBody(string Subject);

    /// <param name="Add">Tags to put on.</param>
    /// <param name="Remove">Tags to take off.</param>
    public sealed record TagsBody(IReadOnlyList<string>? Add = null, IReadOnlyList<string>? Remove = null);

    /// <param name="OtherNumber">The number of the other ticket of the same customer.</param>
    public sealed record MergeBody(int OtherNumber);

    internal static void MapTicketEdits(this RouteGroupBuilder tickets)
    {
        MapTimes(tickets);
        tickets
            .MapPut(
                "/{number:int}/subject",
                (DeskRequest desk, HttpContext http, int number, SubjectBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) =>
                            RenameTicket.Handle(db, actor, new(id, body.Subject, Answers.IfMatch(http)), ct)
                    )
            )
            .Gives<TicketResource>("renameTicket", "Gives the ticket another subject.")
            .TakesIfMatch();
        tickets
            .MapPost(
                "/{number:int}/tags",
                (DeskRequest desk, HttpContext http, int number, TagsBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) =>
                            TagTicket.Handle(db, actor, new(id, body.Add ?? [], body.Remove ?? []), ct)
                    )
            )
            .Gives<TicketResource>("tagTicket", "Puts tags on the ticket and takes others off.");
        tickets
            .MapPost("/{number:int}/merge", MergeAsync)
            .Gives<MergeTickets.Result>(
                "mergeTickets",
                "Makes one ticket of two of the same customer; the earlier one goes on."
            );
    }

    private static void MapTimes(RouteGroupBuilder tickets)
    {
        tickets
            .MapPut(
                "/{number:int}/priority",
                (DeskRequest desk, HttpContext http, int number, PriorityBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) =>
                            ChangePriority.Handle(db, actor, new(id, body.Priority, Answers.IfMatch(http)), ct)
                    )
            )
            .Gives<TicketResource>("changePriority", "Gives the ticket another priority; its due times follow.")
            .TakesIfMatch();
        tickets
            .MapPut(
                "/{number:int}/kind",
                (DeskRequest desk, HttpContext http, int number, KindBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) =>
                            ChangeKind.Handle(db, actor, new(id, body.Kind, Answers.IfMatch(http)), ct)
                    )
            )
            .Gives<TicketResource>("changeKind", "Says that the ticket is another kind of matter.")
            .TakesIfMatch();
        tickets
            .MapPut(
                "/{number:int}/stage",
                (DeskRequest desk, HttpContext http, int number, StageBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) =>
                            ChangeStage.Handle(db, actor, new(id, body.Stage, Answers.IfMatch(http)), ct)
                    )
            )
            .Gives<TicketResource>("changeStage", "Moves a complaint to another stage.")
            .TakesIfMatch();
    }

    private static async Task<IResult> MergeAsync(DeskRequest desk, int number, MergeBody body) =>
        Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                async (db, actor, id, ct) =>
                {
                    var other = await FindTicketByNumber.Run(db, actor, body.OtherNumber, ct);
                    return other.IsDone(out var otherId)
                        ? await MergeTickets.Handle(db, actor, new(id, otherId), ct)
                        : Outcome<MergeTickets.Result>.Refused(other.Refusal!);
                }
            )
        );
}
