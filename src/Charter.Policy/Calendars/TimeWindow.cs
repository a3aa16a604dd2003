using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>
/// A window of local time. A window whose end is not after its start runs past midnight and belongs to the day it
/// starts on; start and end at midnight is the whole day (24 hours).
/// </summary>
/// <param name="Start">The opening, inclusive.</param>
/// <param name="End">The closing, exclusive; midnight means the end of the day.</param>
public readonly record struct TimeWindow(LocalTime Start, LocalTime End);
