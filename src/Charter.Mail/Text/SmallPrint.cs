using System.Buffers;
using System.Collections.Frozen;

namespace Charter.Mail.Text;

/// <summary>The small print that companies, lists and services put below a mail, told from people who speak of such things.</summary>
internal static class SmallPrint
{
    private static readonly Beginnings Beginnings = new(FooterWords.Beginnings);
    private static readonly SearchValues<string> PrintMarks = SearchValues.Create(
        FooterWords.Marks,
        StringComparison.OrdinalIgnoreCase
    );
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Singular = FooterWords
        .Singular.ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A line begins as small print does.</summary>
    public static bool Begin(ReadOnlySpan<char> line) =>
        line.Length >= 12 && Beginnings.Begin(line.TrimStart("*_-\"'[( "));

    /// <summary>
    /// Whether lines that begin as small print does go on as it does: at length or with two of its words, and nobody in them says
    /// "I" who does not also speak of recipients and their duties.
    /// </summary>
    public static bool GoesOn(IEnumerable<string> lines)
    {
        var length = 0;
        var words = 0;
        var marks = new HashSet<string>(StringComparer.Ordinal);
        var singular = false;
        foreach (var line in lines)
        {
            length += line.Length;
            words += SignatureLines.WordsOf(line.AsSpan().Trim());
            singular |= SaysI(line);
            var rest = line.AsSpan(0, Math.Min(line.Length, 4_000));
            while (marks.Count < 3 && rest.IndexOfAny(PrintMarks) is >= 0 and var at)
            {
                marks.Add(rest.Slice(at, Math.Min(5, rest.Length - at)).ToString().ToLowerInvariant());
                rest = rest[Math.Min(rest.Length, at + 3)..];
            }
        }

        return marks.Count >= (singular ? 3 : 1) || (!singular && (length >= 100 || words <= 3));
    }

    private static bool SaysI(string line)
    {
        foreach (var range in line.AsSpan().SplitAny(" ,.:;!?()\"\t"))
        {
            var word = line.AsSpan()[range];
            if (word is "I" || (word.Length is > 0 and < 8 && !IsCapitals(word) && Singular.Contains(word)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"EU" is no word of Portuguese.</summary>
    private static bool IsCapitals(ReadOnlySpan<char> word) =>
        word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z');
}
