using System.Globalization;
using System.Text;
using Charter.Policy.Language.Analysis;

namespace Charter.LanguageScore;

/// <summary>Fits the weights that tell guidance from "other" (logistic regression, the same result each time).</summary>
internal static class TopicFit
{
    private const int Rounds = 80;
    private const double Decay = 0.03;
    private const int Folds = 8;
    private const int Scale = 10;

    /// <summary>Fits the English sentences of some files; the table, with the share that unseen eighths got right.</summary>
    public static async Task<string> OfAsync(IEnumerable<string> files)
    {
        var examples = new List<(string[] Features, bool IsOther)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var line in await File.ReadAllLinesAsync(file))
            {
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                var sentence = LabelledSentence.Read(line);
                if (sentence.Kind is "guidance" or "other" && sentence.Language == "en" && seen.Add(sentence.Text))
                {
                    var reading = Reading.Of(sentence.Text, LanguagePacks.Guess(sentence.Text));
                    _ = PromiseGuard.Promised(reading);
                    examples.Add(([.. TopicFeatures.Of(reading).Append("*")], sentence.Kind == "other"));
                }
            }
        }

        examples = [.. examples.OrderBy(e => string.Join(' ', e.Features).Length % 17)];
        var right = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit([.. examples.Where((_, i) => i % Folds != fold)]);
            right += examples.Where((_, i) => i % Folds == fold).Count(e => Sum(weights, e.Features) > 0 == e.IsOther);
        }

        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{examples.Count} sentences, unseen right {(double)right / examples.Count:0.000}\n"
        );
        foreach (var (feature, weight) in Fit(examples).OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            var rounded = (int)Math.Round(weight * Scale);
            if (Math.Abs(rounded) >= 2)
            {
                text.Append(CultureInfo.InvariantCulture, $"{feature} {rounded}, ");
            }
        }

        return text.ToString();
    }

    private static Dictionary<string, double> Fit(List<(string[] Features, bool IsOther)> examples)
    {
        var counts = examples.SelectMany(e => e.Features).CountBy(f => f).ToDictionary(StringComparer.Ordinal);
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            var rate = 0.3 / (1 + (round * 0.2));
            foreach (var (features, isOther) in examples)
            {
                var error = (1 / (1 + Math.Exp(-Sum(weights, features)))) - (isOther ? 1 : 0);
                foreach (var feature in features.Where(f => counts[f] > 1))
                {
                    var old = weights.GetValueOrDefault(feature);
                    weights[feature] = old - (rate * (feature == "*" ? 0.1 * error : error + (Decay * old)));
                }
            }
        }

        return weights;
    }

    private static double Sum(Dictionary<string, double> weights, string[] features) =>
        features.Sum(f => weights.GetValueOrDefault(f));
}
