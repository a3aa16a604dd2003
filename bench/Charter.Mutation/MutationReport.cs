using System.Globalization;

namespace Charter.Mutation;

/// <summary>The score of each folder and of all, with the margin that a sample leaves.</summary>
internal static class MutationReport
{
    /// <summary>The share of mutants that tests must notice, in percent.</summary>
    private const double Demanded = 85;

    /// <summary>Of the normal distribution: 95 in 100 samples lie within.</summary>
    private const double Confidence = 1.96;

    public static IEnumerable<string> Of(IReadOnlyCollection<(Mutant Mutant, Verdict Verdict)> judged, int all)
    {
        foreach (var folder in judged.GroupBy(one => one.Mutant.Folder, StringComparer.Ordinal))
        {
            yield return $"{folder.Key}: {Line([.. folder.Select(one => one.Verdict)])}";
        }

        var verdicts = judged.Select(one => one.Verdict).ToList();
        yield return $"All: {Line(verdicts)}";
        if (judged.Count < all)
        {
            var (low, high) = Margin(Killed(verdicts), verdicts.Count, all);
            yield return $"A sample of {judged.Count} out of {all}: the score of all is {Percent(low)} to {Percent(high)} (95% confidence).";
        }
    }

    public static bool IsEnough(IReadOnlyCollection<(Mutant Mutant, Verdict Verdict)> judged) =>
        judged.Count(one => one.Verdict == Verdict.Killed) * 100.0 >= judged.Count * Demanded;

    private static string Line(List<Verdict> verdicts)
    {
        var killed = Killed(verdicts);
        var uncovered = verdicts.Count(verdict => verdict == Verdict.NotCovered);
        return $"{killed} of {verdicts.Count} killed, {Percent((double)killed / verdicts.Count)}"
            + $" (survived {verdicts.Count - killed - uncovered}, not covered {uncovered})";
    }

    private static int Killed(List<Verdict> verdicts) => verdicts.Count(verdict => verdict == Verdict.Killed);

    /// <summary>Wilson's interval, narrowed for a sample that is a good part of the whole.</summary>
    private static (double Low, double High) Margin(int killed, int drawn, int all)
    {
        var rest = (double)(all - drawn) / Math.Max(1, all - 1);
        var z = Confidence * Math.Sqrt(rest);
        var share = (double)killed / drawn;
        var scale = 1 + z * z / drawn;
        var middle = (share + z * z / (2 * drawn)) / scale;
        var half = z * Math.Sqrt(share * (1 - share) / drawn + z * z / (4.0 * drawn * drawn)) / scale;
        return (middle - half, middle + half);
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
