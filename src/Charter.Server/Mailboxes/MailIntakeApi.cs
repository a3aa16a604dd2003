using Charter.Channels.Email;
using Charter.Channels.Email.Fetching;
using Charter.Desk.Conversations;
using Charter.Desk.Mailboxes;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Charter.Server.Conversations;
using Charter.Server.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Mailboxes;

/// <summary>
/// Mail that a program brings, or a provider that posts raw mail: the mail as the body, signed under the mailbox's key. It
/// is acknowledged only when it is durable; anything else makes the sender try again.
/// </summary>
public static class MailIntakeApi
{
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
        IWriteGate writes,
        FetchLimits limits
    )
    {
        string? signature = http.Request.Headers[IntakeSignature.Header];
        var mailbox = await desk.ReadAsync((db, ct) => FindAsync(db, mailboxId, ct));

        // Nothing is read from whoever can't have a key.
        return mailbox is null || !IntakeSignature.IsTimely(signature, desk.Now)
            ? Problems.Of(new NotSigned())
            : await BroughtMail.InTurnAsync(
                http,
                () => ReadAndTakeAsync(http, desk, mailbox, signature!, master, intake, writes, limits)
            );
    }

    private static async Task<IResult> ReadAndTakeAsync(
        HttpContext http,
        DeskRequest desk,
        Mailbox mailbox,
        string signature,
        MasterKey master,
        MailIntake intake,
        IWriteGate writes,
        FetchLimits limits
    )
    {
        if (await BroughtMail.ReadAsync(http, limits.LargestMail) is not { } mail)
        {
            return BroughtMail.TooLarge(limits.LargestMail);
        }

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
        var actor = Actor.System(WebhookDeliveries.Name);
        await writes.WriteAsync(
            new WriteRequest(actor, desk.Now),
            (db, ct) => RecordHttpDelivery.Handle(db, actor, new(mailbox.Id), ct)
        );
        return Results.Json(new Taken(taken.State));
    }

    private static Task<Mailbox?> FindAsync(DeskContext db, long? mailboxId, CancellationToken cancellationToken) =>
        db.Mailboxes.SingleOrDefaultAsync(
            m => m.Id == mailboxId && m.IsEnabled && m.IntakeSecret != "" && m.Vendor == MailVendor.Program,
            cancellationToken
        );
}
