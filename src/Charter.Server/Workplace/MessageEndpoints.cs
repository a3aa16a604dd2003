using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Storage.Files;
using Charter.Mail.Html;
using Charter.Server.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Workplace;

/// <summary>Messages as they were formatted, their originals and their files. None of it runs in our pages.</summary>
internal static class MessageEndpoints
{
    // Nothing that a browser could run; everything else is downloaded as bytes.
    private static readonly string[] SafeTypes =
    [
        "application/pdf",
        "application/zip",
        "audio/mpeg",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/webp",
        "text/csv",
        "text/plain",
        "video/mp4",
    ];

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/tickets/{number:int}/messages/{id:long}/html", HtmlAsync);
        routes.MapGet("/tickets/{number:int}/messages/{id:long}/original", OriginalAsync);
        routes.MapGet("/tickets/{number:int}/messages/{id:long}/source", SourceAsync);
        routes.MapGet("/tickets/{number:int}/files/{id:long}", FileAsync);
        routes.MapGet("/tickets/{number:int}/messages/{id:long}/inline/{file:long}", InlineAsync);
    }

    private static async Task<IResult> HtmlAsync(
        int number,
        long id,
        bool? images,
        HttpContext http,
        DeskRequest desk,
        TicketReading reading
    )
    {
        var found = await FindAsync(number, id, desk, reading);
        if (found is not { Html: { } html } message)
        {
            return Results.NotFound();
        }

        var files = await InlineFilesAsync(desk, message);
        var options = new HtmlSanitizerOptions
        {
            MarkRemoteImages = images == true,
            ResolveContentId = contentId =>
                files.TryGetValue(contentId, out var file) ? $"/tickets/{number}/messages/{id}/inline/{file}" : null,
        };
        var clean = HtmlSanitizer.Sanitize(html, options);
        var body = clean?.Html ?? $"<pre>{System.Net.WebUtility.HtmlEncode(message.Text)}</pre>";
        if (images == true)
        {
            body = body.Replace(" data-remote-src=\"", " src=\"", StringComparison.Ordinal);
        }

        var headers = http.Response.Headers;
        // No scripts by two walls: the sandbox and the policy. Same origin only so that our page can measure its height.
        headers.ContentSecurityPolicy =
            "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
            + $"style-src 'unsafe-inline'; img-src 'self' data:{(images == true ? " https: http:" : "")}; "
            + "frame-ancestors 'self'; form-action 'none'; base-uri 'self'";
        headers.CacheControl = "private, no-store";
        return Results.Content(MessageDocument.Around(body), "text/html; charset=utf-8");
    }

    private static async Task<IResult> OriginalAsync(
        int number,
        long id,
        HttpContext http,
        DeskRequest desk,
        TicketReading reading,
        IFileStore store
    )
    {
        var found = await FindAsync(number, id, desk, reading);
        return found?.RawFileHash is { } hash
            ? await DownloadAsync(http, store, hash, "text/plain; charset=utf-8", $"ticket-{number}-message-{id}.eml")
            : Results.NotFound();
    }

    private static async Task<IResult> SourceAsync(
        int number,
        long id,
        HttpContext http,
        DeskRequest desk,
        TicketReading reading,
        IFileStore store
    )
    {
        var found = await FindAsync(number, id, desk, reading);
        if (found?.RawFileHash is not { } hash || await store.OpenAsync(hash, http.RequestAborted) is not { } content)
        {
            return RefusedPage.Of(new NotFound("message"));
        }

        await using (content)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, http.RequestAborted);
            return new RazorComponentResult<OriginalPage>(
                new { View = OriginalView.Of(number, found, bytes.ToArray()) }
            );
        }
    }

    private static async Task<IResult> FileAsync(
        int number,
        long id,
        HttpContext http,
        DeskRequest desk,
        TicketReading reading,
        IFileStore store
    )
    {
        var ticket = await reading.FindAsync(number);
        var read = await desk.ReadAsync((db, ct) => ReadAttachment.Run(db, desk.Actor, id, ct));
        return ticket.IsDone(out var ticketId) && read.IsDone(out var file) && file.TicketId == ticketId
            ? await DownloadAsync(http, store, file.FileHash, SafeType(file.ContentType), file.Name)
            : Results.NotFound();
    }

    private static async Task<IResult> InlineAsync(
        int number,
        long id,
        long file,
        HttpContext http,
        DeskRequest desk,
        TicketReading reading,
        IFileStore store
    )
    {
        var found = await FindAsync(number, id, desk, reading);
        var read = await desk.ReadAsync((db, ct) => ReadAttachment.Run(db, desk.Actor, file, ct));
        if (
            found is null
            || !read.IsDone(out var image)
            || image.MessageId != id
            || image.ContentType is not ("image/png" or "image/jpeg" or "image/gif" or "image/webp")
            || await store.OpenAsync(image.FileHash, http.RequestAborted) is not { } content
        )
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, image.ContentType);
    }

    private static async Task<Message?> FindAsync(int number, long id, DeskRequest desk, TicketReading reading)
    {
        var ticket = await reading.FindAsync(number);
        var read = await desk.ReadAsync((db, ct) => ReadMessage.Run(db, desk.Actor, id, ct));
        return ticket.IsDone(out var ticketId) && read.IsDone(out var message) && message.TicketId == ticketId
            ? message
            : null;
    }

    private static async Task<Dictionary<string, long>> InlineFilesAsync(DeskRequest desk, Message message)
    {
        Outcome<ReadConversation.Result> read = await desk.ReadAsync(
            (db, ct) => ReadConversation.Run(db, desk.Actor, new(message.TicketId), ct)
        );
        var files = read.IsDone(out var all)
            ? all.Messages.FirstOrDefault(m => m.Message.Id == message.Id)?.Files ?? []
            : [];
        return files
            .Where(f => f.ContentId is not null)
            .GroupBy(f => f.ContentId!.Trim('<', '>'), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Id, StringComparer.Ordinal);
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext http,
        IFileStore store,
        string hash,
        string contentType,
        string name
    )
    {
        if (await store.OpenAsync(hash, http.RequestAborted) is not { } content)
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, contentType, fileDownloadName: name);
    }

    private static string SafeType(string claimed) =>
        SafeTypes.Contains(claimed, StringComparer.Ordinal) ? claimed : "application/octet-stream";
}
