using System.Collections.Frozen;
using System.Globalization;
using Charter.Policy.Language.Analysis;
using NodaTime;

namespace Charter.Policy.Language.Structure;

/// <summary>Finds a time zone: an IANA name, an offset ("UTC+05:30"), or a name that the tables tie to one.</summary>
internal static class ZoneReader
{
    private static readonly FrozenDictionary<string, string> Cities = DateTimeZoneProviders
        .Tzdb.Ids.Where(id =>
            id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)
        )
        .GroupBy(id => id[(id.LastIndexOf('/') + 1)..].ToLowerInvariant())
        .ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>The zone that a sentence names; <c>null</c> for none, or for a name that is several.</summary>
    public static string? Find(string sentence, LanguagePack language, Token[] tokens) =>
        Read(sentence, language, tokens)?.Id;

    /// <summary>What a sentence says of its zone.</summary>
    public static NamedZone? Read(string sentence, LanguagePack language, Token[] tokens)
    {
        if ((Iana(sentence) ?? Offset(sentence)) is { } exact)
        {
            return exact;
        }

        var roles = language.Lexicon.Find(LexiconGroup.Role, tokens);
        string Words(Mention mention) => sentence[tokens[mention.From].Start..tokens[mention.To - 1].End];
        if (roles.Find(r => r.Value == "zoneunclear") is { Value: not null } unclear)
        {
            return new NamedZone(null, Words(unclear), IsQuestion: true, IsExact: false);
        }

        if (roles.Find(r => r.Value.StartsWith("zone:", StringComparison.Ordinal)) is { Value: not null } own)
        {
            return new NamedZone(own.Value[5..], Words(own), IsQuestion: false, IsExact: false);
        }

        var isStandard = roles.Exists(r => r.Value == "zonesummer");
        foreach (var mention in language.Lexicon.Find(LexiconGroup.Tone, tokens))
        {
            if (mention.Value.StartsWith("zone:", StringComparison.Ordinal))
            {
                return new NamedZone(mention.Value[5..], Words(mention), isStandard, IsExact: false);
            }
        }

        return OfCity(tokens) is { } city ? new NamedZone(city, city, IsQuestion: false, IsExact: false) : null;
    }

    private static NamedZone? Iana(string sentence)
    {
        for (
            var slash = sentence.IndexOf('/', StringComparison.Ordinal);
            slash > 0;
            slash = sentence.IndexOf('/', slash + 1)
        )
        {
            var from = slash;
            while (from > 0 && slash - from < 40 && IsZoneCharacter(sentence[from - 1]))
            {
                from--;
            }

            var to = slash + 1;
            while (to < sentence.Length && to - slash < 40 && (IsZoneCharacter(sentence[to]) || sentence[to] == '/'))
            {
                to++;
            }

            if (to - from < 40 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(sentence[from..to]) is { } zone)
            {
                return new NamedZone(zone.Id, sentence[from..to], IsQuestion: false, IsExact: true);
            }
        }

        return null;
    }

    /// <summary>"GMT+4", "UTC +05:30", "UTC−3": the same distance from UTC all the year.</summary>
    private static NamedZone? Offset(string sentence)
    {
        for (var at = 0; at + 4 < sentence.Length; at++)
        {
            var name = sentence.AsSpan(at, 3);
            if (
                !(
                    name.Equals("UTC", StringComparison.OrdinalIgnoreCase)
                    || name.Equals("GMT", StringComparison.OrdinalIgnoreCase)
                ) || (at > 0 && char.IsAsciiLetter(sentence[at - 1]))
            )
            {
                continue;
            }

            var sign = at + 3;
            if (sentence[sign] == ' ' && sign + 1 < sentence.Length && sentence[sign + 1] is '+' or '−' or '-')
            {
                sign++;
            }

            // "UTC + 2".
            var isEast = sentence[sign] is '+' or '＋';
            var number = isEast && sentence.AsSpan(sign + 1).StartsWith(" ") ? sign + 2 : sign + 1;
            // "9:00-17:00 GMT - 20:00": a dash apart from the number is no sign.
            if (
                (isEast || sentence[sign] is '-' or '−' or '–')
                && ReadOffset(sentence, number, out var to) is { } minutes
                && !(sign > at + 3 && sentence[sign] == '-' && to < sentence.Length && sentence[to] == ':')
            )
            {
                return Fixed(isEast ? minutes : -minutes) is { } id
                    ? new NamedZone(id, sentence[at..to], IsQuestion: false, IsExact: true)
                    : new NamedZone(null, sentence[at..to], IsQuestion: true, IsExact: true);
            }
        }

        return null;
    }

    private static int? ReadOffset(string text, int at, out int to)
    {
        to = at;
        while (to < text.Length && to - at < 4 && char.IsAsciiDigit(text[to]))
        {
            to++;
        }

        var digits = to - at;
        if (digits == 0)
        {
            return null;
        }

        var number = int.Parse(text.AsSpan(at, digits), CultureInfo.InvariantCulture);
        if (digits > 2)
        {
            return (number / 100 * 60) + (number % 100);
        }

        if (
            to + 2 < text.Length
            && text[to] is ':' or '.'
            && char.IsAsciiDigit(text[to + 1])
            && char.IsAsciiDigit(text[to + 2])
        )
        {
            number = (number * 60) + int.Parse(text.AsSpan(to + 1, 2), CultureInfo.InvariantCulture);
            to += 3;
            return number;
        }

        return number * 60;
    }

    /// <summary>The zone of an offset. The IANA names of whole hours count westwards: UTC+4 is <c>Etc/GMT-4</c>.</summary>
    private static string? Fixed(int minutes)
    {
        var hours = minutes / 60;
        var id =
            minutes == 0 ? "UTC"
            : minutes % 60 == 0
                ? string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(hours > 0 ? "-" : "+")}{Math.Abs(hours)}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"UTC{(minutes > 0 ? "+" : "-")}{Math.Abs(hours):00}:{Math.Abs(minutes % 60):00}"
            );
        return minutes is >= -12 * 60 and <= 14 * 60 ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)?.Id : null;
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
