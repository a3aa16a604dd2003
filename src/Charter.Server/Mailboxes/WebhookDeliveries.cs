using System.Security.Cryptography;
using System.Text;
using Charter.Channels.Email;
using Charter.Channels.Email.Fetching;
using Charter.Channels.Email.Webhooks;
using Charter.Desk.Conversations;
using Charter.Desk.Mailboxes;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Server.Mailboxes;

/// <summary>Files the mail that a provider brought to a mailbox, and keeps what the mailbox's page tells of it.</summary>
public sealed class WebhookDeliveries(IReadGate reads, IWriteGate writes, MailIntake intake, EmailAddresses addresses)
{
    /// <summary>Under which name the journal has what is done for a provider.</summary>
    public const string Name = "webhook";

    public const string NotOurs =
        "It was sent to an address that is none of the desk's. If it should be, add the address to the recipients that the desk takes mail for.";

    // Whoever sends again and again writes no row each time.
    private static readonly Duration NotedAgain = Duration.FromMinutes(1);
    private static readonly Actor Desk = Actor.System(Name);

    /// <summary>Files a mail; when it is done, the mail is durable.</summary>
    /// <returns>What became of it; a refusal where its signature was used for another mail.</returns>
    public async Task<Outcome<IntakeState>> TakeAsync(Mailbox mailbox, WebhookReading.Brought mail, Instant now)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentNullException.ThrowIfNull(mail);

        // What has begun is finished: a provider that goes away would only bring it again.
        var ct = CancellationToken.None;
        if (mail.Once is { } once)
        {
            var claim = new ClaimWebhookToken.Request(
                mailbox.Id,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(once.Token))),
                Convert.ToHexStringLower(SHA256.HashData(mail.Raw.Span)),
                once.Until
            );
            var claimed = await writes.WriteAsync(
                new WriteRequest(Desk, now),
                (db, token) => ClaimWebhookToken.Handle(db, Desk, claim, token),
                ct
            );
            if (claimed.Refusal is { } refusal)
            {
                return refusal;
            }
        }

        var at = await addresses.MailboxAtAsync(mail.Recipients, ct);
        var to = at is { IsEnabled: true, Protocol: MailboxProtocol.Http } ? at : mailbox;
        var envelope = new MailEnvelope(mail.MailFrom, mail.Recipients, $"{mailbox.Vendor}", to.Id, mail.IsJunk);
        var taken = await WebhookRecipients.AreOursAsync(mail, addresses, ct)
            ? await intake.TakeAsync(mail.Raw, envelope, [to.Address], now, ct)
            : await intake.SetApartAsync(mail.Raw, envelope, [to.Address], NotOurs, now, ct);
        await RecordAsync(mailbox.Id, null, now);
        return taken.State;
    }

    /// <summary>Notes why something was not taken.</summary>
    public async Task NoteRefusalAsync(Mailbox mailbox, string words, Instant now)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        MailboxState? state;
        await using (var db = reads.Open())
        {
            state = await db.MailboxStates.AsNoTracking().SingleOrDefaultAsync(s => s.MailboxId == mailbox.Id);
        }

        if (state is null || (state.Refused == words && state.RefusedAt is { } at && now - at < NotedAgain))
        {
            return;
        }

        await RecordAsync(mailbox.Id, words, now);
    }

    private Task<Outcome<Done>> RecordAsync(long mailboxId, string? refusal, Instant now) =>
        writes.WriteAsync(
            new WriteRequest(Desk, now),
            (db, ct) => RecordHttpDelivery.Handle(db, Desk, new(mailboxId, refusal), ct),
            CancellationToken.None
        );
}
