using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Mail.Html;
using Charter.Policy;
using Charter.Server.Api;
using Charter.Server.Tickets;

namespace Charter.Server.Conversations;

/// <summary>What is said on a ticket: messages, notes, contacts.</summary>
public static class ConversationsApi
{
    public static void MapConversationsApi(this IEndpointRouteBuilder routes)
    {
        var ticket = routes.MapApi("/tickets/{number:int}", "Conversations");
        ticket
            .MapGet("/messages", ListAsync)
            .Gives<Page>("listMessages", "The messages and notes, oldest first; `before` goes back from a message.");
        ticket
            .MapPost("/messages", ReplyAsync)
            .Gives<SendReply.Result>(
                "sendReply",
                "Sends the customer a message. `then` says what becomes of the ticket; with `lastSeenMessageId` nothing is sent when another message came meanwhile.",
                StatusCodes.Status201Created
            );
        ticket
            .MapPost("/notes", NoteAsync)
            .Gives<AddNote.Result>("addNote", "Adds a note that only staff see.", StatusCodes.Status201Created);
        ticket
            .MapPost("/forward", ForwardAsync)
            .Gives<ForwardToThirdParty.Result>(
                "forwardToThirdParty",
                "Asks somebody outside by mail. They get the text and the files that are given and nothing else; what they answer is for staff only.",
                StatusCodes.Status201Created
            );
        ticket
            .MapPost("/contacts", ContactAsync)
            .Gives<RecordContact.Result>(
                "recordContact",
                "Records a step of a call or visit, and whether it acknowledged or answered by word of mouth.",
                StatusCodes.Status201Created
            );
        ticket
            .MapPost(
                "/answer-not-needed",
                (DeskRequest desk, HttpContext http, int number, TicketWorkApi.ReasonBody body) =>
                    desk.ChangeTicketAsync(
                        http,
                        number,
                        (db, actor, id, ct) => MarkAnswerNotNeeded.Handle(db, actor, new(id, body.Reason), ct)
                    )
            )
            .Gives<TicketResource>("answerNotNeeded", "Says that what the customer wrote last needs no answer.");
    }

    /// <param name="Messages">The page.</param>
    /// <param name="HasEarlier">Whether there are earlier ones.</param>
    public sealed record Page(IReadOnlyList<MessageResource> Messages, bool HasEarlier);

    /// <param name="Text">The text.</param>
    /// <param name="Html">The same as HTML; it is sanitised before it leaves.</param>
    /// <param name="Files">Uploads that go with it.</param>
    /// <param name="Then">What becomes of the ticket.</param>
    /// <param name="TakeIt">Whether the writer takes a ticket that nobody has.</param>
    /// <param name="LastSeenMessageId">The newest public message that the writer saw.</param>
    /// <param name="Cc">Who gets it besides the customer; everybody who takes part if left out.</param>
    public sealed record ReplyBody(
        string Text,
        string? Html = null,
        IReadOnlyList<UploadedFile>? Files = null,
        AfterSend Then = AfterSend.KeepOpen,
        bool TakeIt = true,
        long? LastSeenMessageId = null,
        IReadOnlyList<string>? Cc = null
    );

    /// <param name="Text">The text.</param>
    /// <param name="Files">Uploads that go with it.</param>
    public sealed record NoteBody(string Text, IReadOnlyList<UploadedFile>? Files = null);

    /// <param name="To">The address of whom it goes to.</param>
    /// <param name="Text">All that they get to read.</param>
    /// <param name="Subject">Its subject; the ticket's, if left out.</param>
    /// <param name="AttachmentIds">Files of this ticket that go with it.</param>
    /// <param name="Files">Uploads that go with it.</param>
    public sealed record ForwardBody(
        string To,
        string Text,
        string? Subject = null,
        IReadOnlyList<long>? AttachmentIds = null,
        IReadOnlyList<UploadedFile>? Files = null
    );

