using Charter.Desk.Deliveries;
using Charter.Desk.Settings;
using Charter.Mail.Mime;
using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>Hands a mail to the company's mail server and tells what came of it.</summary>
public sealed class MailSender(MailRoute route)
{
    /// <summary>What to say while there is no mail server.</summary>
    public static EffectResult NotSetUp { get; } =
        EffectResult.Lost("No mail server is set up yet: see Settings, Mail.");

    /// <summary>Whether mail can leave.</summary>
    public static bool IsSetUp(MailSettings settings) => settings is { SmtpHost.Length: > 0, Address.Length: > 0 };

    /// <summary>Sends one mail to its recipients, in one envelope. It is sent when the first of them, whose it is, gets it.</summary>
    /// <param name="settings">The desk's mail settings.</param>
    /// <param name="envelopeFrom">The envelope sender; empty for the null sender.</param>
    /// <param name="recipients">The envelope recipients; the first is the one whom it is for.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EffectResult> SendAsync(
        MailSettings settings,
        string envelopeFrom,
        IReadOnlyList<string> recipients,
        OutgoingMail mail,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var client = await SmtpClient.ConnectAsync(route.To(settings), cancellationToken);
            var sent = await client.SendAsync(envelopeFrom, recipients, MailWriter.Write(mail), cancellationToken);
            if (sent.IsSent)
            {
                // Some of several may have it while others were refused: it can't be sent again to all, so it is told.
                var refused = sent.Recipients.Where(r => !r.IsAccepted).Select(r => $"{r.Recipient}: {r.Reply}");
                var said = string.Join("; ", [sent.Final!.ToString(), .. refused]);
                return sent.Recipients[0].IsAccepted ? EffectResult.Done(said) : EffectResult.Refused(said);
            }

            var refusal = sent.Recipients[0].Reply;
            return refusal.IsPermanent
                ? EffectResult.Refused(refusal.ToString())
                : EffectResult.Lost(refusal.ToString());
        }
        catch (SmtpRefusedException refused)
        {
            // A refused password or sender is for the administrator to mend; the mail waits, within the outbox's limit.
            var isAboutUs = refused.Command is "AUTH" or "MAIL" or "EHLO" or "STARTTLS";
            return refused.IsPermanent && !isAboutUs
                ? EffectResult.Refused(refused.Message)
                : EffectResult.Lost(refused.Message);
        }
        catch (SmtpLostException lost)
        {
            return EffectResult.Lost(lost.Message);
        }
    }
}
