using System.Xml;
using Charter.Policy.Language;
using DocumentFormat.OpenXml.Packaging;

namespace Charter.Desk.Policies.Documents;

/// <summary>Writes a Word document as Markdown text. What it unpacks is bounded before it is opened.</summary>
internal static class WordReader
{
    public static PolicyDocument Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            if (WordPackage.IsTooMuch(bytes, cancellation))
            {
                return PolicyDocumentReader.Refused(
                    "P906",
                    "The file holds far more than a policy can, or it is nested far deeper.",
                    "Save the policy again from Word, without embedded files, or paste its text."
                );
            }

            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var word = WordprocessingDocument.Open(stream, isEditable: false);
            var body = word.MainDocumentPart?.Document?.Body;
            return body is null
                ? Damaged()
                : new PolicyDocument(
                    new WordText(word.MainDocumentPart!, cancellation).Read(body),
                    PolicyFormat.Markdown,
                    []
                );
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
}
