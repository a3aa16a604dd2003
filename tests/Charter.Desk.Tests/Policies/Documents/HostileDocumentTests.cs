using System.IO.Compression;
using System.Text;
using Charter.Desk.Policies.Documents;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Policies.Documents;

/// <summary>A small file that is nested thousands deep, or that holds millions of pieces, is refused before trees are built of it.</summary>
public sealed class HostileDocumentTests
{
    private const string Promise = "Emails are answered within 24 hours.";
    private const string Paragraph = $"<w:p><w:r><w:t>{Promise}</w:t></w:r></w:p>";

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000)]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 300)]
    [InlineData("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 20_000)]
    [InlineData("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 5_000)]
    [InlineData("<w:p><w:ins>", "</w:ins></w:p>", 20_000)]
    public void A_document_that_is_nested_too_deep_is_refused(string open, string close, int depth) =>
        Code(Word(Nested(open, close, depth))).ShouldBe("P906");

    [Fact]
    public void Every_part_is_looked_at()
    {
        var notes =
            $"<w:footnotes {Namespace}><w:footnote>{Nested("<w:tbl>", "</w:tbl>", 20_000)}</w:footnote></w:footnotes>";

        Code(Word(Paragraph, ("word/footnotes.xml", notes))).ShouldBe("P906");
        Code(Word(Paragraph, ("anything/at.all", notes))).ShouldBe("P906");
    }

    [Fact]
    public void A_document_of_too_many_pieces_is_refused()
    {
        // What comes out is not far more than what is in it: the names differ.
        var text = new StringBuilder();
        for (var i = 0; i < 1_000_100; i++)
        {
            text.Append("<w:b").Append(i * 7919 % 1_000_003).Append("/>");
        }

        Code(Word(text.ToString())).ShouldBe("P906");
    }

    [Fact]
    public void Tables_in_tables_pictures_and_parts_that_are_no_xml_are_read_as_ever()
    {
        var text = Read(
            Word(
                Nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20),
                ("word/media/image1.png", "\u0089PNG\r\n\u001a\n<not xml"),
                ("word/empty.xml", "")
            )
        );

        text.ShouldContain(Promise);
    }

    [Fact]
    public void Each_text_box_is_read_once_however_they_stand_in_each_other()
    {
        var text = Read(
            Word(
                Nested(
                    $"<w:p><w:r><w:pict>{Shape}<w:txbxContent>",
                    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
                    12
                )
            )
        );

        text.Split(Promise).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("<div>", "</div>")]
    [InlineData("<table><tr><td>", "</td></tr></table>")]
    [InlineData("<ul><li>", "</li></ul>")]
    [InlineData("<b>", "</b>")]
    [InlineData("<dl><dt>", "</dt></dl>")]
    [InlineData("<div hidden>", "</div>")]
    [InlineData("<sup>", "")]
    [InlineData("<table>", "")]
    [InlineData("<!--", "")]
    [InlineData("<a href='", "")]
    public void Html_may_be_nested_as_deep_as_it_likes(string open, string close) =>
        PolicyDocumentReader
            .Read(
                Encoding.UTF8.GetBytes($"<html><p>{Promise}</p>{Nested(open, close, 50_000)}</html>"),
                "policy.html",
                TestContext.Current.CancellationToken
            )
            .Text.ShouldStartWith(Promise);

    [Fact]
    public void The_work_ends_when_nobody_waits_for_it()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Should.Throw<OperationCanceledException>(() =>
            PolicyDocumentReader.Read(Word(Paragraph), "policy.docx", gone.Token)
        );
        Should.Throw<OperationCanceledException>(() =>
            PolicyDocumentReader.Read(Encoding.UTF8.GetBytes($"<p>{Promise}</p>"), "policy.html", gone.Token)
        );
    }

    private const string Shape = "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox>";
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static string Nested(string open, string close, int depth) =>
        new StringBuilder().Insert(0, close, depth).Insert(0, Paragraph).Insert(0, open, depth).ToString();

    private static byte[] Word(string body, params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(
                archive,
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """
            );
            Write(
                archive,
                "_rels/.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
                """
            );
            Write(archive, "word/document.xml", $"<w:document {Namespace}><w:body>{body}</w:body></w:document>");
            foreach (var (name, text) in parts)
            {
                Write(archive, name, text);
            }
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var part = archive.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Read(byte[] bytes) =>
        PolicyDocumentReader.Read(bytes, "policy.docx", TestContext.Current.CancellationToken).Text;

    private static string Code(byte[] bytes) =>
        PolicyDocumentReader
            .Read(bytes, "policy.docx", TestContext.Current.CancellationToken)
            .Diagnostics.ShouldHaveSingleItem()
            .Code;
}
