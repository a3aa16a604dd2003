using System.IO.Compression;
using System.Xml;
using Charter.Policy.Language;
using DocumentFormat.OpenXml.Packaging;

namespace Charter.Desk.Policies.Documents;

/// <summary>Writes a Word document as Markdown text. What it unpacks is bounded before it is opened.</summary>
internal static class WordReader
{
    private const long MostUnpacked = 100L * 1024 * 1024;
    private const long MostRatio = 200;
    private const int MostParts = 5_000;

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
                : new PolicyDocument(new WordText(word.MainDocumentPart!).Read(body), PolicyFormat.Markdown, []);
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
}
