using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Mail.Automatic;
using Charter.Mail.Mime;
using Charter.Mail.Text;

namespace Charter.Server.Commands;

/// <summary>charter mail parse FILE...: one JSON line a file, whatever the file holds.</summary>
public static class ParseMailCommand
{
    // Larger than any mail server passes on; more is not a mail.
    private const long MaxFileBytes = 200L * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Mails as they were received (.eml), one each",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("parse", "Read mails and print what they say, one JSON line a file") { files };
        command.SetAction(
            async (parsed, cancel) =>
            {
                foreach (var file in parsed.GetValue(files) ?? [])
                {
                    var line = await Describe(file, cancel);
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        line.ToJsonString(Json).AsMemory(),
                        cancel
                    );
                }

                return 0;
            }
        );
        return command;
    }

    private static async Task<JsonObject> Describe(string file, CancellationToken cancel)
    {
        try
        {
            var info = new FileInfo(file);
            if (info.Length > MaxFileBytes)
            {
                return Unreadable(file, "file-too-large");
            }

            return Describe(file, MailReader.Read(await File.ReadAllBytesAsync(file, cancel)));
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Unreadable(file, "file-not-readable");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of ours in one mail must not keep the others from their lines.
            return Unreadable(file, "reader-failed");
        }
    }

    private static JsonObject Unreadable(string file, string code)
    {
        var line = Describe(file, MailReader.Read(ReadOnlyMemory<byte>.Empty));
        line["problems"] = new JsonArray(code);
        return line;
    }

    private static JsonObject Describe(string file, MailMessage mail)
    {
        var verdict = AutomaticMail.Judge(mail);
        var reply = ReplyText.Split(mail);
        return new JsonObject
        {
            ["file"] = file,
            ["message_id"] = mail.MessageId,
            ["in_reply_to"] = mail.InReplyTo,
            ["references"] = new JsonArray([.. mail.References.Select(r => JsonValue.Create(r))]),
            ["subject"] = mail.Subject,
            ["from"] = mail.From is [var from, ..] ? Address(from) : null,
            ["reply_to"] = mail.ReplyTo is [var replyTo, ..] ? Address(replyTo) : null,
            ["to"] = Addresses(mail.To),
            ["cc"] = Addresses(mail.Cc),
            ["date"] = mail.Date?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["text"] = mail.Text,
            ["reply_text"] = reply.Reply,
            ["quoted_text"] = reply.Quoted,
            ["has_html"] = mail.HtmlBody is not null,
            ["attachments"] = new JsonArray([.. mail.Attachments.Select(Attachment)]),
            ["automatic"] = verdict.IsAutomatic,
            ["may_auto_respond"] = verdict.MayAutoRespond,
            ["bounce"] = Bounce(DeliveryReport.Read(mail)),
            ["feedback_report"] = FeedbackReport.Read(mail) is not null,
            ["forwarded"] = Forwarded(ForwardedMail.Find(mail)),
            ["security"] = Security(mail),
            ["problems"] = new JsonArray([.. mail.Problems.Select(p => JsonValue.Create(Code(p)))]),
        };
    }

    private static JsonObject Address(MailAddress address) =>
        new() { ["name"] = address.Name, ["address"] = address.Address };

    private static JsonArray Addresses(IEnumerable<MailAddress> addresses) => [.. addresses.Select(Address)];

    private static JsonObject Attachment(MailAttachment file) =>
        new()
        {
            ["name"] = file.Name,
            ["content_type"] = file.ContentType,
            ["size"] = file.Size,
            ["content_id"] = file.ContentId,
            ["inline"] = file.IsInline,
            ["sha256"] = file.Sha256,
        };

    private static JsonObject? Bounce(DeliveryReport? report) =>
        report is not { IsBounce: true }
            ? null
            : new JsonObject
            {
                ["recipient"] = report.Recipient,
                ["status"] = report.Status,
                ["reply_code"] = report.ReplyCode,
                ["hard"] = report.IsHard,
                ["original_message_id"] = report.OriginalMessageId,
            };

    private static JsonObject? Forwarded(ForwardedMail? mail) =>
        mail is null
            ? null
            : new JsonObject
            {
                ["from"] = mail.From is null ? null : Address(mail.From),
                ["to"] = Addresses(mail.To),
                ["subject"] = mail.Subject,
                ["date"] = mail.Date?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
                ["text"] = mail.Text,
            };

    /// <summary>What kind of protection a mail carries. No signature is checked, so none is called verified.</summary>
    private static JsonObject? Security(MailMessage mail) =>
        mail.Security is { } security ? new JsonObject { ["kind"] = security.Kind, ["verified"] = false } : null;

    private static string Code(MailProblem problem) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(problem.Code.ToString());
}
