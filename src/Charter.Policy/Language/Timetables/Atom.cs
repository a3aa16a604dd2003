using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>A piece of a sentence about hours.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="From">The first token.</param>
/// <param name="To">The token after the last.</param>
internal readonly record struct Atom(AtomKind Kind, int From, int To)
{
    /// <summary>The days of the week of <see cref="AtomKind.Days"/>.</summary>
    public DaySet Days { get; init; }

    /// <summary>Whether they are called "working days".</summary>
    public bool IsWorkdays { get; init; }

    /// <summary>Whether <see cref="AtomKind.Part"/> is a part of the day, so that times after it say the same: "Saturday mornings from 9 to 12".</summary>
    public bool IsOfDay { get; init; }

    /// <summary>The time of day of <see cref="AtomKind.Time"/>.</summary>
    public WrittenTime Time { get; init; }

    /// <summary>The dates of <see cref="AtomKind.Dates"/>.</summary>
    public IReadOnlyList<LocalDate>? Dates { get; init; }

    /// <summary>Whether the dates are written as a stretch: "24–26 December".</summary>
    public bool IsStretch { get; init; }

    /// <summary>Whether it is a bracket that opens.</summary>
    public bool IsBracket { get; init; }

    /// <summary>A word that may be passed over between two pieces.</summary>
    public bool IsSmall => Kind is AtomKind.Filler;

    /// <summary>A comma, a word for "and", a stroke.</summary>
    public bool Joins => Kind is AtomKind.And or AtomKind.Pause;
}
