using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>A dated exception to the weekly hours.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Hours">The windows of that date in place of its weekday's; empty for closed all day.</param>
/// <param name="Name">What people call it; may be empty.</param>
public sealed record Holiday(LocalDate Date, ImmutableArray<TimeWindow> Hours, string Name = "");
