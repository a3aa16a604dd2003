using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Server.Api;
using Charter.Server.Tickets;

namespace Charter.Server.Conversations;

/// <summary>Opening tickets over the API, with what the customer wrote or with a note of what it is about.</summary>
public static class OpenTicketApi
{
    public static void MapOpenTicketApi(this IEndpointRouteBuilder routes) =>
        routes
            .MapApi("/tickets", "Tickets")
            .MapPost("", OpenAsync)
            .Gives<TicketResource>(
                "openTicket",
                "Opens a ticket: with `from` and `text` for what a customer wrote, or with `customerId` for a known customer.",
                StatusCodes.Status201Created
            );

    /// <param name="CustomerId">A known customer; leave out <c>from</c> and <c>text</c>, and say what it is about in <c>note</c>.</param>
    /// <param name="From">Who wrote; a customer is found by the address or added.</param>
    /// <param name="Subject">One line.</param>
    /// <param name="Text">What they wrote; needs <c>from</c>.</param>
    /// <param name="Note">A note for colleagues; needs <c>customerId</c>.</param>
    /// <param name="Channel">How it arrived.</param>
    /// <param name="Kind">What sort of matter it is.</param>
    /// <param name="Priority">A priority; <c>normal</c> if left out.</param>
    /// <param name="DepartmentId">Who answers it; the default department if left out.</param>
    /// <param name="Language">The customer's language, an IETF tag.</param>
    /// <param name="ExternalId">Your own id of the message: the same one is never filed twice.</param>
    /// <param name="Files">Uploads that came with the text.</param>
    /// <param name="IsTest">Whether it only tries the desk and is left out of figures.</param>
    public sealed record OpenBody(
        ServedSubject Channel,
        string Subject,
        long? CustomerId = null,
        SenderBody? From = null,
        string? Text = null,
        string? Note = null,
        CaseKind Kind = CaseKind.Enquiry,
        string? Priority = null,
        long? DepartmentId = null,
        string? Language = null,
        string? ExternalId = null,
        IReadOnlyList<UploadedFile>? Files = null,
        bool IsTest = false
    );

    /// <param name="Address">The address.</param>
    /// <param name="Kind">What kind of address it is.</param>
    /// <param name="Name">The name shown.</param>
    public sealed record SenderBody(string Address, AddressKind Kind = AddressKind.Email, string? Name = null);

    private static async Task<IResult> OpenAsync(
        DeskRequest desk,
        HttpContext http,
        UploadReceipts receipts,
        OpenBody body
    )
    {
        if (body.From is null == body.CustomerId is null)
        {
            return Problems.Of(new InvalidField("from", "Give either from, with text, or customerId."));
        }

        var files = receipts.Read(body.Files, desk.Actor);
        if (!files.IsDone(out var uploads))
        {
            return Problems.Of(files.Refusal!);
        }

        var opened = await desk.WriteAsync(
            (db, ct) =>
                body.From is null
                    ? OpenKnownAsync(db, desk.Actor, body, ct)
                    : FileAsync(db, desk.Actor, body, uploads, ct)
        );
        if (!opened.IsDone(out var made))
        {
            return Problems.Of(opened.Refusal!);
        }

        http.Response.Headers.Location = $"/api/v1/tickets/{made.Number}";
        var read = await desk.ReadAsync((db, ct) => ReadTicket.RunByNumber(db, desk.Actor, made.Number, ct));
        if (!read.IsDone(out var view))
        {
            // Whoever may open tickets need not be able to read them.
            return Results.Json(made, statusCode: StatusCodes.Status201Created);
        }

        Answers.SetETag(http, view.Ticket.Version);
        return Results.Json(TicketResource.Of(view), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<Outcome<OpenTicket.Result>> OpenKnownAsync(
        DeskContext db,
        Actor actor,
        OpenBody body,
        CancellationToken ct
    )
    {
        if (body.Text is not null || body.Files is not null)
        {
            return new InvalidField("text", "What a customer wrote needs from; for a known customer, write a note.");
        }

        var opened = await OpenTicket.Handle(
            db,
            actor,
            new(
                body.CustomerId!.Value,
                body.Subject,
                body.Channel,
                body.Kind,
                body.Priority,
                body.DepartmentId,
                body.Language,
                ByCustomer: true,
                body.IsTest
            ),
            ct
        );
        if (!opened.IsDone(out var made) || string.IsNullOrWhiteSpace(body.Note))
        {
            return opened;
        }

        // The note's slice asks the database for the ticket.
        await db.SaveChangesAsync(ct);
        var noted = await AddNote.Handle(db, actor, new(made.TicketId, body.Note), ct);
        return noted.Refusal is { } refusal ? refusal : made;
    }

    private static async Task<Outcome<OpenTicket.Result>> FileAsync(
        DeskContext db,
        Actor actor,
        OpenBody body,
        IReadOnlyList<IncomingFile> files,
        CancellationToken ct
    )
    {
        if (!FieldText.IsProse(body.Text, "text", FieldText.LongestProse, out var text, out var wrong))
        {
            return wrong;
        }

        if (body.Note is not null)
        {
            return new InvalidField("note", "Add notes to the ticket when it is open.");
        }

        if (
            !FieldText.IsOptionalLine(body.Subject, "subject", FieldText.LongestLine, out var subject, out wrong)
            || !FieldText.IsOptionalLine(body.ExternalId, "externalId", 200, out var externalId, out wrong)
        )
        {
            return wrong;
        }

        await UploadReceipts.KeepAsync(db, files, ct);
        var filed = await FileIncoming.Handle(
            db,
            actor,
            new FileIncoming.Request(
                body.Channel,
                IntakeId: null,
                externalId,
                new Sender(body.From!.Kind, body.From.Address, body.From.Name),
                subject ?? "",
                text,
                text,
                Html: null,
                files,
                IsAutomatic: false,
                ThreadHints.None,
                body.Kind,
                body.Priority,
                body.DepartmentId,
                body.Language,
                IsTest: body.IsTest
            ),
            ct
        );
        return filed.IsDone(out var result) ? new OpenTicket.Result(result.TicketId, result.Number) : filed.Refusal!;
    }
}
