using Charter.Channels.Email;
using Charter.Channels.Email.Fetching;
using Charter.Desk.Conversations;
using Charter.Desk.Mailboxes;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Charter.Server.Conversations;
using Charter.Server.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Mailboxes;

/// <summary>
/// Mail that a provider's webhook or a program brings: the raw mail as the body, signed under the mailbox's key. It is
/// acknowledged only when it is durable; anything else makes the sender try again.
/// </summary>
public static class MailIntakeApi
{
    // Each holds one mail in memory.
    private const int MostAtOnce = 8;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly SemaphoreSlim Places = new(MostAtOnce);

    public static void MapMailIntakeApi(this IEndpointRouteBuilder routes) =>
        routes
            .MapApi("", "Mailboxes")
            .MapPost("/intake/mail", TakeAsync)
            .Gives<Taken>(
                "takeMail",
                "Takes one raw mail (RFC 5322) for the mailbox, signed in the header Charter-Signature: t=SECONDS,v1=HMAC-SHA256 of `SECONDS.BODY` under the mailbox's key. Answered once it is durable."
            )
            .WithMetadata(new RequestSizeLimitAttribute(FileTooLarge.MostBytesRead), new FilesApi.TakesBytes())
            .AllowAnonymous();

    /// <param name="State">What became of it: filed in a ticket, ignored with a reason, or quarantined for a person.</param>
    public sealed record Taken(IntakeState State);

    /// <summary>The mailbox takes no mail by HTTP, or the signature is not its.</summary>
    private sealed record NotSigned()
        : Refusal(
            "intake-not-signed",
            "The signature is missing, too old, or not good for this mailbox.",
            RefusalKind.Unknown
        );

    private static async Task<IResult> TakeAsync(
        [FromQuery(Name = "mailbox")] long? mailboxId,
        HttpContext http,
        DeskRequest desk,
        MasterKey master,
        MailIntake intake,
        FetchLimits limits
    )
    {
        string? signature = http.Request.Headers[IntakeSignature.Header];
        var mailbox = await desk.ReadAsync((db, ct) => FindAsync(db, mailboxId, ct));

        // Nothing is read from whoever can't have a key.
        if (mailbox is null || !IntakeSignature.IsTimely(signature, desk.Now))
        {
            return Problems.Of(new NotSigned());
        }

        if (!await Places.WaitAsync(LongestWait, http.RequestAborted))
        {
            http.Response.Headers.RetryAfter = "10";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            return await ReadAndTakeAsync(http, desk, mailbox, signature!, master, intake, limits);
        }
        finally
        {
            Places.Release();
        }
    }

    private static async Task<IResult> ReadAndTakeAsync(
        HttpContext http,
        DeskRequest desk,
        Mailbox mailbox,
        string signature,
        MasterKey master,
        MailIntake intake,
        FetchLimits limits
    )
    {
        using var body = new MemoryStream();
        if (
            http.Request.ContentLength > limits.LargestMail
            || !await ReadAsync(http.Request.Body, body, limits.LargestMail, http.RequestAborted)
        )
        {
            return TooLarge(limits.LargestMail);
        }

        var mail = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (!IntakeSignature.IsGood(signature, master.UnprotectText(mailbox.IntakeSecret), mail.Span))
        {
            return Problems.Of(new NotSigned());
        }

        if (mail.Length == 0)
        {
            return Problems.Of(new InvalidField("body", "Send the mail as the request's body."));
        }

        // What has begun is finished: a sender that goes away would send it again.
        var peer = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var envelope = new MailEnvelope(null, [], peer, mailbox.Id);
        var taken = await intake.TakeAsync(mail, envelope, [mailbox.Address], desk.Now, CancellationToken.None);
        return Results.Json(new Taken(taken.State));
    }

    private static Task<Mailbox?> FindAsync(DeskContext db, long? mailboxId, CancellationToken cancellationToken) =>
        db.Mailboxes.SingleOrDefaultAsync(
            m => m.Id == mailboxId && m.IsEnabled && m.IntakeSecret != "",
            cancellationToken
        );

    private static async Task<bool> ReadAsync(
        Stream from,
        MemoryStream to,
        long most,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[64 * 1024];
        for (int count; (count = await from.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            if (to.Length + count > most)
            {
                return false;
            }

            to.Write(buffer, 0, count);
        }

        return true;
    }

    private static IResult TooLarge(long most) =>
        Results.Problem(
            new ProblemDetails
            {
                Type = "urn:charter:problem:too-large",
                Title = "too large",
                Detail = $"A mail can have {most / 1024 / 1024} MB.",
                Status = StatusCodes.Status413PayloadTooLarge,
                Extensions = { ["code"] = "too-large", ["mostBytes"] = most },
            }
        );
}
