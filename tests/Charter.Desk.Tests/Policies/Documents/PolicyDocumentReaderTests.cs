using System.IO.Compression;
using System.Text;
using Charter.Desk.Policies.Documents;
using Charter.Policy.Language;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Policies.Documents;

public sealed class PolicyDocumentReaderTests
{
    private const string Promise = "Emails are answered within 24 hours.";

    [Fact]
    public void Text_is_read_in_the_encoding_it_has()
    {
        Read(Encoding.UTF8.GetBytes("投诉三天内答复。"), "").Text.ShouldBe("投诉三天内答复。");
        Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("投诉三天内答复。")], "").Text.ShouldBe("投诉三天内答复。");
        Read(Encoding.BigEndianUnicode.GetBytes(Promise), "").Text.ShouldBe(Promise);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Read(Encoding.GetEncoding("GB18030").GetBytes("投诉三天内答复。"), "a.txt").Text.ShouldBe("投诉三天内答复。");
    }

    [Fact]
    public void Html_keeps_its_headings_and_items()
    {
        var document = Read(
            Encoding.UTF8.GetBytes(
                $"<html><body><h2>Email</h2><ul><li>{Promise}</li></ul><script>x()</script></body></html>"
            ),
            "policy.html"
        );

        document.Text.ShouldContain("## Email");
        document.Text.ShouldContain("- " + Promise);
        document.Text.ShouldNotContain("x()");
    }

    [Fact]
    public void Word_keeps_its_headings_and_paragraphs()
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var heading = new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = "Heading2" }),
                new Run(new Text("Email"))
            );
            word.AddMainDocumentPart().Document = new Document(
                new Body(heading, new Paragraph(new Run(new Text(Promise))))
            );
        }

        var document = Read(stream.ToArray(), "policy.docx");

        document.Diagnostics.ShouldBeEmpty();
        document.Text.ShouldContain("## Email");
        document.Text.ShouldContain(Promise);
    }

    [Fact]
    public void What_holds_no_text_is_refused_with_advice()
    {
        Code([0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "policy.jpg").ShouldBe("P903");
        Code(Encoding.ASCII.GetBytes("%PDF-1.7 ..."), "policy.pdf").ShouldBe("P902");
        Code([1, 0, 2, 0, 0, 0, 3, 9, 0], "policy.txt").ShouldBe("P901");
        Code([0xD0, 0xCF, 0x11, 0xE0, 1, 2], "policy.doc").ShouldBe("P905");
        Code(Encoding.ASCII.GetBytes("PK\u0003\u0004 broken"), "policy.docx").ShouldBe("P905");
        Code(new byte[PolicyDocumentReader.LargestFile + 1], "policy.txt").ShouldBe("P904");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_unpacks()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/document.xml").Open();
            part.Write(new byte[4 * 1024 * 1024]);
        }

        Code(stream.ToArray(), "policy.docx").ShouldBe("P906");
    }

    private static PolicyDocument Read(byte[] bytes, string name) => PolicyDocumentReader.Read(bytes, name);

    private static string Code(byte[] bytes, string name)
    {
        var diagnostic = Read(bytes, name).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Severity.ShouldBe(DiagnosticSeverity.Error);
        diagnostic.Advice.ShouldNotBeEmpty();
        return diagnostic.Code;
    }
}
