using Charter.Channels.WebForm;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Storage.Files;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Portal;

/// <summary>The page of one ticket behind its unguessable link. Whatever is wrong with a link, the answer is the same.</summary>
internal static class FollowPages
{
    public static async Task<IResult> ShowAsync(
        string token,
        HttpContext http,
        DeskRequest desk,
        PageState page,
        Editions editions
    )
    {
        PortalPages.Hide(http);
        var own = await FindAsync(token, http, desk, page);
        return own is null
            ? NotHere()
            : await PageAsync(token, own, desk, page, editions, NewMessage(), null, StatusCodes.Status200OK);
    }

    public static async Task<IResult> TakeAsync(
        string token,
        HttpContext http,
        DeskRequest desk,
        PageState page,
        Editions editions,
        PortalIntake intake,
        PortalLimit limit,
        NoticeCookie notices
    )
    {
        PortalPages.Hide(http);
        if (await FindAsync(token, http, desk, page) is not { } own)
        {
            return NotHere();
        }

        var (words, problems) = (page.Words, new FormProblems());
        if (await PortalFiles.ReadFormAsync(http.Request, http.RequestAborted) is not { } form)
        {
            problems.Add("files", words["The files are too large together. Go back: what you wrote is still there; send fewer files."]);
            return await PageAsync(token, own, desk, page, editions, NewMessage(), problems, StatusCodes.Status413PayloadTooLarge);
        }

        var message = new FollowMessage(form["text"].ToString(), form["requestId"].ToString());
        AskAnswers.CheckText(message.Text, words, problems);
        PortalFiles.Check(form.Files, words, problems);
        if (problems.Any)
        {
            return await PageAsync(token, own, desk, page, editions, message, problems, StatusCodes.Status422UnprocessableEntity);
        }

        if (!limit.MayGoOn(http.Connection.RemoteIpAddress))
        {
            problems.Add("text", words["Many messages came from your connection. Wait ten minutes, then send this one again; nothing is lost."]);
            return await PageAsync(token, own, desk, page, editions, message, problems, StatusCodes.Status429TooManyRequests);
        }

        var files = await PortalFiles.KeepAsync(form.Files, intake.Files, http.RequestAborted);
        var entry = await EntryAsync(own, desk, message, files);
        var taken = await intake.TakeAsync(entry, message.RequestId, desk, http.RequestAborted);
        if (taken.Refusal is { } refusal)
        {
            problems.Add("text", FieldProblemWords.Of(refusal, words));
            return await PageAsync(token, own, desk, page, editions, message, problems, StatusCodes.Status422UnprocessableEntity);
        }

        notices.Leave(http, new Notice(NoticeTone.Done, words["Your message has arrived."]));
        return Results.LocalRedirect($"/follow/{Uri.EscapeDataString(token)}");
    }

    public static async Task<IResult> FileAsync(
        string token,
        long id,
        HttpContext http,
        DeskRequest desk,
        PageState page,
        IFileStore files
    )
    {
        PortalPages.Hide(http);
        if (await FindAsync(token, http, desk, page) is not { } own)
        {
            return NotHere();
        }

        var read = await desk.ReadAsync((db, ct) => ReadAttachment.Run(db, own.Customer, id, ct));
        if (
            !read.IsDone(out var file)
            || file.TicketId != own.TicketId
            || await files.OpenAsync(file.FileHash, http.RequestAborted) is not { } content
        )
        {
            return NotHere();
        }

        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.Stream(content, "application/octet-stream", fileDownloadName: file.Name);
    }

    private static async Task<FollowTicket.Result?> FindAsync(
        string token,
        HttpContext http,
        DeskRequest desk,
        PageState page
    )
    {
        if (await PortalPages.CompanyAsync(http, desk, page) is null)
        {
            return null;
        }

        var followed = await desk.ReadAsync((db, ct) => FollowTicket.Run(db, token, desk.Now, ct));
        return followed.IsDone(out var own) ? own : null;
    }

    // The link proves who writes, so that the entry carries the customer's own address and the ticket's number.
    private static async Task<FormEntry> EntryAsync(
        FollowTicket.Result own,
        DeskRequest desk,
        FollowMessage message,
        IReadOnlyList<IncomingFile> files
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadTicket.Run(db, own.Customer, own.TicketId, ct));
        var view = read.Value;
        var address = view.Addresses.FirstOrDefault(a => a.Kind == AddressKind.Email);
        return new FormEntry(
            view.Customer.Name,
            address?.Value ?? "",
            view.Ticket.Subject,
            message.Text,
            view.Ticket.Kind,
            view.Ticket.Language,
            files,
            view.Ticket.Number
        );
    }

    private static async Task<IResult> PageAsync(
        string token,
        FollowTicket.Result own,
        DeskRequest desk,
        PageState page,
        Editions editions,
        FollowMessage message,
        FormProblems? problems,
        int status
    )
    {
        var ticket = await desk.ReadAsync((db, ct) => ReadTicket.Run(db, own.Customer, own.TicketId, ct));
        var said = await desk.ReadAsync((db, ct) => ReadConversation.Run(db, own.Customer, new(own.TicketId), ct));
        var readings = await desk.ReadAsync(
            (db, ct) => ListReadings.Run(db, own.Customer, new(own.TicketId), editions, desk.Now, ct)
        );
        if (!ticket.IsDone(out var read) || !said.IsDone(out var conversation))
        {
            return NotHere();
        }

        var view = new FollowView
        {
            Number = read.Ticket.Number,
            Subject = read.Ticket.Subject,
            Status = FollowView.StatusOf(read.Ticket.Status, page.Words),
            IsClosed = read.Ticket.Status == TicketStatus.Closed,
            OpenedAt = read.Ticket.OpenedAt,
            Lines = FollowView.LinesOf(readings, page.Words),
            Conversation = FollowView.ConversationOf(conversation),
        };
        var canWrite = read.Addresses.Any(a => a.Kind == AddressKind.Email);
        return new RazorComponentResult<FollowPage>(
            new
            {
                Token = token,
                View = view,
                Message = canWrite ? message : null,
                Problems = problems,
            }
        )
        {
            StatusCode = status,
        };
    }

    private static FollowMessage NewMessage() => new("", Guid.NewGuid().ToString("N"));

    private static RazorComponentResult<FollowNotHere> NotHere() => new() { StatusCode = StatusCodes.Status404NotFound };
}
