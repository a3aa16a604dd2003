using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Charter.Channels.Email.Webhooks;

/// <summary>
/// Puts a mail together from the fields into which Postmark took it apart: the same bytes for the same fields, so that a
/// mail that is brought twice is known again.
/// </summary>
internal static class RebuiltMail
{
    private const int MostHeaders = 300;
    private const int Base64Line = 76;

    // These are written from their own fields, or tell of parts that are no more.
    private static readonly HashSet<string> Written = new(StringComparer.OrdinalIgnoreCase)
    {
        "From",
        "To",
        "Cc",
        "Bcc",
        "Reply-To",
        "Subject",
        "Date",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "Content-Length",
    };

    /// <summary>The mail; <c>null</c> where the fields are not those of one.</summary>
    public static byte[]? Of(JsonElement root)
    {
        if (JsonText.Of(root, "From") is null && JsonText.Member(root, "FromFull").ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var mail = new StringBuilder();
        WriteHead(mail, root);
        WriteBody(mail, root);
        return Encoding.UTF8.GetBytes(mail.ToString());
    }

    private static void WriteHead(StringBuilder mail, JsonElement root)
    {
        var hasId = false;
        foreach (var header in JsonText.Elements(root, "Headers").Take(MostHeaders))
        {
            var name = JsonText.Of(header, "Name") ?? "";
            if (
                name.Length is > 0 and < 200
                && name.All(c => c is > ' ' and < (char)127 and not ':')
                && !Written.Contains(name)
            )
            {
                hasId |= name.Equals("Message-ID", StringComparison.OrdinalIgnoreCase);
                WriteField(mail, name, JsonText.Of(header, "Value") ?? "");
            }
        }

        if (
            !hasId
            && JsonText.Of(root, "MessageID") is { Length: > 0 } id
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        )
        {
            WriteField(mail, "Message-ID", $"<{id}@inbound.postmarkapp.com>");
        }

        WriteField(mail, "From", AddressOf(JsonText.Member(root, "FromFull")) ?? JsonText.Of(root, "From"));
        WriteField(mail, "To", Addresses(root, "ToFull") ?? JsonText.Of(root, "To"));
        WriteField(mail, "Cc", Addresses(root, "CcFull") ?? JsonText.Of(root, "Cc"));
        WriteField(mail, "Reply-To", JsonText.Of(root, "ReplyTo"));
        WriteField(mail, "Subject", JsonText.Of(root, "Subject"));
        WriteField(mail, "Date", JsonText.Of(root, "Date"));
        WriteField(mail, "MIME-Version", "1.0");
    }

    private static void WriteBody(StringBuilder mail, JsonElement root)
    {
        var text = JsonText.Of(root, "TextBody") ?? "";
        var html = JsonText.Of(root, "HtmlBody") ?? "";
        var seed = $"{JsonText.Of(root, "MessageID")}\n{text.Length}\n{html.Length}";
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..32];
        // Neither may begin with the other: some readers compare only that far.
        var (boundary, inner) = ($"mixed-{mark}", $"text-{mark}");
        mail.Append("Content-Type: multipart/mixed; boundary=\"").Append(boundary).Append("\"\r\n\r\n");
        mail.Append("--").Append(boundary).Append("\r\nContent-Type: multipart/alternative; boundary=\"");
        mail.Append(inner).Append("\"\r\n\r\n");
        if (text.Length > 0 || html.Length == 0)
        {
            WriteText(mail, inner, "plain", text);
        }

        if (html.Length > 0)
        {
            WriteText(mail, inner, "html", html);
        }

        mail.Append("--").Append(inner).Append("--\r\n");
        foreach (var attachment in JsonText.Elements(root, "Attachments"))
        {
            WriteFile(mail, boundary, attachment);
        }

        mail.Append("--").Append(boundary).Append("--\r\n");
    }

    private static void WriteText(StringBuilder mail, string boundary, string subtype, string text)
    {
        mail.Append("--").Append(boundary).Append("\r\nContent-Type: text/").Append(subtype);
        mail.Append("; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        WriteLines(mail, Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
    }

    private static void WriteFile(StringBuilder mail, string boundary, JsonElement attachment)
    {
        var name = JsonText.Of(attachment, "Name") ?? "";
        var type = (JsonText.Of(attachment, "ContentType") ?? "").Split(';')[0].Trim();
        var id = Line(JsonText.Of(attachment, "ContentID") ?? "").Trim('<', '>');
        var isType =
            type.Length is > 2 and < 100
            && type.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '+' or '.');
        mail.Append("--").Append(boundary).Append("\r\nContent-Type: ");
        mail.Append(isType && type.Contains('/', StringComparison.Ordinal) ? type : "application/octet-stream")
            .Append("\r\n");
        mail.Append("Content-Disposition: ").Append(id.Length > 0 ? "inline" : "attachment");
        mail.Append("; filename*=UTF-8''").Append(Uri.EscapeDataString(Line(name))).Append("\r\n");
        if (id.Length > 0)
        {
            WriteField(mail, "Content-ID", $"<{id}>");
        }

        mail.Append("Content-Transfer-Encoding: base64\r\n\r\n");
        // It is base 64 already; what is not is for the mail's reader to say.
        var content = JsonText.Of(attachment, "Content") ?? "";
        WriteLines(mail, string.Concat(content.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=')));
    }

    private static void WriteLines(StringBuilder mail, string base64)
    {
        for (var at = 0; at < base64.Length; at += Base64Line)
        {
            mail.Append(base64, at, Math.Min(Base64Line, base64.Length - at)).Append("\r\n");
        }
    }

    private static string? Addresses(JsonElement root, string name)
    {
        var written = JsonText.Elements(root, name).Select(AddressOf).OfType<string>().ToList();
        return written.Count == 0 ? null : string.Join(",\r\n ", written);
    }

    private static string? AddressOf(JsonElement address)
    {
        if (JsonText.Of(address, "Email") is not { Length: > 0 } email)
        {
            return null;
        }

        var name = Line(JsonText.Of(address, "Name") ?? "")
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return name.Length == 0 ? Line(email) : $"\"{name}\" <{Line(email)}>";
    }

    private static void WriteField(StringBuilder mail, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            // Only our own folding has a line end in it: no value becomes a field of its own.
            var line = string.Join(",\r\n ", value.Split(",\r\n ").Select(Line));
            mail.Append(name).Append(": ").Append(line).Append("\r\n");
        }
    }

    private static string Line(string value) =>
        string.Concat(value.Select(c => c is '\r' or '\n' or '\0' ? ' ' : c)).Trim();
}
