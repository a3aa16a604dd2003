using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests;

/// <summary>Mails written in the tests as text.</summary>
internal static class MailText
{
    public static MailMessage Read(string text) =>
        MailReader.Read(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));

    public static MailMessage WithHeaders(string headers) => Read(headers.Trim() + "\n\nHello\n");

    public static MailMessage Corpus(string name) =>
        MailReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Corpus", name)));
}
