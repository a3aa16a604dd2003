using System.Globalization;

namespace Charter.Mutation;

/// <summary>What to change, and how many of the mutants to try.</summary>
/// <param name="Paths">Beginnings of paths from <c>src/Charter.Policy</c>; none means everything.</param>
/// <param name="Sample">How many mutants to draw, or null for all.</param>
/// <param name="Seed">Which draw.</param>
internal sealed record MutationOptions(IReadOnlyList<string> Paths, int? Sample, int Seed)
{
    public const string Usage = "Charter.Mutation [--folder Calendars|Clocks/CaseFold.cs,...] [--sample N [--seed S]]";

    /// <summary>Null if the arguments are not understood.</summary>
    public static MutationOptions? From(string[] args)
    {
        var options = new MutationOptions([], null, 1);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
            switch (args[i])
            {
                case "--folder" when value.Length > 0:
                    options = options with { Paths = value.Split(',') };
                    break;
                case "--sample" when number > 0:
                    options = options with { Sample = number };
                    break;
                case "--seed" when number > 0:
                    options = options with { Seed = number };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    /// <summary>The mutants to try; a sample in the order of the draw, so that what is judged so far is a sample too.</summary>
    public IReadOnlyList<Mutant> Draw(IReadOnlyCollection<Mutant> mutants)
    {
        if (Sample is not { } count || count >= mutants.Count)
        {
            return [.. mutants];
        }

        // Not for secrets: the same seed must give the same draw.
        var drawn = mutants.ToArray();
        new Random(Seed).Shuffle(drawn);
        return drawn[..count];
    }
}
