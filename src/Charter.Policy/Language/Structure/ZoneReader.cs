using System.Collections.Frozen;
using Charter.Policy.Language.Analysis;
using NodaTime;

namespace Charter.Policy.Language.Structure;

/// <summary>Finds a time zone: an IANA name, or a name that the lexicon ties to one.</summary>
internal static class ZoneReader
{
    private static readonly FrozenDictionary<string, string> Cities = DateTimeZoneProviders
        .Tzdb.Ids.Where(id =>
            id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)
        )
        .GroupBy(id => id[(id.LastIndexOf('/') + 1)..].ToLowerInvariant())
        .ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    public static string? Find(string sentence, LanguagePack language, Token[] tokens)
    {
        for (
            var slash = sentence.IndexOf('/', StringComparison.Ordinal);
            slash > 0;
            slash = sentence.IndexOf('/', slash + 1)
        )
        {
            var from = slash;
            while (from > 0 && IsZoneCharacter(sentence[from - 1]))
            {
                from--;
            }

            var to = slash + 1;
            while (to < sentence.Length && (IsZoneCharacter(sentence[to]) || sentence[to] == '/'))
            {
                to++;
            }

            if (to - from < 40 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(sentence[from..to]) is { } zone)
            {
                return zone.Id;
            }
        }

        foreach (var mention in language.Lexicon.Find(LexiconGroup.Tone, tokens))
        {
            if (mention.Value.StartsWith("zone:", StringComparison.Ordinal))
            {
                return mention.Value[5..];
            }
        }

        return OfCity(tokens);
    }

    /// <summary>"Berlin time", "New York time": a city that has a zone of its own.</summary>
    private static string? OfCity(Token[] tokens)
    {
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i].Text != "time")
            {
                continue;
            }

            var city = tokens[i - 1].Text;
            if (Cities.TryGetValue(city, out var zone))
            {
                return zone;
            }

            if (i > 1 && Cities.TryGetValue(tokens[i - 2].Text + "_" + city, out zone))
            {
                return zone;
            }
        }

        return null;
    }

    private static bool IsZoneCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+';
}
