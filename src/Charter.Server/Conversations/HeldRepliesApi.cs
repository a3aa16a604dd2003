using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Mail.Html;
using Charter.Server.Api;
using NodaTime;

namespace Charter.Server.Conversations;

/// <summary>Answers that leave later, over the API: at a chosen time, or after the seconds of second thoughts.</summary>
public static class HeldRepliesApi
{
    public static void MapHeldRepliesApi(this IEndpointRouteBuilder routes)
    {
        var ticket = routes.MapApi("/tickets/{number:int}", "Conversations");
        ticket
            .MapGet("/held-messages", ListAsync)
            .Gives<IReadOnlyList<ListHeldReplies.Row>>(
                "listHeldMessages",
                "The answers that are written and have not left. Nothing of them was said to the customer yet."
            );
        ticket
            .MapPost("/held-messages", HoldAsync)
            .Gives<HoldReply.Result>(
                "holdMessage",
                "Writes an answer that leaves at `leavesAt`, or without it after the company's seconds for second thoughts.",
                StatusCodes.Status201Created
            );
        ticket
            .MapPost("/messages/{messageId:long}/retry", RetryAsync)
            .GivesNothing("retryMessage", "Tries now to deliver a message that was refused, given up, or waits.");
        var held = routes.MapApi("/held-messages/{heldId:long}", "Conversations");
        held.MapPost("/withdraw", WithdrawAsync)
            .GivesNothing("withdrawMessage", "Takes an answer back that has not left. Nothing was sent.");
        held.MapPost("/send", (DeskRequest desk, long heldId) => MoveAsync(desk, heldId, null))
            .GivesNothing("sendHeldMessage", "Lets an answer that waits leave now.");
        held.MapPut("", (DeskRequest desk, long heldId, MoveBody body) => MoveAsync(desk, heldId, body.LeavesAt))
            .GivesNothing("moveHeldMessage", "Lets an answer that waits leave at another time.");
    }

    /// <param name="Text">The text.</param>
    /// <param name="Html">The same as HTML; it is sanitised before it leaves.</param>
    /// <param name="Files">Uploads that go with it.</param>
    /// <param name="Then">What becomes of the ticket when it leaves.</param>
    /// <param name="TakeIt">Whether the writer takes a ticket that nobody has.</param>
    /// <param name="LastSeenMessageId">The newest public message that the writer saw.</param>
    /// <param name="LeavesAt">When it leaves.</param>
    public sealed record HoldBody(
        string Text,
        string? Html = null,
        IReadOnlyList<UploadedFile>? Files = null,
        AfterSend Then = AfterSend.KeepOpen,
        bool TakeIt = true,
        long? LastSeenMessageId = null,
        Instant? LeavesAt = null
    );

    /// <param name="LeavesAt">When it leaves.</param>
    public sealed record MoveBody(Instant LeavesAt);

    private static async Task<IResult> ListAsync(DeskRequest desk, int number) =>
        Answers.Json(
            await desk.ReadOnTicketAsync(number, (db, actor, id, ct) => ListHeldReplies.Run(db, actor, new(id), ct))
        );

    private static async Task<IResult> HoldAsync(DeskRequest desk, UploadReceipts receipts, int number, HoldBody body)
    {
        var files = receipts.Read(body.Files, desk.Actor);
        if (!files.IsDone(out var uploads))
        {
            return Problems.Of(files.Refusal!);
        }

        var html = string.IsNullOrWhiteSpace(body.Html) ? null : HtmlSanitizer.Sanitize(body.Html)?.Html;
        if (html is null && !string.IsNullOrWhiteSpace(body.Html))
        {
            return Problems.Of(new InvalidField("html", "That is too long or too deep to send."));
        }

        return Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                async (db, actor, id, ct) =>
                {
                    await UploadReceipts.KeepAsync(db, uploads, ct);
                    var reply = new SendReply.Request(
                        id,
                        body.Text,
                        html,
                        uploads,
                        body.Then,
                        body.TakeIt,
                        body.LastSeenMessageId
                    );
                    return await HoldReply.Handle(db, actor, new(reply, body.LeavesAt), ct);
                }
            ),
            StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> RetryAsync(DeskRequest desk, int number, long messageId) =>
        Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                (db, actor, id, ct) => RetryMessage.Handle(db, actor, new(id, messageId), ct)
            )
        );

    private static async Task<IResult> WithdrawAsync(DeskRequest desk, long heldId) =>
        Answers.Json(await desk.WriteAsync((db, ct) => WithdrawReply.Handle(db, desk.Actor, new(heldId), ct)));

    private static async Task<IResult> MoveAsync(DeskRequest desk, long heldId, Instant? leavesAt) =>
        Answers.Json(
            await desk.WriteAsync((db, ct) => RescheduleReply.Handle(db, desk.Actor, new(heldId, leavesAt), ct))
        );
}
