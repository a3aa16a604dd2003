using NodaTime;

namespace Charter.Server.Design;

/// <summary>One running clock as a person sees it. A page maps a clock reading to it.</summary>
/// <param name="Promised">What is promised, in the customer's words and the reader's language: "First answer".</param>
/// <param name="State">How it stands.</param>
/// <param name="WhyUrl">The page that says why: sentence, version, arithmetic. Answers htmx with a fragment.</param>
public sealed record PromiseChipView(string Promised, PromiseState State, string WhyUrl)
{
    /// <summary>To whom it is promised, where that is not plain from the page.</summary>
    public string? To { get; init; }

    /// <summary>When it is due; <c>null</c> while paused.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>When it was done, for <see cref="PromiseState.Kept"/> and <see cref="PromiseState.Broken"/>.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>How much of the allowance is used: 0 to 1, and above when late.</summary>
    public double ShareUsed { get; init; }

    /// <summary>Business days left, where the promise counts them.</summary>
    public int? BusinessDaysLeft { get; init; }

    /// <summary>What a paused clock waits for, in the reader's language: "the customer's answer".</summary>
    public string? PausedFor { get; init; }
}
