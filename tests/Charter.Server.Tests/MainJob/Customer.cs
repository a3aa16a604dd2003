using Charter.Mail.Mime;
using Charter.Mail.Smtp;

namespace Charter.Server.Tests.MainJob;

/// <summary>Somebody outside who writes mail by SMTP.</summary>
internal sealed record Customer(string Name, string Address)
{
    /// <summary>A mail of theirs, not yet sent.</summary>
    public OutgoingMail Write(string to, string subject, string text, MailMessage? answering = null) =>
        new()
        {
            MessageId = $"{Guid.NewGuid():N}@{Address[(Address.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
            From = new MailAddress(Name, Address),
            To = [new MailAddress("", to)],
            Date = TimeProvider.System.GetUtcNow(),
            Subject = subject,
            Text = text,
            InReplyTo = answering?.MessageId,
            References = answering is null ? [] : [.. answering.References, answering.MessageId!],
        };

    /// <summary>Hands a mail to the desk, and returns when the desk has said that it has it.</summary>
    public async Task SendAsync(int port, OutgoingMail mail)
    {
        await using var client = await SmtpClient.ConnectAsync(
            new SmtpClientOptions
            {
                Host = "127.0.0.1",
                Port = port,
                Security = SmtpSecurity.None,
            }
        );
        var sent = await client.SendAsync(Address, [mail.To[0].Address], MailWriter.Write(mail));
        if (!sent.IsSent)
        {
            throw new InvalidOperationException($"The desk refused the mail: {sent.Recipients[0].Reply}");
        }
    }
}
