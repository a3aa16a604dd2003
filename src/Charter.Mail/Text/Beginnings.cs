using System.Collections.Frozen;

namespace Charter.Mail.Text;

/// <summary>Many beginnings of lines, found by the first letter, in any case.</summary>
internal sealed class Beginnings
{
    private readonly FrozenDictionary<char, string[]> byFirst;

    public Beginnings(IEnumerable<string> words) =>
        byFirst = words
            .GroupBy(w => char.ToLowerInvariant(w[0]))
            .ToFrozenDictionary(g => g.Key, g => g.Distinct(StringComparer.OrdinalIgnoreCase).ToArray());

    public bool Begin(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || !byFirst.TryGetValue(char.ToLowerInvariant(line[0]), out var words))
        {
            return false;
        }

        foreach (var word in words)
        {
            if (line.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
