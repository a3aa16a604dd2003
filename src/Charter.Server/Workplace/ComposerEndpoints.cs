using System.Globalization;
using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Policy;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NotFound = Charter.Desk.Shared.NotFound;
using Notice = Charter.Server.Design.Notice;

namespace Charter.Server.Workplace;

/// <summary>Sending, noting, drafts and templates.</summary>
internal static class ComposerEndpoints
{
    public static void Map(RouteGroupBuilder routes)
    {
        routes
            .MapPost("/tickets/{number:int}/messages", SendAsync)
            .WithMetadata(
                new RequestSizeLimitAttribute(ComposerLimits.MostRequestBytes),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = ComposerLimits.MostRequestBytes }
            );
        routes.MapGet("/tickets/{number:int}/templates/{id:long}", FillAsync);
    }

    private static async Task<IResult> SendAsync(
        int number,
        string? list,
        HttpContext http,
        TicketReading reading,
        DeskRequest desk,
        IFileStore store,
        PageState page,
        Wordbook words,
        NoticeCookie notices
    )
    {
        var outcome = await reading.ReadAsync(number, list);
        if (!outcome.IsDone(out var view))
        {
            return RefusedPage.Of(outcome.Refusal!);
        }

        var fields = await http.Request.ReadFormAsync();
        var written = Written(fields);
        if (ComposerFiles.TooLarge(fields.Files, words) is { } tooLarge)
        {
            return Again(view, written with { Problem = tooLarge }, StatusCodes.Status413PayloadTooLarge);
        }

        var leavesAt = written.LeaveAt is { } when ? SendTime.Read(when, page.Zone, desk.Now) : null;
        if (written is { IsNote: false, LeaveAt: not null } && leavesAt is null)
        {
            var problem = HeldEndpoints.NotATime(words);
            return Again(view, written with { Problem = problem }, StatusCodes.Status422UnprocessableEntity);
        }

        var brought = await ComposerFiles.KeepAsync(store, fields.Files, http.RequestAborted);
        IReadOnlyList<IncomingFile> files = [.. DraftEndpoints.Chosen(view, fields), .. brought];
        var reply = ReplyOf(view, written, fields, files);
        var sent = await desk.WriteAsync(
            async (db, ct) =>
            {
                await ComposerFiles.KeepRowsAsync(db, brought, ct);
                return written.IsNote
                    ? await NoteAsync(db, desk, view, written, files, ct)
                    : await HoldReply.Handle(db, desk.Actor, new(reply, leavesAt), ct);
            }
        );
        if (!sent.IsDone(out var held))
        {
            return Refused(view, written, sent.Refusal!, words);
        }

        notices.Leave(http, NoticeOf(view, written, reply.Then, held, (desk, page, words)));
        return Results.LocalRedirect(view.Url);
    }

    private static SendReply.Request ReplyOf(
        TicketPageView view,
        ComposerText written,
        IFormCollection fields,
        IReadOnlyList<IncomingFile> files
    ) =>
        new(
            view.Ticket.Id,
            written.Text,
            written.Html,
            files,
            AfterSendOf(fields[written.LeaveAt is null ? "then" : "thenLater"].ToString()),
            TakeIt: true,
            long.TryParse(fields["lastSeen"], CultureInfo.InvariantCulture, out var seen) ? seen : null
        )
        {
            Cc = CopiesOf(fields),
        };

    private static RazorComponentResult<TicketPage> Refused(
        TicketPageView view,
        ComposerText written,
        Refusal refusal,
        Wordbook words
    )
    {
        var problem =
            refusal is InvalidField { Field: "text" } && string.IsNullOrWhiteSpace(written.Text)
                ? words["Write something first."]
                : RefusalWords.Of(refusal, words);
        return Again(view, written with { Problem = problem }, Problems.Status(refusal.Kind));
    }

    private static ComposerText Written(IFormCollection fields) =>
        new(
            fields["text"].ToString(),
            fields["html"].ToString() is { Length: > 0 } html ? html : null,
            fields["mode"] == "note",
            Problem: null,
            LeaveAt: fields["then"] == "later" ? fields["leaveAt"].ToString() : null
        )
        {
            CopyMore = fields["ccMore"].ToString(),
        };

    private static Notice NoticeOf(
        TicketPageView view,
        ComposerText written,
        AfterSend then,
        HoldReply.Result held,
        (DeskRequest Desk, PageState Page, Wordbook Words) reader
    )
    {
        var (desk, page, words) = reader;
        if (held is not { HeldReplyId: { } id, LeavesAt: { } at })
        {
            return new Notice(NoticeTone.Done, Told(written, then, view, words));
        }

        var name = view.Facts.Customer.Name;
        return written.LeaveAt is not null
            ? new Notice(NoticeTone.Done, words["It leaves to {0} {1}.", name, page.Times.Moment(at, desk.Now)])
            : new Notice(
                NoticeTone.Done,
                words["It leaves to {0} in {1} seconds.", name, (int)Math.Ceiling((at - desk.Now).TotalSeconds)],
                view.Address($"/held/{id}/withdraw")
            );
    }

    private static async Task<Outcome<HoldReply.Result>> NoteAsync(
        DeskContext db,
        DeskRequest desk,
        TicketPageView view,
        ComposerText written,
        IReadOnlyList<IncomingFile> files,
        CancellationToken cancellationToken
    )
    {
        var request = new AddNote.Request(view.Ticket.Id, written.Text, written.Html, files);
        var noted = await AddNote.Handle(db, desk.Actor, request, cancellationToken);
        return noted.Refusal is { } refusal ? refusal : new HoldReply.Result(null, null, null);
    }

    private static string Told(ComposerText written, AfterSend then, TicketPageView view, Wordbook words)
    {
        var name = view.Facts.Customer.Name;
        return written.IsNote
            ? words["The note is added. Only staff see it."]
            : then switch
            {
                AfterSend.Wait => words["Sent to {0}. The ticket waits for the answer.", name],
                AfterSend.Resolve => words["Sent to {0}. The ticket is resolved.", name],
                _ => words["Sent to {0}. The ticket stays open.", name],
            };
    }

    // A form that does not show who is in copy leaves it to who takes part.
    private static List<string>? CopiesOf(IFormCollection fields) =>
        fields["ccShown"] == "true"
            ?
            [
                .. fields["cc"].OfType<string>(),
                .. fields["ccMore"]
                    .ToString()
                    .Split(
                        [',', ';', ' ', '\n'],
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    ),
            ]
            : null;

    private static AfterSend AfterSendOf(string text) =>
        Enum.GetValues<AfterSend>()
            .Where(then => Vocabulary.Token(then) == text)
            .DefaultIfEmpty(AfterSend.KeepOpen)
            .First();

    private static RazorComponentResult<TicketPage> Again(TicketPageView view, ComposerText typed, int status) =>
        new(new { View = view with { Typed = typed } }) { StatusCode = status };

    private static async Task<IResult> FillAsync(
        int number,
        long id,
        TicketReading reading,
        DeskRequest desk,
        Editions editions
    )
    {
        var outcome = await reading.FindAsync(number);
        if (!outcome.IsDone(out var ticketId))
        {
            return Problems.Of(outcome.Refusal!);
        }

        var picked = await desk.ReadAsync((db, ct) => PickTemplates.Run(db, desk.Actor, new(ticketId), desk.Now, ct));
        if (!picked.IsDone(out var offered) || offered.Templates.FirstOrDefault(t => t.Id == id) is not { } template)
        {
            return Problems.Of(new NotFound("template"));
        }

        var filled = await desk.ReadAsync(
            (db, ct) =>
                RenderTemplate.Run(
                    db,
                    desk.Actor,
                    new(ticketId, template.Subject, template.Body),
                    editions,
                    desk.Now,
                    ct
                )
        );
        return filled.IsDone(out var result)
            ? Results.Json(new { text = result.Letter.Body, unknown = result.Letter.Unknown })
            : Problems.Of(filled.Refusal!);
    }
}
