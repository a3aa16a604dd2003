using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>Puts the events of a ticket into the order in which they count.</summary>
internal static class CaseHistory
{
    public static ImmutableArray<ClockEvent> InOrder(IReadOnlyList<ClockEvent> events)
    {
        // The journal tells things in order, so that as a rule there is nothing to do.
        if (events is ImmutableArray<ClockEvent> { IsDefault: false } ready && IsInOrder(ready.AsSpan()))
        {
            return ready;
        }

        var ordered = new List<ClockEvent>(events.Count);
        for (var i = 0; i < events.Count; i++)
        {
            var place = PlaceOf(events[i], CollectionsMarshal.AsSpan(ordered));
            if (place >= 0)
            {
                ordered.Insert(place, events[i]);
            }
        }

        return [.. ordered];
    }

    /// <summary>What is known at an instant: the events that are not later.</summary>
    public static IReadOnlyList<ClockEvent> Until(Instant now, IReadOnlyList<ClockEvent> events)
    {
        var areAllKnown = true;
        for (var i = 0; i < events.Count; i++)
        {
            RequireReach(events[i]);
            areAllKnown &= events[i].At <= now;
        }

        return areAllKnown ? events : [.. events.Where(happened => happened.At <= now)];
    }

    /// <summary>Where an event belongs: after all that happened before it or at the same time; -1 for a repeat.</summary>
    public static int PlaceOf(in ClockEvent e, ReadOnlySpan<ClockEvent> ordered)
    {
        RequireReach(e);
        var place = ordered.Length;
        while (place > 0 && IsAfter(ordered[place - 1], e))
        {
            place--;
        }

        for (var i = place - 1; i >= 0 && ordered[i].At == e.At; i--)
        {
            if (ordered[i] == e)
            {
                return -1;
            }
        }

        return place;
    }

    public static CaseFold Fold(GoverningPolicies policies, ImmutableArray<ClockEvent> ordered, bool traced)
    {
        var fold = new CaseFold(policies, traced);
        foreach (ref readonly var e in ordered.AsSpan())
        {
            fold.Apply(e);
        }

        return fold;
    }

    private static void RequireReach(in ClockEvent e)
    {
        if (!SupportCalendar.Reaches(e.At))
        {
            throw new ArgumentOutOfRangeException(nameof(e), e.At, "Events lie between the years 1900 and 2199.");
        }
    }

    private static bool IsInOrder(ReadOnlySpan<ClockEvent> events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            if (PlaceOf(events[i], events[..i]) != i)
            {
                return false;
            }
        }

        return true;
    }

    // What opens a ticket comes before all else of the same instant.
    private static bool IsAfter(in ClockEvent a, in ClockEvent b) =>
        a.At > b.At || (a.At == b.At && a.Kind != ClockEventKind.TicketOpened && b.Kind == ClockEventKind.TicketOpened);
}