    /// <param name="Step">What happened.</param>
    /// <param name="Channel">On which channel.</param>
    /// <param name="Note">What was said.</param>
    /// <param name="SpokenAcknowledgement">Whether receipt was confirmed by word of mouth.</param>
    /// <param name="SpokenAnswer">Whether the matter was answered by word of mouth; the note then is the answer.</param>
    public sealed record ContactBody(
        ContactStep Step,
        ServedSubject Channel,
        string? Note = null,
        bool SpokenAcknowledgement = false,
        bool SpokenAnswer = false
    );

    private static async Task<IResult> ListAsync(DeskRequest desk, int number, long? before, int? limit)
    {
        var read = await desk.ReadOnTicketAsync(
            number,
            (db, actor, id, ct) => ReadConversation.Run(db, actor, new(id, before, limit ?? 200), ct)
        );
        var seesAddresses = desk.Actor.May(Permissions.ReadCustomers);
        return read.IsDone(out var page)
            ? Results.Json(
                new Page([.. page.Messages.Select(m => MessageResource.Of(m, seesAddresses))], page.HasEarlier)
            )
            : Problems.Of(read.Refusal!);
    }

    private static async Task<IResult> ForwardAsync(
        DeskRequest desk,
        UploadReceipts receipts,
        int number,
        ForwardBody body
    )
    {
        var files = receipts.Read(body.Files, desk.Actor);
        return files.IsDone(out var uploads)
            ? Answers.Json(
                await desk.WriteOnTicketAsync(
                    number,
                    (db, actor, id, ct) =>
                        ForwardToThirdParty.Handle(
                            db,
                            actor,
                            new(id, body.To ?? "", body.Text ?? "", body.Subject, body.AttachmentIds, uploads),
                            ct
                        )
                ),
                StatusCodes.Status201Created
            )
            : Problems.Of(files.Refusal!);
    }

    private static async Task<IResult> ReplyAsync(DeskRequest desk, UploadReceipts receipts, int number, ReplyBody body)
    {
        var files = receipts.Read(body.Files, desk.Actor);
        if (!files.IsDone(out var uploads))
        {
            return Problems.Of(files.Refusal!);
        }

        string? html = null;
        if (!string.IsNullOrWhiteSpace(body.Html))
        {
            html = HtmlSanitizer.Sanitize(body.Html)?.Html;
            if (html is null)
            {
                return Problems.Of(new InvalidField("html", "That is too long or too deep to send."));
            }
        }

        return Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                async (db, actor, id, ct) =>
                {
                    await UploadReceipts.KeepAsync(db, uploads, ct);
                    var request = new SendReply.Request(
                        id,
                        body.Text,
                        html,
                        uploads,
                        body.Then,
                        body.TakeIt,
                        body.LastSeenMessageId
                    )
                    {
                        Cc = body.Cc,
                    };
                    return await SendReply.Handle(db, actor, request, ct);
                }
            ),
            StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> NoteAsync(DeskRequest desk, UploadReceipts receipts, int number, NoteBody body)
    {
        var files = receipts.Read(body.Files, desk.Actor);
        if (!files.IsDone(out var uploads))
        {
            return Problems.Of(files.Refusal!);
        }

        return Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                async (db, actor, id, ct) =>
                {
                    await UploadReceipts.KeepAsync(db, uploads, ct);
                    return await AddNote.Handle(db, actor, new(id, body.Text, null, uploads), ct);
                }
            ),
            StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> ContactAsync(DeskRequest desk, int number, ContactBody body) =>
        Answers.Json(
            await desk.WriteOnTicketAsync(
                number,
                (db, actor, id, ct) =>
                    RecordContact.Handle(
                        db,
                        actor,
                        new(id, body.Step, body.Channel, body.Note, body.SpokenAcknowledgement, body.SpokenAnswer),
                        ct
                    )
            ),
            StatusCodes.Status201Created
        );
}
