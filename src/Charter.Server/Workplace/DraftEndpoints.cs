using System.Globalization;
using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Mail.Text;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Mvc;

namespace Charter.Server.Workplace;

/// <summary>What a person has begun to write, kept while they write it: text, kind and files.</summary>
internal static class DraftEndpoints
{
    public static void Map(RouteGroupBuilder routes)
    {
        routes
            .MapPost("/tickets/{number:int}/draft", SaveAsync)
            .WithMetadata(
                new RequestSizeLimitAttribute(ComposerLimits.MostRequestBytes),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = ComposerLimits.MostRequestBytes }
            );
        routes.MapPost("/tickets/{number:int}/draft/drop", DropAsync);
    }

    /// <summary>The files of the writer's draft that the form still wants to send, with those that it brings.</summary>
    public static IReadOnlyList<IncomingFile> Chosen(TicketPageView view, IFormCollection fields) =>
        view.Draft is { } draft
            ? [.. ReadDraft.Files(draft).Where(f => fields["draftFile"].Contains(f.FileHash, StringComparer.Ordinal))]
            : [];

    private static async Task<IResult> SaveAsync(
        int number,
        HttpContext http,
        TicketReading reading,
        DeskRequest desk,
        IFileStore store,
        PageState page,
        Wordbook words
    )
    {
        var fields = await http.Request.ReadFormAsync();
        var outcome = await reading.FindAsync(number);
        if (!outcome.IsDone(out var ticketId))
        {
            return Problems.Of(outcome.Refusal!);
        }

        if (ComposerFiles.TooLarge(fields.Files, words) is { } tooLarge)
        {
            return Problems.Of(new InvalidField("files", tooLarge));
        }

        var brought = await ComposerFiles.KeepAsync(store, fields.Files, http.RequestAborted);
        var html = fields["html"].ToString();
        var seen = int.TryParse(
            fields["draftVersion"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : (int?)null;
        var saved = await desk.WriteAsync(
            async (db, ct) =>
            {
                await ComposerFiles.KeepRowsAsync(db, brought, ct);
                return await KeepAsync(db, desk, ticketId, fields, brought, ct);
            }
        );
        return saved.IsDone(out var result)
            ? Results.Json(
                new
                {
                    version = result.Version,
                    words = words["Saved {0}", page.Times.Moment(result.SavedAt, result.SavedAt)],
                    files = brought.Select(f => new { f.Name, hash = f.FileHash }),
                }
            )
            : Problems.Of(saved.Refusal!);
    }

    private static async Task<Outcome<SaveDraft.Result>> KeepAsync(
        DeskContext db,
        DeskRequest desk,
        long ticketId,
        IFormCollection fields,
        IReadOnlyList<IncomingFile> brought,
        CancellationToken cancellationToken
    )
    {
        var html = fields["html"].ToString();
        var seen = int.TryParse(
            fields["draftVersion"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : (int?)null;
        var before = await ReadDraft.Run(db, desk.Actor, ticketId, cancellationToken);
        var old = before.IsDone(out var draft) ? ReadDraft.Files(draft) : [];
        IReadOnlyList<IncomingFile> files =
        [
            .. old.Where(f => fields["draftFile"].Contains(f.FileHash, StringComparer.Ordinal)),
            .. brought,
        ];
        if (files.Count == 0 && HtmlToText.Convert(html).Trim().Length == 0)
        {
            var dropped = await DropDraft.Handle(db, desk.Actor, new(ticketId, seen), cancellationToken);
            return dropped.Refusal is { } refusal ? refusal : new SaveDraft.Result(desk.Now, 0);
        }

        return await SaveDraft.Handle(
            db,
            desk.Actor,
            new(ticketId, html, fields["mode"] == "note", null, fields["cc"].ToString(), files, seen),
            cancellationToken
        );
    }

    private static async Task<IResult> DropAsync(int number, string? list, TicketReading reading, DeskRequest desk)
    {
        var outcome = await reading.FindAsync(number);
        if (!outcome.IsDone(out var ticketId))
        {
            return RefusedPage.Of(outcome.Refusal!);
        }

        await desk.WriteAsync((db, ct) => DropDraft.Handle(db, desk.Actor, new(ticketId), ct));
        return Results.LocalRedirect(TicketReading.Url(number, list));
    }
}
