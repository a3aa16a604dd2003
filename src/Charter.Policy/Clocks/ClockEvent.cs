using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>One happening on a ticket, as far as clocks are concerned. Only the parts that its kind names are set.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What happened.</param>
public readonly record struct ClockEvent(Instant At, ClockEventKind Kind)
{
    /// <summary>Whether a customer did it (opened the ticket).</summary>
    public bool ByCustomer { get; init; }

    /// <summary>Whether a person did it. Machine messages never answer anybody.</summary>
    public bool ByPerson { get; init; }

    /// <summary>The channel of a contact or message, or of the ticket when it opens.</summary>
    public ServedSubject? Channel { get; init; }

    public CaseKind? CaseKind { get; init; }

    /// <summary>A priority label, lower case (<c>urgent</c>, <c>p1</c>).</summary>
    public string? Priority { get; init; }

    /// <summary>A stage label (<c>1</c>, <c>review</c>).</summary>
    public string? Stage { get; init; }

    /// <summary>
    /// The new date that a holding notice promises; for a breach the due time that was missed; for a merge received the
    /// due time that the other ticket brings along.
    /// </summary>
    public Instant? NewDue { get; init; }

    /// <summary>A condition that a person stated or withdrew, as policies write it (<c>high_volume</c>, <c>plan:gold</c>, <c>other:on hold</c>).</summary>
    public string? Condition { get; init; }

    /// <summary>Which commitment a warning, breach or duty is about (<see cref="Commitment.Key"/>).</summary>
    public string? CommitmentKey { get; init; }

    /// <summary>
    /// Which of several calls, chats, visits or voicemails it is about, in the words of whoever tells it; <c>null</c> where
    /// that is not said: then it is about the oldest that it can be about.
    /// </summary>
    public string? ContactId { get; init; }

    /// <summary>The level of the escalation matrix that was reached, from 1; <c>null</c> for the next one.</summary>
    public int? Level { get; init; }

    /// <summary>The policy version that governs from here on, for <see cref="ClockEventKind.PolicyApplied"/>.</summary>
    public int? PolicyVersion { get; init; }
}
