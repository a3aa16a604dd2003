using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>What tickets are called in pages: statuses, kinds, channels, priorities, and their icons.</summary>
public static class TicketWords
{
    /// <summary>The channels on which a ticket can arrive, in the order of a list.</summary>
    public static readonly IReadOnlyList<ServedSubject> Channels =
    [
        ServedSubject.Email,
        ServedSubject.Phone,
        ServedSubject.Voicemail,
        ServedSubject.Callback,
        ServedSubject.Chat,
        ServedSubject.InPerson,
        ServedSubject.Post,
        ServedSubject.WebForm,
        ServedSubject.WhatsApp,
        ServedSubject.Social,
    ];

    public static string Status(TicketStatus status, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return status switch
        {
            TicketStatus.New => words["New"],
            TicketStatus.Open => words["Open"],
            TicketStatus.WaitingForCustomer => words["Waiting for customer"],
            TicketStatus.OnHold => words["On hold"],
            TicketStatus.Resolved => words["Resolved"],
            _ => words["Closed"],
        };
    }

    public static string Kind(CaseKind kind, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return kind switch
        {
            CaseKind.Enquiry => words["Enquiry"],
            CaseKind.Request => words["Request"],
            CaseKind.Complaint => words["Complaint"],
            _ => words["Suggestion"],
        };
    }

    public static string Channel(ServedSubject channel, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return channel switch
        {
            ServedSubject.Email => words["Email"],
            ServedSubject.Phone => words["Phone"],
            ServedSubject.Voicemail => words["Voicemail"],
            ServedSubject.Callback => words["Callback"],
            ServedSubject.Chat => words["Chat"],
            ServedSubject.InPerson => words["Visit"],
            ServedSubject.Post => words["Letter"],
            ServedSubject.Social => words["Social media"],
            ServedSubject.WebForm => words["Web form"],
            ServedSubject.WhatsApp => words["WhatsApp"],
            _ => Vocabulary.Token(channel),
        };
    }

    public static string ChannelIcon(ServedSubject channel) =>
        channel switch
        {
            ServedSubject.Email => "mail",
            ServedSubject.Phone => "phone",
            ServedSubject.Voicemail => "phone-incoming",
            ServedSubject.Callback => "phone-call",
            ServedSubject.Chat => "message-circle",
            ServedSubject.InPerson => "walk",
            ServedSubject.Post => "mailbox",
            ServedSubject.Social => "speakerphone",
            ServedSubject.WebForm => "forms",
            ServedSubject.WhatsApp => "brand-whatsapp",
            _ => "point",
        };

    /// <summary>A priority label: the usual ones are translated, the policy's own stand as they are.</summary>
    public static string Priority(string label, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return label switch
        {
            "low" => words["Low"],
            "normal" => words["Normal"],
            "high" => words["High"],
            "urgent" => words["Urgent"],
            _ => label,
        };
    }

    /// <summary>The name by which a customer is spoken of in a button: the first word, or all of a name that has no spaces.</summary>
    public static string ShortName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var first = name.Trim().Split(' ')[0].TrimEnd(',');
        return first.Length is > 0 and <= 20 ? first
            : name.Trim() is { Length: > 20 } cut ? cut[..20] + "…"
            : name;
    }
}
