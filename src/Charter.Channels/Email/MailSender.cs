using Charter.Desk.Deliveries;
using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Mail.Fetching;
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

    // How long mail waits before it is looked at again while there is no way out; set-up wakes it at once.
    private static readonly Duration Wait = Duration.FromMinutes(5);

    /// <summary>What to say while there is no mail server: nothing was tried, and nothing is used up.</summary>
    public EffectResult NotSetUp() => EffectResult.PutOff(Desk.Conversations.OutgoingMail.NoWayOut, Now() + Wait);

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
    ) => (await HandOverAsync(departmentId, recipients, mail, cancellationToken)).Result;

    /// <summary>The same, telling what was said about each recipient, so that whoever has it is not sent it again.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public async Task<MailHandover> HandOverAsync(
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
            return MailHandover.Of(NotSetUp());
        }

        var failures = new List<string>();
        var unfit = new List<string>();
        Instant? freeAt = null;
        foreach (var route in InOrderOfTrust(routes, Now()))
        {
            if (route.IsCapped && await CountAsync(route, cancellationToken) is { } full)
            {
                freeAt = freeAt is { } earlier && earlier < full ? earlier : full;
                continue;
            }

            var tried = await TryAsync(route, mail, recipients, raw, cancellationToken);
            if (tried.Settled is { } settled)
            {
                return settled;
            }

            (tried.IsUnfit ? unfit : failures).Add($"{route.Name}: {tried.Failure}");
        }

        return MailHandover.Of(Outcome(failures, unfit, freeAt));
    }

    private static EffectResult Outcome(List<string> failures, List<string> unfit, Instant? freeAt)
    {
        var words = string.Join(" | ", failures.Concat(unfit));
        return freeAt is { } at ? EffectResult.PutOff(Waiting(words), at)
            // Each server was reached, and none of them can carry it: trying again changes nothing.
            : failures.Count == 0 ? EffectResult.Refused(words)
            : EffectResult.Lost(words);
    }

    private static string Waiting(string failures) =>
        failures.Length == 0
            ? "The cap of the mail server is reached."
            : $"The cap of one mail server is reached; {failures}";

    private static IEnumerable<MailRoute> InOrderOfTrust(IReadOnlyList<MailRoute> routes, Instant now) =>
        routes.OrderBy(r => r.LastError is not null && r.LastFailedAt is { } failed && now - failed < Doubt);

    // Some servers let an account send as its very address alone: better a report that proves nothing than no mail.
    private async Task<RouteTry> TryAsync(
        MailRoute route,
        OutgoingMail mail,
        IReadOnlyList<string> recipients,
        byte[] raw,
        CancellationToken cancellationToken
    )
    {
        var tried = await TryOnceAsync(route, mail, recipients, raw, cancellationToken);
        return tried.RefusesBounceAddress
            ? await TryOnceAsync(route, mail with { BounceAddress = null }, recipients, raw, cancellationToken)
            : tried;
    }

    private async Task<RouteTry> TryOnceAsync(
        MailRoute route,
        OutgoingMail mail,
        IReadOnlyList<string> recipients,
        byte[] raw,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var client = await connection.ConnectAsync(route, mail.From.Address, cancellationToken);
            var sent = await client.SendAsync(mail.EnvelopeSender, recipients, raw, cancellationToken);
            if (sent.IsSent)
            {
                await NoteAsync(route, null, cancellationToken);
                return new RouteTry(new MailHandover(OfSent(route, sent), sent.Recipients), "", false);
            }

            if (mail.BounceAddress is not null && sent.Recipients.All(r => MailFaults.IsAboutSender("RCPT", r.Reply)))
            {
                return RouteTry.ForBounceAddress;
            }

            var fault = MailFaults.OfRecipients(sent.Recipients);
            var words = string.Join("; ", sent.Recipients.Select(r => Words(r, recipients.Count)));
            return await SettleAsync(route, fault, words, sent.Recipients, cancellationToken);
        }
        catch (SmtpRefusedException refused)
        {
            if (mail.BounceAddress is not null && MailFaults.IsAboutSender(refused.Command, refused.Reply))
            {
                return RouteTry.ForBounceAddress;
            }

            return await SettleAsync(route, MailFaults.Of(refused), refused.Message, [], cancellationToken);
        }
        catch (FetchException noAccess)
        {
            var words = $"{noAccess.Message}. {noAccess.Advice}".Trim();
            return await SettleAsync(route, MailFault.Route, words, [], cancellationToken);
        }
        catch (SmtpLostException lost)
        {
            var settled = await SettleAsync(route, MailFaults.Of(lost), lost.Message, [], cancellationToken);
            return lost.MayHaveBeenAccepted ? settled.Doubted() : settled;
        }
    }

    // Some of several may have it while others were refused, or are to wait: those who have it are not sent it again.
    private static EffectResult OfSent(MailRoute route, SmtpSendResult sent)
    {
        var others = sent.Recipients.Where(r => !r.IsAccepted).Select(r => Words(r, sent.Recipients.Count));
        var said = $"{route.Name}: {string.Join("; ", [sent.Final!.ToString(), .. others])}";
        return sent.Recipients.Any(r => r.Reply.IsTransient) ? EffectResult.Lost(said)
            : sent.Recipients[0].IsAccepted ? EffectResult.Done(said)
            : EffectResult.Refused(said);
    }

    private static string Words(RecipientResult recipient, int among) =>
        among == 1 ? recipient.Reply.ToString() : $"{recipient.Recipient}: {recipient.Reply}";

    private async Task<RouteTry> SettleAsync(
        MailRoute route,
        MailFault fault,
        string words,
        IReadOnlyList<RecipientResult> recipients,
        CancellationToken cancellationToken
    )
    {
        var said = $"{route.Name}: {words}";
        switch (fault)
        {
            case MailFault.Mail:
                // The server is well: it talks to us and knows what it does not want.
                await NoteAsync(route, null, cancellationToken);
                return new RouteTry(new MailHandover(EffectResult.Refused(said), recipients), "", false);
            case MailFault.Time:
                return new RouteTry(new MailHandover(EffectResult.Lost(said), recipients), "", false);
            case MailFault.Unfit:
                return new RouteTry(null, words, true);
            default:
                await NoteAsync(route, words, cancellationToken);
                return new RouteTry(null, words, false);
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

    /// <summary>What one server did: settled it, or why the next is asked.</summary>
    private sealed record RouteTry(MailHandover? Settled, string Failure, bool IsUnfit)
    {
        /// <summary>It would not have the address for reports in the envelope; nothing else was asked.</summary>
        public static RouteTry ForBounceAddress { get; } = new(null, "", false) { RefusesBounceAddress = true };

        public bool RefusesBounceAddress { get; private init; }

        /// <summary>The server had the whole mail and did not say whether it took it.</summary>
        public RouteTry Doubted() =>
            Settled is { } settled
                ? this with
                {
                    Settled = settled with { Result = settled.Result with { MayHaveLeft = true } },
                }
                : this;
    }
}
