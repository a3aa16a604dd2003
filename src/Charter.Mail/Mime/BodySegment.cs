namespace Charter.Mail.Mime;

/// <summary>A stretch of the body: a text, an HTML text, or the two as alternatives of each other.</summary>
internal sealed class BodySegment
{
    public string? Text { get; set; }

    public string? Html { get; set; }
}
