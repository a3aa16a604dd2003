using Charter.Desk.Deliveries;
using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Mail.Mime;
using Charter.Mail.Smtp;
using NodaTime;

namespace Charter.Channels.Email;

/// <summary>
/// Hands a mail to the first of the company's servers that takes it. One that can't be reached or has something
/// against us is passed over at once; what a server says about the recipient is final.
/// </summary>
public sealed class MailSender(
    MailConnection connection,
    MailSigner signer,
    IReadGate reads,
    IWriteGate writes,
    TimeProvider time
)
{
    // One that failed just now is asked last, so that a server that is away does not cost each mail its patience.
    private static readonly Duration Doubt = Duration.FromMinutes(1);

    private static readonly Actor Outbox = Actor.System("outbox");

    /// <summary>What to say while there is no mail server.</summary>
    public static EffectResult NotSetUp { get; } =
        EffectResult.Lost("No mail server is set up yet: see Settings, Mail.");

    /// <summary>Sends one mail to its recipients, in one envelope. It is sent when the first of them, whose it is, gets it.</summary>
    /// <param name="departmentId">Whose mail it is, which some routes are kept for; <c>null</c> for none's.</param>
    /// <param name="recipients">The envelope recipients; the first is the one whom it is for.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EffectResult> SendAsync(
        long? departmentId,
        IReadOnlyList<string> recipients,
        OutgoingMail mail,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        IReadOnlyList<MailRoute> routes;
        byte[] raw;
        await using (var db = reads.Open())
        {
            routes = await MailRoutes.ForAsync(db, departmentId, cancellationToken);
            raw = await signer.SignAsync(db, mail, Now(), cancellationToken);
        }

        if (routes.Count == 0)
        {
            return NotSetUp;
        }

        var failures = new List<string>();
        Instant? freeAt = null;
        foreach (var route in InOrderOfTrust(routes, Now()))
        {
            if (route.IsCapped && await CountAsync(route, cancellationToken) is { } full)
            {
                freeAt = freeAt is { } earlier && earlier < full ? earlier : full;
                continue;
            }

            var tried = await TryAsync(route, mail, recipients, raw, cancellationToken);
            if (tried.Result is { } settled)
            {
                return settled;
            }

            failures.Add($"{route.Name}: {tried.Failure}");
        }

        return freeAt is { } at
            ? EffectResult.PutOff(Waiting(failures), at)
            : EffectResult.Lost(string.Join(" | ", failures));
    }

    private static string Waiting(List<string> failures) =>
        failures.Count == 0
            ? "The cap of the mail server is reached."
            : $"The cap of one mail server is reached; {string.Join(" | ", failures)}";

    private static IEnumerable<MailRoute> InOrderOfTrust(IReadOnlyList<MailRoute> routes, Instant now) =>
        routes.OrderBy(r => r.LastError is not null && r.LastFailedAt is { } failed && now - failed < Doubt);

    private async Task<(EffectResult? Result, string Failure)> TryAsync(
        MailRoute route,
        OutgoingMail mail,
        IReadOnlyList<string> recipients,
        byte[] raw,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var options = connection.To(route, mail.From.Address);
            await using var client = await SmtpClient.ConnectAsync(options, cancellationToken);
            var sent = await client.SendAsync(mail.EnvelopeSender, recipients, raw, cancellationToken);
            if (sent.IsSent)
            {
                await NoteAsync(route, null, cancellationToken);
                // Some of several may have it while others were refused: it can't be sent again to all, so it is told.
                var refused = sent.Recipients.Where(r => !r.IsAccepted).Select(r => $"{r.Recipient}: {r.Reply}");
                var said = $"{route.Name}: {string.Join("; ", [sent.Final!.ToString(), .. refused])}";
                return (sent.Recipients[0].IsAccepted ? EffectResult.Done(said) : EffectResult.Refused(said), "");
            }

            var reply = sent.Recipients[0].Reply;
            return await SettleAsync(route, MailFaults.OfRecipient(reply), reply.ToString(), cancellationToken);
        }
        catch (SmtpRefusedException refused)
        {
            return await SettleAsync(route, MailFaults.Of(refused), refused.Message, cancellationToken);
        }
        catch (SmtpLostException lost)
        {
            return await SettleAsync(route, MailFaults.Of(lost), lost.Message, cancellationToken);
        }
    }

    private async Task<(EffectResult? Result, string Failure)> SettleAsync(
        MailRoute route,
        MailFault fault,
        string words,
        CancellationToken cancellationToken
    )
    {
        switch (fault)
        {
            case MailFault.Mail:
                // The server is well: it talks to us and knows what it does not want.
                await NoteAsync(route, null, cancellationToken);
                return (EffectResult.Refused($"{route.Name}: {words}"), "");
            case MailFault.Time:
                return (EffectResult.Lost($"{route.Name}: {words}"), "");
            default:
                await NoteAsync(route, words, cancellationToken);
                return (null, words);
        }
    }

    private async Task<Instant?> CountAsync(MailRoute route, CancellationToken cancellationToken)
    {
        var counted = await writes.WriteAsync(
            new WriteRequest(Outbox, Now()),
            (db, ct) => CountMailOnRoute.Handle(db, new(route.Id), ct),
            cancellationToken
        );
        // A route that was removed a moment ago has no room either.
        return counted.IsDone(out var result) ? result.FreeAt : Now();
    }

    private async Task NoteAsync(MailRoute route, string? error, CancellationToken cancellationToken)
    {
        var now = Now();
        if (NoteMailRoute.IsNews(route, error, now))
        {
            await writes.WriteAsync(
                new WriteRequest(Outbox, now),
                (db, ct) => NoteMailRoute.Handle(db, new(route.Id, error), ct),
                cancellationToken
            );
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
