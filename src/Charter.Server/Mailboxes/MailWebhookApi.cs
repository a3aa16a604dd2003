using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Charter.Channels.Email.Fetching;
using Charter.Channels.Email.Webhooks;
using Charter.Desk.Mailboxes;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Charter.Server.Conversations;
using Charter.Server.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Mailboxes;

/// <summary>
/// Mail that a provider brings in its own format. The address ends with the mailbox's key, or the key comes as the password of
/// basic authentication; without it nothing is read. What the provider signs is proven on top. Success is said when
/// the mail is durable; what can never be taken gets the status at which that provider stops, all else one at which it tries again.
/// </summary>
public static class MailWebhookApi
{
    /// <summary>A delivery without the key.</summary>
    public const string WrongKey = "Something was brought with a wrong key in its address, or with none.";

    /// <summary>The mailbox is paused: the provider keeps its mail.</summary>
    public const string Paused = "The mailbox is paused, and its mail waits at the provider.";

    /// <summary>A mail that is larger than the desk takes.</summary>
    public const string TooLarge = "A mail was larger than 50 MB and was not taken.";

    // A mail in JSON is a third larger, and some providers send its files twice.
    private const long MostBytes = FileTooLarge.MostBytesRead;

    public static void MapMailWebhookApi(this IEndpointRouteBuilder routes) =>
        routes
            .MapApi("", "Mailboxes")
            .MapPost("/intake/mail/{mailboxId:long}/{**key}", TakeAsync)
            .Gives<MailIntakeApi.Taken>(
                "takeMailOfProvider",
                "Takes what the mailbox's provider (Mailgun, SendGrid, Postmark, Amazon SES) posts, in its own format. The mailbox's page shows the address to give to the provider."
            )
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes), new FilesApi.TakesBytes())
            .AllowAnonymous();

    private static async Task<IResult> TakeAsync(
        long mailboxId,
        string? key,
        HttpContext http,
        DeskRequest desk,
        MasterKey master,
        MailWebhooks webhooks,
        WebhookDeliveries deliveries,
        FetchLimits limits
    )
    {
        var mailbox = await desk.ReadAsync((db, ct) => FindAsync(db, mailboxId, ct));
        if (mailbox is null || webhooks.Of(mailbox.Vendor) is not { } webhook)
        {
            return NotProven(http, WrongKey);
        }

        if (!IsKey(http, key, master.UnprotectText(mailbox.IntakeSecret)))
        {
            await deliveries.NoteRefusalAsync(mailbox, WrongKey, desk.Now);
            return NotProven(http, WrongKey);
        }

        if (!mailbox.IsEnabled)
        {
            return Refused(http, mailbox.Vendor, WebhookRefusal.Later, Paused);
        }

        return await BroughtMail.InTurnAsync(
            http,
            () => ReadAndTakeAsync(http, desk, mailbox, webhook, master, deliveries, limits)
        );
    }

    private static async Task<IResult> ReadAndTakeAsync(
        HttpContext http,
        DeskRequest desk,
        Mailbox mailbox,
        IMailWebhook webhook,
        MasterKey master,
        WebhookDeliveries deliveries,
        FetchLimits limits
    )
    {
        WebhookReading reading = new WebhookReading.Refused(WebhookRefusal.Never, TooLarge);
        if (await BroughtMail.ReadAsync(http, MostBytes) is { } body)
        {
            var headers = http.Request.Headers.ToFrozenDictionary(
                h => h.Key,
                h => h.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            );
            var keys = new WebhookKeys(
                mailbox.Address,
                master.UnprotectText(mailbox.VendorSecret),
                mailbox.VendorPublicKey,
                mailbox.TopicArn
            );
            var post = new WebhookPost(http.Request.ContentType ?? "", headers, body);
            reading = await webhook.ReadAsync(post, keys, desk.Now, http.RequestAborted);
        }

        switch (reading)
        {
            case WebhookReading.Brought mail when mail.Raw.Length > limits.LargestMail:
                reading = new WebhookReading.Refused(WebhookRefusal.Never, TooLarge);
                break;
            case WebhookReading.Brought mail:
                var taken = await deliveries.TakeAsync(mailbox, mail, desk.Now);
                if (taken.IsDone(out var state))
                {
                    return Results.Json(new MailIntakeApi.Taken(state));
                }

                reading = new WebhookReading.Refused(WebhookRefusal.NotProven, taken.Refusal!.Reason);
                break;
            case WebhookReading.NoMail { Note: { } note }:
                await deliveries.NoteRefusalAsync(mailbox, note, desk.Now);
                return Results.NoContent();
            case WebhookReading.NoMail:
                return Results.NoContent();
        }

        var refused = (WebhookReading.Refused)reading;
        await deliveries.NoteRefusalAsync(mailbox, refused.Words, desk.Now);
        return Refused(http, mailbox.Vendor, refused.Kind, refused.Words);
    }

    private static Task<Mailbox?> FindAsync(DeskContext db, long mailboxId, CancellationToken cancellationToken) =>
        db.Mailboxes.SingleOrDefaultAsync(
            m => m.Id == mailboxId && m.IntakeSecret != "" && m.Protocol == MailboxProtocol.Http,
            cancellationToken
        );

    // Mailgun sends the mail itself only to addresses that end in "mime".
    private static bool IsKey(HttpContext http, string? path, string key)
    {
        var given = path ?? "";
        if (given == "mime" || given.EndsWith("/mime", StringComparison.Ordinal))
        {
            given = given[..^"mime".Length].TrimEnd('/');
        }

        return IsSame(given.Length > 0 ? given : PasswordOf(http.Request.Headers.Authorization), key);
    }

    private static string PasswordOf(string? authorization)
    {
        const string Basic = "Basic ";
        if (
            authorization is not { Length: <= 1000 }
            || !authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
        )
        {
            return "";
        }

        var bytes = new byte[authorization.Length];
        var text = Convert.TryFromBase64String(authorization[Basic.Length..].Trim(), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : "";
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    // Hashed first, so that not even the length of the key can be told by the time that it takes.
    private static bool IsSame(string given, string key) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)),
            SHA256.HashData(Encoding.UTF8.GetBytes(key))
        );

    private static IResult NotProven(HttpContext http, string words)
    {
        // Some providers give the name and password in their settings only when they are asked for them.
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"mail\", charset=\"UTF-8\"";
        return Refused(http, MailVendor.Program, WebhookRefusal.NotProven, words);
    }

    private static IResult Refused(HttpContext http, MailVendor vendor, WebhookRefusal kind, string words)
    {
        if (kind == WebhookRefusal.Later)
        {
            http.Response.Headers.RetryAfter = "600";
        }

        return Results.Problem(
            new ProblemDetails
            {
                Type = "urn:charter:problem:webhook-refused",
                Title = "webhook refused",
                Detail = words,
                Status = StatusOf(vendor, kind),
                Extensions = { ["code"] = "webhook-refused" },
            }
        );
    }

    private static int StatusOf(MailVendor vendor, WebhookRefusal kind) =>
        (kind, vendor) switch
        {
            (WebhookRefusal.NotProven, _) => StatusCodes.Status401Unauthorized,
            (WebhookRefusal.Later, _) => StatusCodes.Status503ServiceUnavailable,
            // The statuses at which these two stop trying.
            (_, MailVendor.Mailgun) => StatusCodes.Status406NotAcceptable,
            (_, MailVendor.Postmark) => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
}
