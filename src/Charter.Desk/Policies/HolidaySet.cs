using System.Collections.Immutable;
using Charter.Policy.Calendars;

namespace Charter.Desk.Policies;

/// <summary>A ready set of public holidays.</summary>
/// <param name="Code">The country or part of one, ISO 3166: <c>GB-ENG</c>, <c>US</c>.</param>
/// <param name="Name">Its name in English.</param>
/// <param name="Zone">The time zone that is likeliest there.</param>
/// <param name="IsComplete">Whether rules give all of its national holidays. Where they don't, <paramref name="Missing"/> says what has to be entered each year.</param>
/// <param name="Missing">The holidays that no rule gives, in English; empty where all are given.</param>
public sealed record HolidaySet(string Code, string Name, string Zone, bool IsComplete, string Missing)
{
    internal ImmutableArray<HolidayRule> Rules { get; init; } = [];

    /// <summary>The holidays of some years, in order, closed all day. What falls on a weekend is there too: it does no harm.</summary>
    public ImmutableArray<Holiday> Of(int firstYear, int lastYear)
    {
        var found = new SortedDictionary<NodaTime.LocalDate, string>();
        for (var year = firstYear; year <= lastYear; year++)
        {
            foreach (var rule in Rules)
            {
                foreach (var date in rule.Dates(year))
                {
                    found[date] = found.TryGetValue(date, out var other) ? $"{other}, {rule.Name}" : rule.Name;
                }
            }
        }

        return [.. found.Select(day => new Holiday(day.Key, [], day.Value))];
    }
}
