using Charter.Server.Design;
using Charter.Server.Words;
using NodaTime;

namespace Charter.Server.Promises;

/// <summary>The time that figures are about.</summary>
/// <param name="Key">How an address names it: <c>7d</c>, <c>30d</c>, <c>month</c>, <c>quarter</c>.</param>
/// <param name="From">Its start.</param>
/// <param name="To">Its end, exclusive: now.</param>
public sealed record PromisePeriod(string Key, Instant From, Instant To)
{
    /// <summary>What is taken where an address says nothing, or nothing that is known.</summary>
    public const string Usual = "30d";

    private const int Parts = 6;

    /// <summary>The period with this key that ends now; months and quarters begin in the reader's zone.</summary>
    public static PromisePeriod Of(string? key, Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        return key switch
        {
            "7d" => new PromisePeriod("7d", now - Duration.FromDays(7), Just(now)),
            "month" => new PromisePeriod(
                "month",
                new LocalDate(today.Year, today.Month, 1).AtStartOfDayInZone(zone).ToInstant(),
                Just(now)
            ),
            "quarter" => new PromisePeriod(
                "quarter",
                new LocalDate(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1).AtStartOfDayInZone(zone).ToInstant(),
                Just(now)
            ),
            _ => new PromisePeriod(Usual, now - Duration.FromDays(30), Just(now)),
        };
    }

    /// <summary>What a reader chooses from.</summary>
    public static IReadOnlyList<FieldOption> Choices(Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return
        [
            new("7d", words["Last 7 days"]),
            new(Usual, words["Last 30 days"]),
            new("month", words["This month"]),
            new("quarter", words["This quarter"]),
        ];
    }

    /// <summary>The period in equal parts, oldest first, for a small trend.</summary>
    public IEnumerable<PromisePeriod> InParts()
    {
        var part = (To - From) / Parts;
        for (var i = 0; i < Parts; i++)
        {
            yield return new PromisePeriod(Key, From + (part * i), i == Parts - 1 ? To : From + (part * (i + 1)));
        }
    }

    // A breach of this very instant belongs to the period; its end is exclusive.
    private static Instant Just(Instant now) => now + Duration.FromMilliseconds(1);
}
