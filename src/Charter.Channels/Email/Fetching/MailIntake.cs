using System.Text.Json;
using Charter.Desk.Journal;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>
/// Mail that was fetched, brought by HTTP or piped. Whatever it is, it ends in a ticket, is ignored with a reason, or waits
/// in quarantine: when the task ends, it is durable, and the place that it came from may forget it.
/// </summary>
public sealed class MailIntake(ChannelIntake intake, EmailReader reader)
{
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
            : await SetApartAsync(reader.Look(arrived), taken.Refusal!.Reason, cancellationToken);
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
    ) => new(raw, ExternalId: null, JsonSerializer.Serialize(envelope, JournalJson.Options), at) { Places = mailboxes };

    private async Task<ChannelIntake.Result> SetApartAsync(RawIntake raw, string reason, CancellationToken ct)
    {
        var apart = await intake.SetApartAsync(reader, raw, reason, ct);
        return apart.IsDone(out var result) ? result : throw new InvalidOperationException(apart.Refusal!.Reason);
    }
}
