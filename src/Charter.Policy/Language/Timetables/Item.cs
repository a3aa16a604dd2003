using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>A group of days, of dates or of times, in the order of the sentence.</summary>
internal sealed record Item(ItemKind Kind, int From, int To)
{
    public DaySet Days { get; init; }

    /// <summary>Whether it says "working days", and not which they are.</summary>
    public bool IsWorkdays { get; init; }

    public IReadOnlyList<LocalDate> Dates { get; init; } = [];

    public IReadOnlyList<TimeWindow> Windows { get; init; } = [];

    public LocalTime Time { get; init; }

    /// <summary>Whether it says when something holds.</summary>
    public bool IsWhen => Kind is ItemKind.Days or ItemKind.Dates or ItemKind.Holidays;

    /// <summary>Whether it says what holds then.</summary>
    public bool IsWhat => Kind is ItemKind.Windows or ItemKind.Opening or ItemKind.Closing or ItemKind.Closed;
}
