using System.IO.Compression;
using System.Text;
using System.Xml;
using Charter.Policy.Language;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Charter.Desk.Policies.Documents;

/// <summary>Writes a Word document as Markdown text. What it unpacks is bounded before it is opened.</summary>
internal static class WordReader
{
    private const long MostUnpacked = 100L * 1024 * 1024;
    private const long MostRatio = 200;
    private const int MostParts = 5_000;
    private const int MostCharacters = PolicyCompiler.LongestText + 1;

    public static PolicyDocument Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (Bomb(bytes))
            {
                return PolicyDocumentReader.Refused(
                    "P906",
                    "The file unpacks to far more than a policy can be.",
                    "Save the policy again from Word, without embedded files, or paste its text."
                );
            }

            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var word = WordprocessingDocument.Open(stream, isEditable: false);
            var body = word.MainDocumentPart?.Document?.Body;
            return body is null
                ? Damaged()
                : new PolicyDocument(Write(body, word.MainDocumentPart!), PolicyFormat.Markdown, []);
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or FileFormatException
                        or OpenXmlPackageException
                        or XmlException
                        or IOException
                        or InvalidOperationException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            return Damaged();
        }
    }

    private static PolicyDocument Damaged() =>
        PolicyDocumentReader.Refused(
            "P905",
            "This is not a Word document that can be read, or it is damaged.",
            "Open it in Word or LibreOffice and save it again as .docx, or paste its text."
        );

    /// <summary>The sizes that the archive claims are not trusted: what really comes out is counted.</summary>
    private static bool Bomb(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts)
        {
            return true;
        }

        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            var size = 0L;
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                size += read;
                total += read;
                if (
                    total > MostUnpacked
                    || (size > 1024 * 1024 && size > Math.Max(1, entry.CompressedLength) * MostRatio)
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Write(Body body, MainDocumentPart main)
    {
        var text = new StringBuilder();
        foreach (var element in body.ChildElements)
        {
            if (text.Length > MostCharacters)
            {
                break;
            }

            if (element is Paragraph paragraph)
            {
                WriteParagraph(paragraph, main, text);
            }
            else if (element is Table table)
            {
                WriteTable(table, text);
            }
            else
            {
                foreach (var inner in element.Descendants<Paragraph>())
                {
                    WriteParagraph(inner, main, text);
                }
            }
        }

        return text.ToString();
    }

    private static void WriteParagraph(Paragraph paragraph, MainDocumentPart main, StringBuilder text)
    {
        var words = Words(paragraph);
        if (words.Length == 0)
        {
            text.Append('\n');
            return;
        }

        var properties = paragraph.ParagraphProperties;
        if (HeadingLevel(properties?.ParagraphStyleId?.Val?.Value, main) is { } level)
        {
            text.Append('\n').Append('#', level).Append(' ').Append(words.Replace('\n', ' ')).Append("\n\n");
        }
        else if (properties?.NumberingProperties is not null || IsListStyle(properties?.ParagraphStyleId?.Val?.Value))
        {
            text.Append("- ").Append(words.Replace('\n', ' ')).Append('\n');
        }
        else
        {
            text.Append(words).Append("\n\n");
        }
    }

    private static bool IsListStyle(string? style) =>
        style is not null && style.StartsWith("List", StringComparison.OrdinalIgnoreCase);

    private static int? HeadingLevel(string? style, MainDocumentPart main)
    {
        if (style is null)
        {
            return null;
        }

        var name =
            main.StyleDefinitionsPart?.Styles?.Elements<Style>()
                .FirstOrDefault(s => s.StyleId?.Value == style)
                ?.StyleName?.Val?.Value
            ?? style;
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        return
            name.StartsWith("heading", StringComparison.OrdinalIgnoreCase)
            && name.Length > 0
            && char.IsAsciiDigit(name[^1])
            ? Math.Clamp(name[^1] - '0', 1, 6)
            : null;
    }

    private static void WriteTable(Table table, StringBuilder text)
    {
        text.Append('\n');
        foreach (var row in table.Elements<TableRow>())
        {
            text.Append("| ");
            foreach (var cell in row.Elements<TableCell>())
            {
                var words = string.Join(' ', cell.Descendants<Paragraph>().Select(Words))
                    .Replace('\n', ' ')
                    .Replace('|', '/');
                text.Append(words.Trim()).Append(" | ");
            }

            text.Append('\n');
        }

        text.Append('\n');
    }

    /// <summary>The words of a paragraph; what a reviewer deleted does not count.</summary>
    private static string Words(Paragraph paragraph)
    {
        var words = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            if (element is Text run)
            {
                words.Append(run.Text);
            }
            else if (element is TabChar)
            {
                words.Append(' ');
            }
            else if (element is Break or CarriageReturn)
            {
                words.Append('\n');
            }
            else if (element is NoBreakHyphen)
            {
                words.Append('-');
            }
        }

        return words.ToString().Trim();
    }
}
