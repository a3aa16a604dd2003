using System.Collections.Frozen;
using System.Globalization;

namespace Charter.Policy.Language.Analysis;

/// <summary>
/// How much each feature speaks for "other" (above zero) or for guidance (below), fitted to labelled sentences with
/// <c>bench/language/score --fit</c>.
/// </summary>
internal sealed class TopicWeights
{
    private readonly FrozenDictionary<string, int> _weights;

    private TopicWeights(FrozenDictionary<string, int> weights) => _weights = weights;

    /// <summary>Reads a table of <c>feature weight</c> pairs, parted by commas; the feature <c>*</c> is always there.</summary>
    public static TopicWeights Read(string table)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (
            var pair in table.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var space = pair.LastIndexOf(' ');
            weights[pair[..space]] = int.Parse(pair.AsSpan(space + 1), CultureInfo.InvariantCulture);
        }

        return new TopicWeights(weights.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Whether a sentence without a promise is rather "other" than guidance.</summary>
    public bool IsOther(Reading reading)
    {
        var sum = _weights.GetValueOrDefault("*");
        foreach (var feature in TopicFeatures.Of(reading))
        {
            sum += _weights.GetValueOrDefault(feature);
        }

        return sum > 0;
    }
}
