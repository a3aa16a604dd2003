using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>One occasion on which an action is owed: a message to answer, a contact to take up, a case to settle.
/// It is owed until it is done, whether or not any commitment sets a time for it.</summary>
internal sealed class ClockRound
{
    public required ServiceAction Action { get; init; }

    /// <summary>When the occasion arose.</summary>
    public required Instant TriggeredAt { get; init; }

    /// <summary>When counting starts: a live contact outside support hours is counted from the next opening.</summary>
    public required Instant StartedAt { get; init; }

    public required ServedSubject? Channel { get; init; }

    /// <summary>What gave rise to it.</summary>
    public required ClockEventKind Trigger { get; init; }

    /// <summary>The date that a holding notice promised, which takes the place of the allowance.</summary>
    public Instant? PromisedAt { get; init; }

    /// <summary>Which contact of the ticket it belongs to, from 1: its greeting, its answer and its offer of a callback; 0 for none.</summary>
    public int Contact { get; set; }

    /// <summary>What the contact or voicemail is called by whoever tells of it.</summary>
    public string? ContactId { get; init; }

    /// <summary>Whether nobody told of the contact: a ticket that came by phone, chat or visit began with one.</summary>
    public bool IsSupposed { get; set; }

    /// <summary>Whether the contact was offered a message or callback, so that it may wait no longer.</summary>
    public bool IsOffered { get; set; }

    /// <summary>The highest level of escalation that was reached.</summary>
    public int ReachedLevel { get; set; }

    /// <summary>1 for the first round of its action that had a clock, and so on; 0 until it has one.</summary>
    public int Number { get; set; }

    /// <summary>Whether the action is still owed.</summary>
    public bool IsOwed { get; set; } = true;

    /// <summary>The clocks of the round: one for each figure that the policy states.</summary>
    public ImmutableArray<ClockRun> Runs { get; private set; } = [];

    /// <summary>Who promises something for outside support hours counts there at once.</summary>
    public Instant StartFor(PreparedCommitment commitment) => commitment.OutOfHours ? TriggeredAt : StartedAt;

    public void Add(ClockRun run) => Runs = Runs.Add(run);

    public bool IsAbout(ServedSubject? channel) => channel is null || Channel == channel;

    /// <summary>Whether an event may be about it: of its channel, and of its name where both have one.</summary>
    public bool IsAbout(in ClockEvent e) =>
        e.ContactId is not null && ContactId is not null ? ContactId == e.ContactId : IsAbout(e.Channel);

    public bool IsBroken => Runs.Any(run => run.BrokenAt is not null);

    public ClockRound Copy()
    {
        var copy = (ClockRound)MemberwiseClone();
        if (!Runs.IsEmpty)
        {
            var runs = new ClockRun[Runs.Length];
            for (var i = 0; i < runs.Length; i++)
            {
                runs[i] = Runs[i].Copy();
            }

            copy.Runs = ImmutableCollectionsMarshal.AsImmutableArray(runs);
        }

        return copy;
    }
}
