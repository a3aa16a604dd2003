using Charter.Desk.Tickets;
using Charter.Server.Api;

namespace Charter.Server.Tickets;

/// <summary>Who takes part in a ticket, over the API.</summary>
public static class ParticipantsApi
{
    public static void MapParticipantsApi(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapApi("/tickets/{number:int}/participants", "Tickets");
        people
            .MapGet("", ListAsync)
            .Gives<IReadOnlyList<Participant>>(
                "listParticipants",
                "Who takes part in the ticket: its customer first, then whoever is in copy, with since when."
            );
        people
            .MapPost("", AddAsync)
            .Gives<AddParticipant.Result>(
                "addParticipant",
                "Lets somebody take part from now on; they get nothing of before.",
                StatusCodes.Status201Created
            );
        people
            .MapDelete("/{participantId:long}", RemoveAsync)
            .GivesNothing("removeParticipant", "Ends that somebody takes part.");
    }

    /// <param name="Address">Their mail address.</param>
    /// <param name="Name">Their name, if known.</param>
    public sealed record ParticipantBody(string Address, string? Name = null);

    private static async Task<IResult> ListAsync(DeskRequest desk, int number) =>
        Answers.Json(
            await desk.ReadOnTicketAsync(number, (db, actor, id, ct) => ListParticipants.Run(db, actor, id, ct))
        );

    private static async Task<IResult> AddAsync(DeskRequest desk, int number, ParticipantBody body) =>
        Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                (db, actor, id, ct) => AddParticipant.Handle(db, actor, new(id, body.Address, body.Name), ct)
            ),
            StatusCodes.Status201Created
        );

    private static async Task<IResult> RemoveAsync(DeskRequest desk, int number, long participantId) =>
        Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                (db, actor, id, ct) => RemoveParticipant.Handle(db, actor, new(id, participantId), ct)
            )
        );
}
