using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Reads a short line that holds a time and no act together with the name that it stands under, as a reader does:
/// "emails" over "within 1 working day for members" is "emails: within 1 working day for members".
/// </summary>
internal static class HeadedName
{
    private const int LongestName = 40;
    private const int LongestLine = 80;

    /// <param name="alone">How the line reads by itself.</param>
    /// <param name="line">The line.</param>
    /// <param name="name">The item or heading above it; empty for none.</param>
    /// <param name="language">Its language.</param>
    /// <param name="context">What it takes from its surroundings.</param>
    public static SentenceReading Complete(
        SentenceReading alone,
        string line,
        string name,
        LanguagePack language,
        ReadingContext context
    )
    {
        var bare = name.Trim().TrimEnd('?', ':', '？', '：').TrimEnd();
        if (
            alone.Commitments.Count > 0
            || bare.Length is 0 or > LongestName
            || line.Length > LongestLine
            || !alone.Findings.Any(f => f.Code == "P101")
        )
        {
            return alone;
        }

        var together = SentenceAnalyser.Analyse($"{bare}: {line}", language, context);
        if (together.Commitments.Count == 0 || together.Findings.Count > 0)
        {
            return alone;
        }

        var offset = bare.Length + 2;
        return together with
        {
            Tokens = alone.Tokens,
            Commitments = [.. together.Commitments.Select(c => Moved(c, offset, line.Length))],
        };
    }

    /// <summary>Places are told in the line; what came from the name is inherited.</summary>
    private static ReadCommitment Moved(ReadCommitment read, int offset, int length) =>
        read with
        {
            Places =
            [
                .. read.Places.Select(p =>
                    p.Start >= offset ? (p.Part, p.Start - offset, p.Length) : (EvidencePart.Inherited, 0, length)
                ),
            ],
        };
}
