using Charter.Desk.Conversations;
using Charter.Desk.Staff;
using Charter.Desk.Storage.Files;
using Charter.Server.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Charter.Server.Conversations;

/// <summary>Files of messages: uploads before they are attached, and downloads.</summary>
public static class FilesApi
{
    public static void MapFilesApi(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapApi("", "Files");
        files
            .MapPost("/uploads", UploadAsync)
            .Gives<Upload>(
                "upload",
                "Takes a file of up to 25 MB as the request's body. The receipt attaches it to a message or note within a day.",
                StatusCodes.Status201Created
            )
            .WithMetadata(new RequestSizeLimitAttribute(FileTooLarge.MostBytesRead), new TakesBytes());
        files
            .MapGet("/attachments/{attachmentId:long}", DownloadAsync)
            .WithName("download")
            .WithSummary("The bytes of a message's file.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    /// <param name="Receipt">Names the file when it is attached; good for a day, and only for who uploaded it.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record Upload(string Receipt, long Size);

    /// <summary>Marks an endpoint whose body is a file.</summary>
    internal sealed record TakesBytes;

    private static async Task<IResult> UploadAsync(
        DeskRequest desk,
        HttpContext http,
        IFileStore store,
        UploadReceipts receipts
    )
    {
        // A file can be attached by whoever opens or works tickets; nobody else has a use for the disk.
        if (!desk.Actor.May(Permissions.OpenTickets) && desk.Actor.Lacks(Permissions.WorkTickets) is { } notAllowed)
        {
            return Problems.Of(notAllowed);
        }

        if (http.Request.ContentLength > FileTooLarge.MostBytes)
        {
            return FileTooLarge.Answer();
        }

        try
        {
            var put = await store.PutAsync(http.Request.Body, FileTooLarge.MostBytes, http.RequestAborted);
            return Results.Json(
                new Upload(receipts.Write(put, desk.Actor), put.Size),
                statusCode: StatusCodes.Status201Created
            );
        }
        catch (FileTooLargeException)
        {
            return FileTooLarge.Answer();
        }
    }

    private static async Task<IResult> DownloadAsync(
        DeskRequest desk,
        HttpContext http,
        IFileStore store,
        long attachmentId
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadAttachment.Run(db, desk.Actor, attachmentId, ct));
        if (!read.IsDone(out var file))
        {
            return Problems.Of(read.Refusal!);
        }

        if (await store.OpenAsync(file.FileHash, http.RequestAborted) is not { } bytes)
        {
            return Problems.Of(new Charter.Desk.Shared.NotFound("file"));
        }

        // Never shown by a browser as a page of this desk, whatever it claims to be.
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'; sandbox";
        return Results.Stream(bytes, "application/octet-stream", file.Name);
    }
}
