using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>message/delivery-status (RFC 3464), a group of fields for each recipient, and what servers make of it.</summary>
internal static class StatusReport
{
    public static IReadOnlyList<DeliveryReport> Read(MailMessage mail, Lazy<ReturnedMail> original)
    {
        var explanation = new Lazy<string>(() => BounceText.Explanation(mail), isThreadSafe: false);
        var texts = ReportParts.Statuses(mail);
        if (texts.Count > 0 && !BounceEvidence.MayCarryReport(mail))
        {
            // A person who passes on what a server wrote.
            return [];
        }

        if (texts.Count == 0 && BounceEvidence.IsReport(mail))
        {
            texts = Unlabelled(mail, explanation);
        }

        if (texts.Count == 0)
        {
            return [];
        }

        var groups = texts.SelectMany(t => Recipients(StatusFields.Groups(t))).ToList();
        if (groups.Count == 0)
        {
            groups.Add([]);
        }

        return [.. groups.Select(g => One(g, mail, original.Value, explanation.Value, groups.Count == 1))];
    }

    /// <summary>The fields where no part is called a delivery status: in a part called text or bytes, or among the words for people.</summary>
    private static List<string> Unlabelled(MailMessage mail, Lazy<string> explanation)
    {
        var parts = ReportParts.UnlabelledStatuses(mail);
        if (parts.Count > 0)
        {
            return parts;
        }

        var start = StatusFields.Start(explanation.Value);
        var fields = start < 0 ? "" : explanation.Value[start..];
        return StatusFields.Groups(fields).Exists(g => g.ContainsKey("status") || g.ContainsKey("action"))
            ? [fields]
            : [];
    }

    /// <summary>The fields that tell of the message go to each recipient; a blank line too many does not part a recipient from its status.</summary>
    private static List<Dictionary<string, string>> Recipients(List<Dictionary<string, string>> groups)
    {
        var result = new List<Dictionary<string, string>>();
        var message = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in groups)
        {
            var isNew = group.ContainsKey("final-recipient") || group.ContainsKey("original-recipient");
            if (isNew && result.Count > 0 && !result[^1].ContainsKey("action") && !result[^1].ContainsKey("status"))
            {
                // "Original-Recipient" and "Final-Recipient" with a blank line between.
                isNew = group.Keys.Any(k =>
                    k.EndsWith("-recipient", StringComparison.OrdinalIgnoreCase) && result[^1].ContainsKey(k)
                );
            }

            var target =
                isNew ? group
                : result.Count > 0 ? result[^1]
                : message;
            if (isNew)
            {
                result.Add(group);
            }
            else
            {
                foreach (var (name, value) in group)
                {
                    target.TryAdd(name, value);
                }
            }
        }

        if (result.Count == 0 && message.Count > 0)
        {
            result.Add(message);
        }

        foreach (var group in result)
        {
            foreach (var (name, value) in message)
            {
                group.TryAdd(name, value);
            }
        }

        return result;
    }

    private static DeliveryReport One(
        Dictionary<string, string> group,
        MailMessage mail,
        ReturnedMail original,
        string explanation,
        bool isOnly
    )
    {
        var diagnostic = StatusFields.Untyped(group.GetValueOrDefault("diagnostic-code") ?? "");
        var words = diagnostic;
        if (diagnostic.Length == 0 || BounceCauses.Of(null, null, diagnostic) == BounceCause.Undefined)
        {
            // Some servers tell the reason by a word of their own, or only in the text for people.
            var category = group.GetValueOrDefault("x-powermta-bouncecategory") ?? "";
            words = $"{diagnostic} {category} {(isOnly ? explanation : "")}".Trim();
        }

        var said = ServerCodes.Find(diagnostic);
        var inText = isOnly ? ServerCodes.Find(explanation) : default;
        var status = Specific(StatusFields.Status(group.GetValueOrDefault("status")), said.Status ?? inText.Status);
        var reply = said.Reply ?? inText.Reply;
        return new DeliveryReport(
            Recipient(group) ?? BounceRecipient.Find(mail, explanation, original),
            Action(group.GetValueOrDefault("action"), status, mail),
            status,
            reply,
            words,
            original.MessageId
                ?? MessageIds.First(
                    group.GetValueOrDefault("x-original-message-id")
                        ?? group.GetValueOrDefault("original-message-id")
                        ?? ""
                )
        );
    }

    /// <summary>5.0.0 says nothing that the words of the server may not say better.</summary>
    private static string? Specific(string? status, string? inWords) =>
        status is null
        || (
            inWords is not null
            && status.EndsWith(".0.0", StringComparison.Ordinal)
            && status[0] == inWords[0]
            && !inWords.EndsWith(".0.0", StringComparison.Ordinal)
        )
            ? inWords
            : status;

    private static string? Recipient(Dictionary<string, string> group)
    {
        var final = Address(group.GetValueOrDefault("final-recipient"));
        var original = Address(group.GetValueOrDefault("original-recipient"));
        if (original is not null && original != final)
        {
            // RFC 3461 writes a plus and an equals sign as +2B and +3D here.
            original = original
                .Replace("+2B", "+", StringComparison.OrdinalIgnoreCase)
                .Replace("+3D", "=", StringComparison.OrdinalIgnoreCase);
        }

        return original
            ?? final
            ?? Address(group.GetValueOrDefault("x-actual-recipient"))
            ?? Address(group.GetValueOrDefault("x-failed-recipient"));
    }

    private static string? Address(string? value)
    {
        var typed = StatusFields.Typed(value);
        if (typed is null || !typed.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        var isQuoted = typed[0] == '"' && typed.IndexOf("\"@", StringComparison.Ordinal) > 0;
        if (isQuoted || new MailAddress("", typed).IsUsable)
        {
            return typed;
        }

        // "<jane@example.com> (Jane)"
        return AddressParser.Parse(StatusFields.Untyped(value!), 1, out _) is [{ IsUsable: true } parsed, ..]
            ? parsed.Address
            : null;
    }

    private static string Action(string? told, string? status, MailMessage mail)
    {
        var action = (told ?? "").Trim().ToLowerInvariant();
        if (action.StartsWith("delay", StringComparison.Ordinal))
        {
            return "delayed";
        }

        foreach (var good in (ReadOnlySpan<string>)["delivered", "relayed", "expanded"])
        {
            // "delivered" above a status of failure is a mistake that one server makes.
            if (action.StartsWith(good, StringComparison.Ordinal) && status?.StartsWith('5') != true)
            {
                return good;
            }
        }

        if (action.Length > 0)
        {
            return "failed";
        }

        return status switch
        {
            null => BounceEvidence.IsDelay(mail) ? "delayed" : "failed",
            ['2', ..] => "delivered",
            ['4', ..] when BounceEvidence.IsDelay(mail) => "delayed",
            _ => "failed",
        };
    }
}
