using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>Finds what is known around a mail: what was told with it, and where nobody told, what its header says.</summary>
internal static class MailEnvelopes
{
    // Where mail systems write for whom a mail was.
    private static readonly string[] RecipientHeaders = ["Delivered-To", "Envelope-To", "X-Original-To"];
    private const int MostRecipients = 20;

    /// <summary>The envelope of a mail that was read. Asking again with the answer gives the same.</summary>
    public static MailEnvelope Of(RawIntake raw, MailMessage mail)
    {
        var told = JsonSerializer.Deserialize<MailEnvelope>(raw.Envelope, JournalJson.Options) ?? new(null, []);
        if (told.IsWhole)
        {
            return told;
        }

        var named = RecipientHeaders.SelectMany(mail.Addresses).Where(a => a.IsUsable).Select(a => a.Address);
        var all = (told.Recipients ?? []).Concat(named).Distinct(StringComparer.OrdinalIgnoreCase);
        return told with { Recipients = [.. all.Take(MostRecipients)] };
    }
}
