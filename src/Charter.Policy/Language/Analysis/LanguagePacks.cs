using Charter.Policy.Language.Chinese;
using Charter.Policy.Language.English;

namespace Charter.Policy.Language.Analysis;

/// <summary>The languages that policies can be written in. A further one is a line here and a folder of tables.</summary>
internal static class LanguagePacks
{
    public static LanguagePack[] All { get; } = [EnglishLanguage.Pack, ChineseLanguage.Pack];

    /// <summary>The pack of an IETF tag; <c>zh</c> is Simplified Chinese.</summary>
    public static LanguagePack Of(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var primary = tag.Split('-', '_')[0];
        foreach (var pack in All)
        {
            if (string.Equals(pack.Tag.Split('-')[0], primary, StringComparison.OrdinalIgnoreCase))
            {
                return pack;
            }
        }

        throw new ArgumentException(
            $"Policies are written in {string.Join(", ", All.Select(p => p.Tag))}, not in '{tag}'.",
            nameof(tag)
        );
    }

    /// <summary>The language of a text, by its script.</summary>
    public static LanguagePack Guess(ReadOnlySpan<char> text)
    {
        var han = 0;
        var latin = 0;
        foreach (var c in text)
        {
            han += Tokeniser.IsHan(c) ? 1 : 0;
            latin += char.IsAsciiLetter(c) ? 1 : 0;
        }

        // A Chinese character says about as much as four Latin letters.
        return han * 4 > latin ? ChineseLanguage.Pack : EnglishLanguage.Pack;
    }
}
