using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Charter.Mail.Threading;

namespace Charter.Mail.Mime;

/// <summary>
/// Writes a mail: ASCII, CRLF, lines short enough for every server on the way, the same bytes for the same mail.
/// </summary>
public static class MailWriter
{
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "From",
        "Sender",
        "To",
        "Cc",
        "Bcc",
        "Reply-To",
        "Subject",
        "Date",
        "Message-ID",
        "In-Reply-To",
        "References",
        "Thread-Index",
        "Thread-Topic",
        "MIME-Version",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "Return-Path",
    };

    /// <exception cref="ArgumentException">A value holds a line end or a NUL, or is no address, id or header name.</exception>
    public static byte[] Write(OutgoingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var head = new StringBuilder();
        WriteHead(mail, new HeaderWriter(head));
        using var output = new MemoryStream();
        output.Write(Encoding.UTF8.GetBytes(head.ToString()));
        WriteBody(mail, output);
        if (!output.GetBuffer().AsSpan(0, (int)output.Length).EndsWith("\r\n"u8))
        {
            output.Write("\r\n"u8);
        }

        return output.ToArray();
    }

    private static void WriteHead(OutgoingMail mail, HeaderWriter headers)
    {
        headers.Tokens(
            "Date",
            [mail.Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + Zone(mail.Date.Offset)]
        );
        headers.Addresses("From", [mail.From]);
        headers.Addresses("Sender", mail.Sender is null ? [] : [mail.Sender]);
        headers.Addresses("Reply-To", mail.ReplyTo);
        headers.Addresses("To", mail.To);
        headers.Addresses("Cc", mail.Cc);
        headers.Text("Subject", mail.Subject);
        headers.Tokens("Message-ID", [Bracketed(mail.MessageId)]);
        if (mail.InReplyTo is not null)
        {
            headers.Tokens("In-Reply-To", [Bracketed(mail.InReplyTo)]);
        }

        if (mail.References.Count > 0)
        {
            headers.Tokens("References", mail.References.Select(Bracketed));
        }

        if (mail.ThreadIndex is not null)
        {
            headers.Tokens("Thread-Index", [mail.ThreadIndex]);
            // Outlook takes both together, or falls back on the subject alone.
            headers.Text("Thread-Topic", SubjectText.Normalize(mail.Subject));
        }

        if (mail.AutoSubmitted != AutoSubmitted.No)
        {
            headers.Tokens(
                "Auto-Submitted",
                [mail.AutoSubmitted == AutoSubmitted.Replied ? "auto-replied" : "auto-generated"]
            );
            headers.Tokens("X-Auto-Response-Suppress", ["All"]);
        }

        foreach (var (name, value) in mail.ExtraHeaders)
        {
            headers.Text(ExtraName(name), value);
        }

        headers.Tokens("MIME-Version", ["1.0"]);
    }

    private static void WriteBody(OutgoingMail mail, MemoryStream output)
    {
        var inline = mail.Html is null ? [] : mail.Attachments.Where(a => a.IsInline).ToList();
        var attached = mail.Attachments.Except(inline).ToList();
        void Body()
        {
            if (mail.Html is null)
            {
                WriteText("plain", mail.Text, output);
            }
            else
            {
                WriteMultipart("alternative", mail, output, [() => WriteText("plain", mail.Text, output), Html]);
            }
        }

        void Html()
        {
            if (inline.Count == 0)
            {
                WriteText("html", mail.Html!, output);
            }
            else
            {
                WriteMultipart(
                    "related",
                    mail,
                    output,
                    [
                        () => WriteText("html", mail.Html!, output),
                        .. inline.Select<OutgoingAttachment, Action>(a => () => WriteFile(a, output)),
                    ]
                );
            }
        }

        if (attached.Count == 0)
        {
            Body();
        }
        else
        {
            WriteMultipart(
                "mixed",
                mail,
                output,
                [Body, .. attached.Select<OutgoingAttachment, Action>(a => () => WriteFile(a, output))]
            );
        }
    }

    private static void WriteMultipart(
        string subtype,
        OutgoingMail mail,
        MemoryStream output,
        IReadOnlyList<Action> parts
    )
    {
        var boundary = Boundary(subtype, mail.MessageId);
        WriteHeader(output, h => h.Parameterized("Content-Type", $"multipart/{subtype}", ("boundary", boundary)));
        output.Write("\r\n"u8);
        foreach (var part in parts)
        {
            output.Write(Encoding.ASCII.GetBytes($"--{boundary}\r\n"));
            part();
            output.Write("\r\n"u8);
        }

        output.Write(Encoding.ASCII.GetBytes($"--{boundary}--\r\n"));
    }

    /// <summary>
    /// From the message id, so that the same mail gives the same bytes. "=_" occurs in no quoted-printable and no
    /// base64, so no body can hold it.
    /// </summary>
    private static string Boundary(string subtype, string messageId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(subtype + messageId));
        return $"=_{subtype[..3]}_{Convert.ToHexStringLower(hash.AsSpan(0, 12))}";
    }

    private static void WriteText(string subtype, string text, MemoryStream output)
    {
        var (encoding, bytes) = ContentWriter.Text(text);
        WriteHeader(
            output,
            h =>
            {
                h.Parameterized("Content-Type", $"text/{subtype}", ("charset", "utf-8"));
                h.Tokens("Content-Transfer-Encoding", [encoding]);
            }
        );
        output.Write("\r\n"u8);
        output.Write(bytes);
    }

    private static void WriteFile(OutgoingAttachment file, MemoryStream output)
    {
        var type = MediaType.Parse(HeaderWriter.Checked("Content-Type", file.ContentType)) ?? MediaType.Binary;
        // Only base64 keeps every byte; a message may not be in base64, so it goes as a file of bytes.
        var name = type.Type is "multipart" or "message" ? MediaType.Binary.Name : type.Name;
        WriteHeader(
            output,
            h =>
            {
                h.Parameterized("Content-Type", name, ("name", file.Name));
                h.Tokens("Content-Transfer-Encoding", ["base64"]);
                h.Parameterized(
                    "Content-Disposition",
                    file.IsInline ? "inline" : "attachment",
                    ("filename", file.Name)
                );
                if (file.ContentId is not null)
                {
                    h.Tokens("Content-ID", [Bracketed(file.ContentId)]);
                }
            }
        );
        output.Write("\r\n"u8);
        output.Write(ContentWriter.Base64(file.Content.Span));
    }

    private static void WriteHeader(MemoryStream output, Action<HeaderWriter> write)
    {
        var head = new StringBuilder();
        write(new HeaderWriter(head));
        output.Write(Encoding.UTF8.GetBytes(head.ToString()));
    }

    private static string Bracketed(string id)
    {
        if (id.Length is 0 or > 900 || id.AsSpan().IndexOfAny(" <>\t") >= 0)
        {
            throw new ArgumentException("Not a message or content id.", nameof(id));
        }

        return $"<{id}>";
    }

    private static string ExtraName(string name)
    {
        if (
            name.Length is 0 or > 70
            || name.AsSpan().ContainsAnyExceptInRange('!', '~')
            || name.Contains(':', StringComparison.Ordinal)
        )
        {
            throw new ArgumentException("Not a header name.", nameof(name));
        }

        return OwnHeaders.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            ? throw new ArgumentException($"{name} is written from its own property.", nameof(name))
            : name;
    }

    private static string Zone(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration():hhmm}");
}
