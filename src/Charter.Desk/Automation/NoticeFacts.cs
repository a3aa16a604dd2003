using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>The facts that a notice's words are made of, stored as JSON.</summary>
public sealed record NoticeFacts
{
    public int TicketNumber { get; init; }
    public string TicketSubject { get; init; } = "";

    /// <summary>The promise, where it is about one.</summary>
    public string? CommitmentKey { get; init; }

    /// <summary>The edition that the promise stands in.</summary>
    public int? Edition { get; init; }

    /// <summary>When it is or was due.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>The level of the escalation matrix.</summary>
    public int? Level { get; init; }

    /// <summary>What it is about, where that is no ticket: the name of a mailbox or a server.</summary>
    public string? Name { get; init; }

    /// <summary>Where that can be looked at: a path of this desk.</summary>
    public string? Path { get; init; }

    /// <summary>A person's words, where they gave some.</summary>
    public string? Reason { get; init; }
}
