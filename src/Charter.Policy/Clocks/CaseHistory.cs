using System.Collections.Immutable;
using Charter.Policy.Calendars;

namespace Charter.Policy.Clocks;

/// <summary>Puts the events of a ticket into the order in which they count.</summary>
internal static class CaseHistory
{
    public static ImmutableArray<ClockEvent> InOrder(IReadOnlyList<ClockEvent> events)
    {
        var ordered = ImmutableArray.CreateBuilder<ClockEvent>(events.Count);
        foreach (var e in events)
        {
            var place = PlaceOf(e, ordered);
            if (place == ordered.Count)
            {
                ordered.Add(e);
            }
            else if (place >= 0)
            {
                ordered.Insert(place, e);
            }
        }

        return ordered.DrainToImmutable();
    }

    /// <summary>Where an event belongs: after all that happened before it or at the same time; -1 for a repeat.</summary>
    public static int PlaceOf(in ClockEvent e, IReadOnlyList<ClockEvent> ordered)
    {
        if (!SupportCalendar.Reaches(e.At))
        {
            throw new ArgumentOutOfRangeException(nameof(e), e.At, "Events lie between the years 1900 and 2199.");
        }

        var place = ordered.Count;
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
        foreach (var e in ordered)
        {
            fold.Apply(e);
        }

        return fold;
    }

    // What opens a ticket comes before all else of the same instant.
    private static bool IsAfter(in ClockEvent a, in ClockEvent b) =>
        a.At > b.At || (a.At == b.At && a.Kind != ClockEventKind.TicketOpened && b.Kind == ClockEventKind.TicketOpened);
}
