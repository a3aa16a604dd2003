using System.Globalization;
using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Mail.Text;
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
        routes.MapPost("/tickets/{number:int}/draft", SaveDraftAsync);
        routes.MapPost("/tickets/{number:int}/draft/drop", DropDraftAsync);
        routes.MapGet("/tickets/{number:int}/templates/{id:long}", FillAsync);
    }

    private static async Task<IResult> SendAsync(
        int number,
        string? list,
        HttpContext http,
        TicketReading reading,
        DeskRequest desk,
        IFileStore store,
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
        var written = WrittenIn(fields);
        if (TooLarge(fields.Files, words) is { } tooLarge)
        {
            return Again(view, written with { Problem = tooLarge }, StatusCodes.Status413PayloadTooLarge);
        }

        var files = await KeepAsync(store, fields.Files, http.RequestAborted);
        var then = AfterSendOf(fields["then"].ToString());
        var lastSeen = long.TryParse(fields["lastSeen"], CultureInfo.InvariantCulture, out var seen)
            ? seen
            : (long?)null;
        var sent = await desk.WriteAsync(
            async (db, ct) =>
            {
                await KeepRowsAsync(db, files, ct);
                return written.IsNote
                    ? await NoteAsync(db, desk, view, written, files, ct)
                    : await ReplyAsync(
                        db,
                        desk,
                        new(view.Ticket.Id, written.Text, written.Html, files, then, true, lastSeen)
                        {
                            Cc = CopiesOf(fields),
                        },
                        ct
                    );
            }
        );
        if (sent.Refusal is { } refusal)
        {
            var problem =
                refusal is InvalidField { Field: "text" } && string.IsNullOrWhiteSpace(written.Text)
                    ? words["Write something first."]
                    : RefusalWords.Of(refusal, words);
            return Again(view, written with { Problem = problem }, Problems.Status(refusal.Kind));
        }

        notices.Leave(http, new Notice(NoticeTone.Done, Told(written, then, view, words)));
        return Results.LocalRedirect(view.Url);
    }

    private static ComposerText WrittenIn(IFormCollection fields) =>
        new(
            fields["text"].ToString(),
            fields["html"].ToString() is { Length: > 0 } html ? html : null,
            fields["mode"] == "note",
            Problem: null
        )
        {
            CopyMore = fields["ccMore"].ToString(),
        };

    private static async Task<Outcome<Done>> NoteAsync(
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
        return noted.Refusal is { } refusal ? refusal : Done.It;
    }

    private static async Task<Outcome<Done>> ReplyAsync(
        DeskContext db,
        DeskRequest desk,
        SendReply.Request request,
        CancellationToken cancellationToken
    )
    {
        var sent = await SendReply.Handle(db, desk.Actor, request, cancellationToken);
        return sent.Refusal is { } refusal ? refusal : Done.It;
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

    private static string? TooLarge(IFormFileCollection files, Wordbook words)
    {
        if (files.FirstOrDefault(f => f.Length > ComposerLimits.MostFileBytes) is { } large)
        {
            return words[
                "{0} has {1}. A file may have {2}; put it somewhere else and send a link. Your text is kept.",
                large.FileName,
                FileSize.Of(large.Length, words),
                FileSize.Of(ComposerLimits.MostFileBytes, words)
            ];
        }

        return files.Sum(f => f.Length) > ComposerLimits.MostBytes
            ? words[
                "The files have {0} together. A message may carry {1}. Your text is kept.",
                FileSize.Of(files.Sum(f => f.Length), words),
                FileSize.Of(ComposerLimits.MostBytes, words)
            ]
            : null;
    }

    private static async Task<IReadOnlyList<IncomingFile>> KeepAsync(
        IFileStore store,
        IFormFileCollection files,
        CancellationToken cancellationToken
    )
    {
        var kept = new List<IncomingFile>();
        foreach (var file in files.Where(f => f.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var put = await store.PutAsync(content, ComposerLimits.MostFileBytes, cancellationToken);
            kept.Add(
                new IncomingFile(file.FileName, file.ContentType ?? "application/octet-stream", put.Size, put.Hash)
            );
        }

        return kept;
    }

    private static async Task KeepRowsAsync(
        DeskContext db,
        IReadOnlyList<IncomingFile> files,
        CancellationToken cancellationToken
    )
    {
        foreach (var file in files)
        {
            await FileRows.KeepAsync(db, new PutFile(file.FileHash, file.Size), cancellationToken);
        }
    }

    private static async Task<IResult> SaveDraftAsync(
        int number,
        HttpContext http,
        TicketReading reading,
        DeskRequest desk
    )
    {
        var fields = await http.Request.ReadFormAsync();
        var outcome = await reading.FindAsync(number);
        if (!outcome.IsDone(out var ticketId))
        {
            return Problems.Of(outcome.Refusal!);
        }

        var html = fields["html"].ToString();
        var isEmpty = HtmlToText.Convert(html).Trim().Length == 0;
        var saved = await desk.WriteAsync(
            (db, ct) =>
                isEmpty
                    ? DropDraft.Handle(db, desk.Actor, new(ticketId), ct)
                    : SaveDraft.Handle(db, desk.Actor, new(ticketId, html, fields["mode"] == "note"), ct)
        );
        return Answers.Json(saved);
    }

    private static async Task<IResult> DropDraftAsync(int number, string? list, TicketReading reading, DeskRequest desk)
    {
        var outcome = await reading.FindAsync(number);
        if (!outcome.IsDone(out var ticketId))
        {
            return RefusedPage.Of(outcome.Refusal!);
        }

        await desk.WriteAsync((db, ct) => DropDraft.Handle(db, desk.Actor, new(ticketId), ct));
        return Results.LocalRedirect(TicketReading.Url(number, list));
    }

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
