using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>One version of the company's customer service policy.</summary>
public sealed class PolicyVersion
{
    public long Id { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }
    public required string Title { get; set; }

    /// <summary>The document, Markdown or plain text.</summary>
    public required string Text { get; set; }

    /// <summary>The form of <see cref="Text"/>: <c>markdown</c> or <c>plain_text</c>.</summary>
    public required string Format { get; set; }

    /// <summary>The name of the file it came from; empty for typed text.</summary>
    public string FileName { get; set; } = "";
    public PolicyStatus Status { get; set; }
    public Instant CreatedAt { get; init; }
    public Instant? ApprovedAt { get; set; }
    public long? ApprovedById { get; set; }
    public Instant? InForceAt { get; set; }
    public int Version { get; set; } = 1;
}
