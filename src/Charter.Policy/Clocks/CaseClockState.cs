using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>
/// A ticket's clocks after some events. Immutable; its whole content is the policies and <see cref="Events"/>, so to store it
/// is to store them, and <see cref="From"/> brings it back.
/// </summary>
/// <remarks>
/// Events may come late, twice, or in any order: they take their place by time, and an exact repeat changes nothing. So a state
/// that was built event by event says what one built from the whole history says.
/// </remarks>
public sealed class CaseClockState
{
    private readonly GoverningPolicies _policies;
    private readonly CaseFold _fold;

    private CaseClockState(GoverningPolicies policies, ImmutableArray<ClockEvent> events, CaseFold fold)
    {
        _policies = policies;
        Events = events;
        _fold = fold;
    }

    /// <summary>The events so far, in order of time and without repeats.</summary>
    public ImmutableArray<ClockEvent> Events { get; }

    /// <summary>A ticket to which nothing has happened.</summary>
    public static CaseClockState Empty(GoverningPolicies policies) => new(policies, [], new CaseFold(policies));

    /// <summary>The state after these events, which may be in any order.</summary>
    public static CaseClockState From(GoverningPolicies policies, IReadOnlyList<ClockEvent> events)
    {
        var ordered = CaseHistory.InOrder(events);
        return new(policies, ordered, CaseHistory.Fold(policies, ordered, traced: false));
    }

    /// <summary>The state after one more event. Cheap when it is the latest one.</summary>
    public CaseClockState Apply(in ClockEvent happened)
    {
        var place = CaseHistory.PlaceOf(happened, Events.AsSpan());
        if (place < 0)
        {
            return this;
        }

        var events = Events.Insert(place, happened);
        if (place < Events.Length)
        {
            return new(_policies, events, CaseHistory.Fold(_policies, events, traced: false));
        }

        var fold = _fold.Copy();
        fold.Apply(happened);
        return new(_policies, events, fold);
    }

    /// <summary>What every clock of the ticket says at an instant, in the order in which they started to be owed.</summary>
    public ImmutableArray<ClockReading> Read(Instant now) => ClockReader.Read(_fold, now);
}
