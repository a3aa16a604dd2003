using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Text;

/// <summary>Reads the headers of a mail for <see cref="Answering"/>.</summary>
internal static class AnsweringOf
{
    public static Answering Mail(MailMessage mail) =>
        mail.InReplyTo is not null || mail.References.Count > 0 ? Answering.ByHeader
        : SubjectText.HasPrefix(mail.Subject) || SubjectText.IsForward(mail.Subject) ? Answering.BySubject
        : Answering.No;
}
