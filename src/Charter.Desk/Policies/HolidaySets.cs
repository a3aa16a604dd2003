using System.Collections.Immutable;
using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>
/// Ready sets of public holidays, computed by rule for any year. Where a country's holidays follow the moon or a
/// government's yearly notice, the set says so and holds only what a rule gives: a wrong holiday is a wrong promise.
/// </summary>
public static class HolidaySets
{
    /// <summary>The sets, by name.</summary>
    public static ImmutableArray<HolidaySet> All { get; } =
    [
        new(
            "AU",
            "Australia (national)",
            "Australia/Sydney",
            false,
            "the King's Birthday, Labour Day and other days of each state"
        )
        {
            Rules =
            [
                HolidayRule.MondayInLieu("New Year's Day", 1, 1),
                HolidayRule.MondayInLieu("Australia Day", 1, 26),
                HolidayRule.FromEaster("Good Friday", -2),
                HolidayRule.FromEaster("Easter Monday", 1),
                HolidayRule.Fixed("Anzac Day", 4, 25),
                .. HolidayRule.ChristmasAndBoxingDay("Boxing Day"),
            ],
        },
        new(
            "CA",
            "Canada (federal)",
            "America/Toronto",
            false,
            "the days of each province, such as Family Day and Civic Holiday"
        )
        {
            Rules =
            [
                HolidayRule.MondayInLieu("New Year's Day", 1, 1),
                HolidayRule.FromEaster("Good Friday", -2),
                HolidayRule.Before("Victoria Day", 5, 25, IsoDayOfWeek.Monday),
                HolidayRule.MondayInLieu("Canada Day", 7, 1),
                HolidayRule.Nth("Labour Day", 9, 1, IsoDayOfWeek.Monday),
                HolidayRule.MondayInLieu("National Day for Truth and Reconciliation", 9, 30),
                HolidayRule.Nth("Thanksgiving", 10, 2, IsoDayOfWeek.Monday),
                HolidayRule.MondayInLieu("Remembrance Day", 11, 11),
                .. HolidayRule.ChristmasAndBoxingDay("Boxing Day"),
            ],
        },
        new(
            "CN",
            "China",
            "Asia/Shanghai",
            false,
            "春节、清明节、端午节、中秋节 and the working weekends of the State Council's yearly notice"
        )
        {
            Rules =
            [
                HolidayRule.Fixed("元旦", 1, 1),
                HolidayRule.Fixed("劳动节", 5, 1),
                HolidayRule.Fixed("劳动节", 5, 2),
                HolidayRule.Fixed("国庆节", 10, 1),
                HolidayRule.Fixed("国庆节", 10, 2),
                HolidayRule.Fixed("国庆节", 10, 3),
            ],
        },
        new(
            "DE",
            "Germany (all states)",
            "Europe/Berlin",
            false,
            "the days of single states, such as Fronleichnam and Allerheiligen"
        )
        {
            Rules =
            [
                HolidayRule.Fixed("Neujahr", 1, 1),
                HolidayRule.FromEaster("Karfreitag", -2),
                HolidayRule.FromEaster("Ostermontag", 1),
                HolidayRule.Fixed("Tag der Arbeit", 5, 1),
                HolidayRule.FromEaster("Christi Himmelfahrt", 39),
                HolidayRule.FromEaster("Pfingstmontag", 50),
                HolidayRule.Fixed("Tag der Deutschen Einheit", 10, 3),
                HolidayRule.Fixed("1. Weihnachtstag", 12, 25),
                HolidayRule.Fixed("2. Weihnachtstag", 12, 26),
            ],
        },
        new("FR", "France", "Europe/Paris", true, "")
        {
            Rules =
            [
                HolidayRule.Fixed("Jour de l'An", 1, 1),
                HolidayRule.FromEaster("Lundi de Pâques", 1),
                HolidayRule.Fixed("Fête du Travail", 5, 1),
                HolidayRule.Fixed("Victoire 1945", 5, 8),
                HolidayRule.FromEaster("Ascension", 39),
                HolidayRule.FromEaster("Lundi de Pentecôte", 50),
                HolidayRule.Fixed("Fête nationale", 7, 14),
                HolidayRule.Fixed("Assomption", 8, 15),
                HolidayRule.Fixed("Toussaint", 11, 1),
                HolidayRule.Fixed("Armistice 1918", 11, 11),
                HolidayRule.Fixed("Noël", 12, 25),
            ],
        },
        new("GB-ENG", "England and Wales", "Europe/London", true, "")
        {
            Rules =
            [
                HolidayRule.MondayInLieu("New Year's Day", 1, 1),
                HolidayRule.FromEaster("Good Friday", -2),
                HolidayRule.FromEaster("Easter Monday", 1),
                HolidayRule.Nth("Early May bank holiday", 5, 1, IsoDayOfWeek.Monday),
                HolidayRule.Nth("Spring bank holiday", 5, 0, IsoDayOfWeek.Monday),
                HolidayRule.Nth("Summer bank holiday", 8, 0, IsoDayOfWeek.Monday),
                .. HolidayRule.ChristmasAndBoxingDay("Boxing Day"),
            ],
        },
        new("IE", "Ireland", "Europe/Dublin", true, "")
        {
            Rules =
            [
                HolidayRule.MondayInLieu("New Year's Day", 1, 1),
                new(
                    "St Brigid's Day",
                    year =>
                        [
                            new LocalDate(year, 2, 1).DayOfWeek == IsoDayOfWeek.Friday
                                ? new LocalDate(year, 2, 1)
                                : new LocalDate(year, 1, 31).Next(IsoDayOfWeek.Monday),
                        ]
                ),
                HolidayRule.MondayInLieu("St Patrick's Day", 3, 17),
                HolidayRule.FromEaster("Easter Monday", 1),
                HolidayRule.Nth("May holiday", 5, 1, IsoDayOfWeek.Monday),
                HolidayRule.Nth("June holiday", 6, 1, IsoDayOfWeek.Monday),
                HolidayRule.Nth("August holiday", 8, 1, IsoDayOfWeek.Monday),
                HolidayRule.Nth("October holiday", 10, 0, IsoDayOfWeek.Monday),
                .. HolidayRule.ChristmasAndBoxingDay("St Stephen's Day"),
            ],
        },
        new(
            "SG",
            "Singapore",
            "Asia/Singapore",
            false,
            "Chinese New Year, Hari Raya Puasa, Hari Raya Haji, Vesak Day and Deepavali"
        )
        {
            Rules =
            [
                HolidayRule.MondayInLieu("New Year's Day", 1, 1),
                HolidayRule.FromEaster("Good Friday", -2),
                HolidayRule.MondayInLieu("Labour Day", 5, 1),
                HolidayRule.MondayInLieu("National Day", 8, 9),
                HolidayRule.MondayInLieu("Christmas Day", 12, 25),
            ],
        },
        new("US", "United States (federal)", "America/New_York", true, "")
        {
            Rules =
            [
                HolidayRule.NearestWeekday("New Year's Day", 1, 1),
                HolidayRule.Nth("Martin Luther King Jr. Day", 1, 3, IsoDayOfWeek.Monday),
                HolidayRule.Nth("Washington's Birthday", 2, 3, IsoDayOfWeek.Monday),
                HolidayRule.Nth("Memorial Day", 5, 0, IsoDayOfWeek.Monday),
                HolidayRule.NearestWeekday("Juneteenth", 6, 19),
                HolidayRule.NearestWeekday("Independence Day", 7, 4),
                HolidayRule.Nth("Labor Day", 9, 1, IsoDayOfWeek.Monday),
                HolidayRule.Nth("Columbus Day", 10, 2, IsoDayOfWeek.Monday),
                HolidayRule.NearestWeekday("Veterans Day", 11, 11),
                HolidayRule.Nth("Thanksgiving Day", 11, 4, IsoDayOfWeek.Thursday),
                HolidayRule.NearestWeekday("Christmas Day", 12, 25),
            ],
        },
    ];

    /// <summary>The set of a code; <c>null</c> for a code that has none.</summary>
    public static HolidaySet? Find(string code) =>
        All.FirstOrDefault(set => string.Equals(set.Code, code, StringComparison.OrdinalIgnoreCase));
}
