using System.Collections.Frozen;
using Charter.Desk.Policies;
using Charter.Server.Words;

namespace Charter.Server.Policies;

/// <summary>The ready holiday sets in the reader's words. Their English is the key.</summary>
internal static class CountryWords
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        Wordbook.Key("Australia (national)"),
        Wordbook.Key("Canada (federal)"),
        Wordbook.Key("China"),
        Wordbook.Key("England and Wales"),
        Wordbook.Key("France"),
        Wordbook.Key("Germany (all states)"),
        Wordbook.Key("Ireland"),
        Wordbook.Key("Singapore"),
        Wordbook.Key("United States (federal)"),
        Wordbook.Key("the King's Birthday, Labour Day and other days of each state"),
        Wordbook.Key("the days of each province, such as Family Day and Civic Holiday"),
        Wordbook.Key("春节、清明节、端午节、中秋节 and the working weekends of the State Council's yearly notice"),
        Wordbook.Key("the days of single states, such as Fronleichnam and Allerheiligen"),
        Wordbook.Key("Chinese New Year, Hari Raya Puasa, Hari Raya Haji, Vesak Day and Deepavali")
    );

    public static string Name(HolidaySet set, Wordbook words) => Known.Contains(set.Name) ? words[set.Name] : set.Name;

    public static string Missing(HolidaySet set, Wordbook words) =>
        Known.Contains(set.Missing) ? words[set.Missing] : set.Missing;
}
