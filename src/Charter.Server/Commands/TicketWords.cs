using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Charter.Policy;
using Charter.Policy.Clocks;

namespace Charter.Server.Commands;

/// <summary>What histories from anywhere call channels, kinds of ticket and those who act (<c>docs/policy-language/events.md</c>).</summary>
internal static class TicketWords
{
    private static readonly FrozenDictionary<string, ServedSubject?> Channels = new Dictionary<string, ServedSubject?>(
        StringComparer.Ordinal
    )
    {
        ["call"] = ServedSubject.Phone,
        ["telephone"] = ServedSubject.Phone,
        ["voice"] = ServedSubject.Phone,
        ["visit"] = ServedSubject.InPerson,
        ["walk_in"] = ServedSubject.InPerson,
        ["counter"] = ServedSubject.InPerson,
        ["form"] = ServedSubject.WebForm,
        ["web"] = ServedSubject.WebForm,
        ["website"] = ServedSubject.WebForm,
        ["letter"] = ServedSubject.Post,
        ["mail"] = ServedSubject.Post,
        ["e_mail"] = ServedSubject.Email,
        ["live_chat"] = ServedSubject.Chat,
        ["social_media"] = ServedSubject.Social,
        ["facebook"] = ServedSubject.Social,
        ["twitter"] = ServedSubject.Social,
        // Policies have no word of their own for these: only what is promised for any contact is promised for them.
        ["sms"] = null,
        ["text_message"] = null,
        ["fax"] = null,
        ["app"] = null,
        ["wechat"] = null,
        ["api"] = null,
        ["portal"] = null,
        ["other"] = null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CaseKind> Kinds = new Dictionary<string, CaseKind>(
        StringComparer.Ordinal
    )
    {
        ["question"] = CaseKind.Enquiry,
        ["query"] = CaseKind.Enquiry,
        ["inquiry"] = CaseKind.Enquiry,
        ["feedback"] = CaseKind.Enquiry,
        ["incident"] = CaseKind.Request,
        ["ticket"] = CaseKind.Request,
        ["fault"] = CaseKind.Request,
        ["problem"] = CaseKind.Request,
        ["issue"] = CaseKind.Request,
        ["task"] = CaseKind.Request,
        ["service_request"] = CaseKind.Request,
        ["repair"] = CaseKind.Request,
        ["claim"] = CaseKind.Request,
        ["application"] = CaseKind.Request,
        ["case"] = CaseKind.Request,
        ["foi"] = CaseKind.Request,
        ["concern"] = CaseKind.Complaint,
        ["grievance"] = CaseKind.Complaint,
        ["idea"] = CaseKind.Suggestion,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Customers = new[]
    {
        "customer",
        "client",
        "requester",
        "end_user",
        "enduser",
        "user",
        "caller",
        "visitor",
        "citizen",
        "complainant",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Machines = new[]
    {
        "machine",
        "system",
        "automation",
        "automatic",
        "auto",
        "bot",
        "chatbot",
        "voicebot",
        "ivr",
        "robot",
        "trigger",
        "rule",
        "workflow",
        "autoresponder",
        "ai",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A channel; <c>null</c> for one that policies have no word for.</summary>
    /// <returns><c>false</c> where the word is that of no channel.</returns>
    public static bool TryReadChannel(string text, out ServedSubject? channel)
    {
        var word = Plain(text);
        if (Channels.TryGetValue(word, out channel))
        {
            return true;
        }

        if (Vocabulary.TryReadSubject(word, out var known) && IsChannel(known))
        {
            channel = known;
            return true;
        }

        return false;
    }

    /// <summary>A kind of ticket.</summary>
    public static bool TryReadKind(string text, out CaseKind kind)
    {
        var word = Plain(text);
        return Kinds.TryGetValue(word, out kind)
            || (!char.IsAsciiDigit(word.FirstOrDefault('0')) && Enum.TryParse(word, ignoreCase: true, out kind));
    }

    public static bool IsCustomer([NotNullWhen(true)] string? by) => by is not null && Customers.Contains(Plain(by));

    public static bool IsMachine([NotNullWhen(true)] string? by) => by is not null && Machines.Contains(Plain(by));

    private static bool IsChannel(ServedSubject subject) =>
        subject
            is not (
                ServedSubject.Any
                or ServedSubject.Complaint
                or ServedSubject.Enquiry
                or ServedSubject.Request
                or ServedSubject.Escalation
            );

    private static string Plain(string text) => text.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
}
