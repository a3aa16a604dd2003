namespace Charter.Policy;

/// <summary>What a commitment serves: a channel, a kind of item, an escalated case, or anything.</summary>
/// <remarks>The written tokens (<c>email</c>, <c>in_person</c>) are those of the policy language; see <see cref="Vocabulary"/>.</remarks>
public enum ServedSubject
{
    Any,
    Email,
    Phone,
    Voicemail,
    Callback,
    Chat,
    InPerson,
    Post,
    Social,
    WebForm,
    WhatsApp,
    Complaint,
    Enquiry,
    Request,
    Escalation,
}
