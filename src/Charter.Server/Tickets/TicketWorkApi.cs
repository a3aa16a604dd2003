using Charter.Desk.Tickets;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Tickets;

/// <summary>What is done with a ticket: who has it, where it stands.</summary>
public static class TicketWorkApi
{
    /// <param name="Reason">Why, for colleagues.</param>
    public sealed record ReasonBody(string? Reason = null);

    /// <param name="AssigneeId">The person; <c>null</c> for nobody.</param>
    public sealed record AssignBody(long? AssigneeId);

    /// <param name="TeamId">The team; <c>null</c> for none.</param>
    public sealed record AssignTeamBody(long? TeamId);

    /// <param name="DepartmentId">The department.</param>
    /// <param name="ExpectedOn">By when it expects to answer.</param>
    /// <param name="Reason">Why.</param>
    public sealed record ReferBody(long DepartmentId, LocalDate? ExpectedOn = null, string? Reason = null);

    /// <param name="Level">The level of the matrix, from 1.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="ToStaffId">Whom it goes to, where one person is meant.</param>
    /// <param name="CommitmentKey">The promise that broke, where that is the cause.</param>
    public sealed record EscalateBody(int Level, string Reason, long? ToStaffId = null, string? CommitmentKey = null);

    /// <param name="Summary">What happened and what was tried.</param>
    /// <param name="NextSteps">What will be done and by whom.</param>
    public sealed record RecordBody(string Summary, string NextSteps);

    /// <param name="Reason">Why.</param>
    /// <param name="UntilOn">Until when, as far as is known.</param>
    public sealed record HoldBody(string Reason, LocalDate? UntilOn = null);

    internal static void MapTicketWork(this RouteGroupBuilder tickets)
    {
        MapPeople(tickets);
        MapReasoned(tickets);
        tickets
            .MapPost(
                "/{number:int}/hold",
                (DeskRequest desk, HttpContext http, int number, HoldBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) => HoldTicket.Handle(db, actor, new(id, body.Reason, body.UntilOn), ct)
                    )
            )
            .Gives<TicketResource>("holdTicket", "Puts the ticket on hold for a reason of ours.");
        tickets
            .MapPost(
                "/{number:int}/escalations",
                async (DeskRequest desk, int number, EscalateBody body) =>
                    Answers.Json(
                        await desk.WriteOnTicketAsync(
                            number,
                            (db, actor, id, ct) =>
                                EscalateTicket.Handle(
                                    db,
                                    actor,
                                    new(id, body.Level, body.Reason, body.ToStaffId, body.CommitmentKey),
                                    ct
                                )
                        ),
                        StatusCodes.Status201Created
                    )
            )
            .Gives<EscalateTicket.Result>(
                "escalateTicket",
                "Raises the ticket to a level of the escalation matrix and opens the record that goes with it.",
                StatusCodes.Status201Created
            );
    }

    /// <summary>Escalation records have ids of their own.</summary>
    internal static void MapEscalationRecords(this IEndpointRouteBuilder routes) =>
        routes
            .MapApi("/escalations", "Tickets")
            .MapPut(
                "/{escalationId:long}/record",
                async (DeskRequest desk, long escalationId, RecordBody body) =>
                    Answers.Json(
                        await desk.WriteAsync(
                            (db, ct) =>
                                RecordEscalation.Handle(
                                    db,
                                    desk.Actor,
                                    new(escalationId, body.Summary, body.NextSteps),
                                    ct
                                )
                        )
                    )
            )
            .GivesNothing("recordEscalation", "Completes the record of an escalation, once.");

    private static void MapPeople(RouteGroupBuilder tickets)
    {
        tickets
            .MapPost(
                "/{number:int}/assign",
                (DeskRequest desk, HttpContext http, int number, AssignBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) =>
                            AssignTicket.Handle(db, actor, new(id, body.AssigneeId, Answers.IfMatch(http)), ct)
                    )
            )
            .Gives<TicketResource>("assignTicket", "Gives the ticket to a person, or to nobody.")
            .TakesIfMatch();
        tickets
            .MapPost(
                "/{number:int}/assign-team",
                (DeskRequest desk, HttpContext http, int number, AssignTeamBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) =>
                            AssignToTeam.Handle(db, actor, new(id, body.TeamId, Answers.IfMatch(http)), ct)
                    )
            )
            .Gives<TicketResource>("assignTicketToTeam", "Gives the ticket to a team and its department.")
            .TakesIfMatch();
        tickets
            .MapPost(
                "/{number:int}/refer",
                (DeskRequest desk, HttpContext http, int number, ReferBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) =>
                            ReferTicket.Handle(
                                db,
                                actor,
                                new(id, body.DepartmentId, body.ExpectedOn, body.Reason, Answers.IfMatch(http)),
                                ct
                            )
                    )
            )
            .Gives<TicketResource>(
                "referTicket",
                "Passes the ticket to another department. 204 when you can't see it there."
            )
            .TakesIfMatch();
    }

    private static void MapReasoned(RouteGroupBuilder tickets)
    {
        tickets
            .MapPost(
                "/{number:int}/wait",
                (DeskRequest desk, HttpContext http, int number, ReasonBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) => WaitForCustomer.Handle(db, actor, new(id, body.Reason), ct)
                    )
            )
            .Gives<TicketResource>("waitForCustomer", "Says that the next step is the customer's.");
        tickets
            .MapPost(
                "/{number:int}/resume",
                (DeskRequest desk, HttpContext http, int number, ReasonBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) => ResumeTicket.Handle(db, actor, new(id, body.Reason), ct)
                    )
            )
            .Gives<TicketResource>("resumeTicket", "Ends the wait for the customer.");
        tickets
            .MapPost(
                "/{number:int}/release",
                (DeskRequest desk, HttpContext http, int number, ReasonBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) => ReleaseTicket.Handle(db, actor, new(id, body.Reason), ct)
                    )
            )
            .Gives<TicketResource>("releaseTicket", "Takes the ticket off hold.");
        MapEnds(tickets);
    }

    private static void MapEnds(RouteGroupBuilder tickets)
    {
        tickets
            .MapPost(
                "/{number:int}/resolve",
                (DeskRequest desk, HttpContext http, int number, ReasonBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) => ResolveTicket.Handle(db, actor, new(id, body.Reason), ct)
                    )
            )
            .Gives<TicketResource>("resolveTicket", "Settles the ticket; the customer's next message opens it again.");
        tickets
            .MapPost(
                "/{number:int}/reopen",
                (DeskRequest desk, HttpContext http, int number, ReasonBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) => ReopenTicket.Handle(db, actor, new(id, body.Reason), ct)
                    )
            )
            .Gives<TicketResource>("reopenTicket", "Takes up a resolved or closed ticket again.");
        tickets
            .MapPost(
                "/{number:int}/close",
                (DeskRequest desk, HttpContext http, int number, ReasonBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) => CloseTicket.Handle(db, actor, new(id, body.Reason), ct)
                    )
            )
            .Gives<TicketResource>("closeTicket", "Ends the ticket; the customer's next message opens a new one.");
    }
}
