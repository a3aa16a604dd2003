using System.Collections.Immutable;
using Charter.Policy.Calendars;

namespace Charter.Policy.Clocks;

/// <summary>A policy version as clocks need it.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Commitments">Its promises that can run, in document order.</param>
/// <param name="Calendar">The hours that its time is counted in.</param>
/// <param name="Rules">Warnings and pauses.</param>
public sealed record GoverningPolicy(
    int Version,
    ImmutableArray<Commitment> Commitments,
    SupportCalendar Calendar,
    ClockRules Rules
);
