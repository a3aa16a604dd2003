using NodaTime;

namespace Charter.Server.Demo;

/// <summary>Seeded chance: the same seed asks for the same life.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Hit(double probability) => _random.NextDouble() < probability;

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Share() => _random.NextDouble();

    public int Between(int least, int most) => _random.Next(least, most + 1);

    public Duration Seconds(int least, int most) => Duration.FromSeconds(Between(least, most));

    public Duration Minutes(int least, int most) => Duration.FromSeconds(Between(least * 60, most * 60));

    public T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>One of the items, each as likely as its weight.</summary>
    public T Of<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var left = _random.NextDouble() * items.Sum(weight);
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
            {
                return item;
            }
        }

        return items[^1];
    }
}
