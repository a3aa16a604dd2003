using System.Text;
using System.Text.RegularExpressions;
using Charter.Mail.Automatic;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Automatic;

/// <summary>Gateways, archives and mailbox files change the form of a report; it says the same all the same.</summary>
public sealed partial class Reports_in_disguise
{
    private static readonly List<(string Head, string Text)> All = [.. CorpusFile.Cases("reports.txt")];

    public static TheoryData<string> Disguises =>
        [
            "status called text",
            "status called bytes",
            "mixed",
            "no return path",
            "line feeds",
            "mailbox line",
            "byte order mark",
        ];

    [Theory]
    [MemberData(nameof(Disguises))]
    public void Say_the_same(string disguise)
    {
        var different = new List<string>();
        foreach (var (head, text) in All.Where(c => Status().Count(c.Text) == 1))
        {
            var plain = DeliveryReport.Read(MailText.Read(text)).ShouldNotBeNull();
            var other = DeliveryReport.Read(MailReader.Read(Disguise(text, disguise)));
            if (other is null || Told(other) != Told(plain))
            {
                different.Add($"{head}: {other}");
            }
        }

        different.ShouldBeEmpty();
    }

    [Fact]
    public void Cut_anywhere_are_still_read()
    {
        foreach (var (_, text) in All.Concat(CorpusFile.Cases("machines.txt")))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var length = 0; length < bytes.Length; length += 97)
            {
                var mail = MailReader.Read(bytes.AsMemory(0, length));
                AutomaticMail.Judge(mail).ShouldNotBeNull();
                DeliveryReport.ReadAll(mail).ShouldNotBeNull();
            }
        }
    }

    private static (string?, string?, int?, bool, string?) Told(DeliveryReport report) =>
        (report.Recipient, report.Status, report.ReplyCode, report.IsHard, report.OriginalMessageId);

    private static byte[] Disguise(string text, string disguise) =>
        Encoding.UTF8.GetBytes(
            disguise switch
            {
                "status called text" => Status().Replace(text, "Content-Type: text/plain; name=details.txt"),
                "status called bytes" => Status().Replace(text, "Content-Type: application/octet-stream"),
                "mixed" => text.Replace("multipart/report; report-type=delivery-status", "multipart/mixed"),
                "no return path" => text.Replace("Return-Path: <>\n", ""),
                "mailbox line" => "From MAILER-DAEMON Tue Mar  5 10:12:00 2024\n" + text,
                "byte order mark" => "\uFEFF" + text,
                _ => text,
            }
        );

    [GeneratedRegex("Content-Type: message/delivery-status(?=\n)", RegexOptions.None, 1_000)]
    private static partial Regex Status();
}
