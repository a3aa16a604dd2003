namespace Charter.Policy.Language;

/// <summary>How a policy text is marked up.</summary>
public enum PolicyFormat
{
    /// <summary>Markdown where it looks like it, otherwise plain text.</summary>
    Auto,

    /// <summary>Text as pasted or copied; headings and lists are guessed as a reader would.</summary>
    PlainText,
    Markdown,
}
