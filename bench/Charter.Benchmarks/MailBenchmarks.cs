using BenchmarkDotNet.Attributes;
using Charter.Mail.Automatic;
using Charter.Mail.Html;
using Charter.Mail.Mime;
using Charter.Mail.Text;

namespace Charter.Benchmarks;

/// <summary>What one mail costs: read, judged, its answer told from its quote; and what megabytes of attachments cost.</summary>
[MemoryDiagnoser]
public class MailBenchmarks
{
    private const int AttachmentBytes = 8 * 1024 * 1024;
    private byte[] small = [];
    private byte[] heavy = [];
    private string html = "";
    private OutgoingMail outgoing = null!;

    [GlobalSetup]
    public void Setup()
    {
        var quoted = string.Concat(Enumerable.Range(0, 30).Select(i => $"> line {i} of what was said before\r\n"));
        html =
            "<div>Thank you.</div><blockquote>"
            + string.Concat(Enumerable.Range(0, 30).Select(i => $"<p>line <b>{i}</b></p>"))
            + "</blockquote>";
        outgoing = new OutgoingMail
        {
            MessageId = "1@desk.example",
            From = new MailAddress("Jörg Müller", "joerg@example.com"),
            Date = DateTimeOffset.UnixEpoch,
            To = [new MailAddress("Support", "support@shop.example")],
            Subject = "AW: Rückfrage zu Ihrer Bestellung",
            Text =
                "Thank you.\r\n\r\nOn Mon, Mar 2, 2026 at 9:30 AM Support <support@shop.example> wrote:\r\n" + quoted,
            Html = html,
            InReplyTo = "0@desk.example",
            References = ["0@desk.example"],
        };
        small = MailWriter.Write(outgoing);
        var bytes = new byte[AttachmentBytes];
        new Random(1).NextBytes(bytes);
        heavy = MailWriter.Write(
            outgoing with
            {
                Attachments = [new OutgoingAttachment("photo.jpg", "image/jpeg", bytes)],
            }
        );
    }

    [Benchmark]
    public MailMessage ReadSmall() => MailReader.Read(small);

    [Benchmark]
    public ReplyParts ReadSmallJudgeAndSplit()
    {
        var mail = MailReader.Read(small);
        AutomaticMail.Judge(mail);
        return ReplyText.Split(mail.Text);
    }

    [Benchmark]
    public MailMessage ReadHeavyWithoutDecoding() => MailReader.Read(heavy);

    [Benchmark]
    public long ReadHeavyAndDecode() => MailReader.Read(heavy).Attachments[0].Content.Length;

    [Benchmark]
    public string ReadHeavyAndHash() => MailReader.Read(heavy).Attachments[0].Sha256;

    [Benchmark]
    public byte[] WriteSmall() => MailWriter.Write(outgoing);

    [Benchmark]
    public string HtmlAsText() => HtmlToText.Convert(html);

    [Benchmark]
    public SanitizedHtml? Sanitize() => HtmlSanitizer.Sanitize(html);
}
