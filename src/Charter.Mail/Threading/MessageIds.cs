namespace Charter.Mail.Threading;

/// <summary>
/// Message ids (RFC 5322, 3.6.4) in the many forms in which clients send them: without brackets, with blanks
/// folded in, several on a line, with more than one @, or none.
/// </summary>
public static class MessageIds
{
    private const int MaxLength = 998;

    /// <summary>The first id of a header value, without brackets; null when there is none.</summary>
    public static string? First(string value)
    {
        var ids = All(value, 1_000, out _);
        return ids.Count == 0 ? null : ids[0];
    }

    /// <summary>The ids of a header value in their order, each once, without brackets; the last ones when there are more than that many.</summary>
    public static IReadOnlyList<string> All(string value, int max, out bool truncated)
    {
        ArgumentNullException.ThrowIfNull(value);
        var ids = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rest = value.AsSpan();
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('<');
            var loose = open < 0 ? rest : rest[..open];
            if (loose.Contains('@'))
            {
                AddLoose(loose, ids, seen);
            }

            if (open < 0)
            {
                break;
            }

            rest = rest[(open + 1)..];
            var close = rest.IndexOfAny('>', '<');
            Add(close < 0 ? rest : rest[..close], ids, seen);
            rest =
                close < 0 ? []
                : rest[close] == '>' ? rest[(close + 1)..]
                : rest[close..];
        }

        if (ids.Count == 0 && !value.Contains('<', StringComparison.Ordinal))
        {
            // No brackets and no @ at all: still an id, if it is one word.
            var word = value.Trim();
            if (!word.AsSpan().ContainsAny(" \t"))
            {
                Add(word, ids, seen);
            }
        }

        truncated = ids.Count > max;
        return truncated ? ids.GetRange(ids.Count - max, max) : ids;
    }

    /// <summary>What comes after the last @, in lower case; empty when there is none.</summary>
    public static string Domain(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var at = id.LastIndexOf('@');
        return at < 0 ? "" : id[(at + 1)..].ToLowerInvariant();
    }

    private static void AddLoose(ReadOnlySpan<char> text, List<string> ids, HashSet<string> seen)
    {
        foreach (var range in text.SplitAny(" \t,;>"))
        {
            // "Message of Monday from x@y" (RFC 822 let In-Reply-To hold a phrase) names a person, not a message.
            if (text[range].Contains('@') && !text[range].Contains('"'))
            {
                Add(text[range], ids, seen);
            }
        }
    }

    private static void Add(ReadOnlySpan<char> text, List<string> ids, HashSet<string> seen)
    {
        var clean = text.Trim();
        if (clean.IsEmpty || clean.Length > MaxLength)
        {
            return;
        }

        var id = clean.ContainsAny(" \t\r\n\0")
            ? string.Concat(clean.ToString().Where(c => !char.IsWhiteSpace(c) && c != '\0'))
            : clean.ToString();
        if (id.Length > 0 && seen.Add(id))
        {
            ids.Add(id);
        }
    }
}
