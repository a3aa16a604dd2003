using System.Security.Cryptography;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Mail.Mime;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>
/// Mail that was fetched, brought by HTTP or piped. Whatever it is, it ends in a ticket, is ignored with a reason, or waits
/// in quarantine: when the task ends, it is durable, and the place that it came from may forget it.
/// </summary>
public sealed class MailIntake(ChannelIntake intake, EmailReader reader)
{
    // Where mail systems write for whom a mail was, when nobody tells the envelope.
    private static readonly string[] RecipientHeaders = ["Delivered-To", "Envelope-To", "X-Original-To"];
    private const int MostRecipients = 20;

    /// <summary>Takes a mail for the mailboxes at the envelope's recipients.</summary>
    /// <param name="raw">The mail as it came.</param>
    /// <param name="envelope">What is known around it.</param>
    /// <param name="mailboxes">The addresses for which the same mail counts once.</param>
    /// <param name="at">When it arrived.</param>
    /// <param name="cancellationToken">Gives up; the mail may be taken again and is still filed once.</param>
    public async Task<ChannelIntake.Result> TakeAsync(
        ReadOnlyMemory<byte> raw,
        MailEnvelope envelope,
        IReadOnlyList<string> mailboxes,
        Instant at,
        CancellationToken cancellationToken
    )
    {
        var arrived = MakeRaw(raw, envelope, mailboxes, at);
        var taken = await intake.TakeAsync(reader, arrived, cancellationToken);
        return taken.IsDone(out var result)
            ? result
            : await SetApartAsync(arrived, taken.Refusal!.Reason, cancellationToken);
    }

    /// <summary>Keeps a mail that could not be fetched whole in quarantine, with the reason.</summary>
    public Task<ChannelIntake.Result> SetApartAsync(
        ReadOnlyMemory<byte> raw,
        MailEnvelope envelope,
        IReadOnlyList<string> mailboxes,
        string reason,
        Instant at,
        CancellationToken cancellationToken
    ) => SetApartAsync(MakeRaw(raw, envelope, mailboxes, at), reason, cancellationToken);

    private static RawIntake MakeRaw(
        ReadOnlyMemory<byte> raw,
        MailEnvelope envelope,
        IReadOnlyList<string> mailboxes,
        Instant at
    )
    {
        var (identity, recipients) = Look(raw, envelope, mailboxes);
        var facts = envelope with { Recipients = recipients };
        return new RawIntake(raw, identity, JsonSerializer.Serialize(facts, JournalJson.Options), at);
    }

    private async Task<ChannelIntake.Result> SetApartAsync(RawIntake raw, string reason, CancellationToken ct)
    {
        var apart = await intake.SetApartAsync(reader, raw, reason, ct);
        return apart.IsDone(out var result) ? result : throw new InvalidOperationException(apart.Refusal!.Reason);
    }

    // A fault of ours in one mail must not lose it: then its bytes are its identity, and the reader says what is wrong.
    private static (string Identity, IReadOnlyList<string> Recipients) Look(
        ReadOnlyMemory<byte> raw,
        MailEnvelope envelope,
        IReadOnlyList<string> mailboxes
    )
    {
        try
        {
            var mail = MailReader.Read(raw);
            var named = RecipientHeaders.SelectMany(mail.Addresses).Where(a => a.IsUsable).Select(a => a.Address);
            var recipients = envelope
                .Recipients.Concat(named)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MostRecipients);
            return (MailIdentity.Of(raw, mailboxes), [.. recipients]);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (Convert.ToHexStringLower(SHA256.HashData(raw.Span)), envelope.Recipients);
        }
    }
}
