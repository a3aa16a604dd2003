using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>Reports of servers that write prose instead of RFC 3464: qmail, old Exchange, Exim without its report part.</summary>
internal static class FreeFormBounce
{
    private static readonly string[] Subjects =
    [
        "undelivered mail returned to sender",
        "undeliverable",
        "delivery status notification (failure)",
        "delivery status notification (delay)",
        "mail delivery failed",
        "failure notice",
        "returned mail",
        "mail delivery subsystem",
        "delivery failure",
        "mail system error",
        "message delivery failure",
        "warning: could not send message",
        "unzustellbar",
        "non remis",
        "no se puede entregar",
        "onbestelbaar",
        "系统退信",
        "退信",
    ];

    public static DeliveryReport? Read(MailMessage mail, string? originalId)
    {
        var failed = mail.Headers.Value("X-Failed-Recipients");
        var fromDaemon = mail.From.Any(f =>
            f.Address.StartsWith("mailer-daemon", StringComparison.OrdinalIgnoreCase)
            || f.Address.StartsWith("postmaster@", StringComparison.OrdinalIgnoreCase)
        );
        var subject = mail.Subject;
        var saysSo = Array.Exists(Subjects, s => subject.StartsWith(s, StringComparison.OrdinalIgnoreCase));
        // The subject alone may be a person who forwards the report: it needs a daemon behind it.
        if (failed is null && !(fromDaemon && saysSo))
        {
            return null;
        }

        var text = mail.Text;
        text = text[..Math.Min(text.Length, 20_000)];
        var recipient = failed?.Split(',')[0].Trim() ?? FirstAddress(text);
        var status = StatusFields.Status(text);
        var reply = StatusFields.ReplyCode(text);
        var delayed =
            subject.Contains("delay", StringComparison.OrdinalIgnoreCase)
            || subject.StartsWith("warning", StringComparison.OrdinalIgnoreCase)
            || status?.StartsWith('4') == true;
        return new DeliveryReport(
            recipient,
            delayed ? "delayed" : "failed",
            status,
            reply,
            FirstLineWith(text, reply, status),
            originalId ?? IdIn(text)
        );
    }

    private static string? FirstAddress(string text)
    {
        var open = 0;
        while ((open = text.IndexOf('<', open)) >= 0)
        {
            var close = text.IndexOf('>', open);
            if (close < 0)
            {
                return null;
            }

            var inner = text[(open + 1)..close];
            if (inner.Length < 255 && new MailAddress("", inner).IsUsable)
            {
                return inner;
            }

            open = close;
        }

        return null;
    }

    /// <summary>qmail and its heirs copy the mail below a line of their own.</summary>
    private static string? IdIn(string text)
    {
        var at = text.IndexOf("\nMessage-ID:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var line = text.AsSpan(at + 12);
        var end = line.IndexOf('\n');
        return Threading.MessageIds.First((end < 0 ? line : line[..end]).ToString());
    }

    private static string FirstLineWith(string text, int? reply, string? status)
    {
        var mark = status ?? reply?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return mark is null
            ? ""
            : Array.Find(text.Split('\n'), l => l.Contains(mark, StringComparison.Ordinal))?.Trim() ?? "";
    }
}
