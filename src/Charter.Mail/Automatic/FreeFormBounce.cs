using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>Reports of servers that write prose instead of RFC 3464: qmail, old Exchange, Notes, Exim and many more.</summary>
internal static class FreeFormBounce
{
    public static DeliveryReport? Read(MailMessage mail, Lazy<ReturnedMail> lazyOriginal)
    {
        if (ProviderNotice.Read(mail) is { } notice)
        {
            return notice;
        }

        if (!BounceEvidence.IsReport(mail))
        {
            return null;
        }

        var original = lazyOriginal.Value;
        var text = BounceText.Explanation(mail);
        var (status, reply) = ServerCodes.Find(text);
        return new DeliveryReport(
            BounceRecipient.Find(mail, text, original),
            BounceEvidence.IsSuccess(mail) ? "delivered"
                : BounceEvidence.IsDelay(mail) ? "delayed"
                : "failed",
            status,
            reply,
            Reason(mail, text, reply, status),
            original.MessageId
        );
    }

    /// <summary>The words around the code, or all of them, by which the cause is told; bounded.</summary>
    private static string Reason(MailMessage mail, string text, int? reply, string? status)
    {
        var mark = status ?? reply?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (mark is not null)
        {
            var lines = text.Split('\n');
            var index = Array.FindIndex(lines, l => l.Contains(mark, StringComparison.Ordinal));
            if (index >= 0)
            {
                // The sentence mostly goes on in the next lines.
                var told = string.Join(' ', lines.Skip(index).Take(4).Select(l => l.Trim())).Trim();
                if (BounceCauses.Of(status, reply, told) != BounceCause.Undefined)
                {
                    return told.Length <= 1_000 ? told : told[..1_000];
                }
            }
        }

        var all = $"{mail.Subject}\n{text.Trim()}";
        return all.Length <= 4_000 ? all : all[..4_000];
    }
}
