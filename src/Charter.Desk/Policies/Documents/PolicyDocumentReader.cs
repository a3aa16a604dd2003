using Charter.Policy.Language;

namespace Charter.Desk.Policies.Documents;

/// <summary>
/// Reads the bytes of a policy as people have it: Markdown, text, HTML, Word, or what was pasted. What a file is
/// is told by its content first and its name second; what can't be read gives a diagnostic, never an exception.
/// </summary>
public static class PolicyDocumentReader
{
    /// <summary>Larger files are refused before they are read.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its content.</param>
    /// <param name="fileName">Its name; empty for pasted text.</param>
    /// <param name="cancellation">Ends the work, where nobody waits for it any longer.</param>
    public static PolicyDocument Read(
        ReadOnlyMemory<byte> bytes,
        string fileName,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (bytes.Length > LargestFile)
        {
            return TooLarge();
        }

        var content = bytes.Span;
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        if (RefuseByLooks(content) is { } refused)
        {
            return refused;
        }

        if (FileSignature.IsZip(content))
        {
            return WordReader.Read(bytes, cancellation);
        }

        if (TextDecoder.Decode(content) is not { } text)
        {
            return Refused(
                "P901",
                "This file is not text.",
                "Charter reads Markdown (.md), text (.txt), HTML and Word (.docx). Save the policy as one of these, or paste it."
            );
        }

        if (extension is ".html" or ".htm" or ".xhtml" || LooksLikeHtml(text))
        {
            return new PolicyDocument(HtmlText.Read(text, cancellation), PolicyFormat.Markdown, []);
        }

        return new PolicyDocument(
            text,
            extension is ".md" or ".markdown" ? PolicyFormat.Markdown : PolicyFormat.Auto,
            []
        );
    }

    /// <summary>What is said of a file larger than <see cref="LargestFile"/>, which need not be read to know it.</summary>
    public static PolicyDocument TooLarge() =>
        Refused(
            "P904",
            $"The file is larger than {LargestFile / (1024 * 1024)} MB.",
            "A policy is a few pages of text: remove pictures, or paste the text."
        );

    // What a file is shows in its first bytes, whatever its name says.
    private static PolicyDocument? RefuseByLooks(ReadOnlySpan<byte> content)
    {
        if (FileSignature.IsPdf(content))
        {
            return Refused(
                "P902",
                "This is a PDF, which holds the look of pages rather than text.",
                "Open it, select all, copy and paste the text here; or save it as Word (.docx) or text."
            );
        }

        if (FileSignature.IsPicture(content))
        {
            return Refused(
                "P903",
                "This is a picture. Charter reads text and does not guess words from pixels.",
                "Upload the document that the picture was taken of, or type or paste its text."
            );
        }

        if (FileSignature.IsOldOffice(content))
        {
            return Refused(
                "P905",
                "This is a Word file of the old kind (.doc), or another old Office file.",
                "Open it in Word or LibreOffice and save it as .docx."
            );
        }

        if (FileSignature.IsRichText(content))
        {
            return Refused(
                "P907",
                "This is a file in Rich Text Format (.rtf), whose text stands among codes.",
                "Open it in Word or LibreOffice and save it as .docx, or copy and paste its text."
            );
        }

        return null;
    }

    internal static PolicyDocument Refused(string code, string message, string advice) =>
        new(
            "",
            PolicyFormat.PlainText,
            [new Diagnostic(code, DiagnosticSeverity.Error, new TextSpan(1, 1, 0), message, advice)]
        );

    private static bool LooksLikeHtml(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
