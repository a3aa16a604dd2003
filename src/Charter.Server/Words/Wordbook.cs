using System.Globalization;

namespace Charter.Server.Words;

/// <summary>
/// The words of a page in the reader's language. The English sentence is the key:
/// <c>@T["Send to {0} and keep open", name]</c>.
/// </summary>
public sealed class Wordbook(WordStore store, Language language)
{
    /// <summary>The language that the reader chose.</summary>
    public Language Language => language;

    /// <summary>How the reader's language writes numbers and dates.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language.Tag);

    /// <summary>The text for an English sentence, with its numbered places filled in.</summary>
    public string this[string key, params object?[] places]
    {
        get
        {
            var text = store.Text(language.Tag, key);
            return places.Length == 0 ? text : string.Format(Culture, text, places);
        }
    }

    /// <summary>
    /// The text for a number of things: <c>T.Count(n, "{0} ticket", "{0} tickets")</c>. Place 0 is the number; languages
    /// without a singular translate only the second.
    /// </summary>
    public string Count(long number, string one, string many, params object?[] places) =>
        this[number == 1 && language == Language.English ? one : many, [number, .. places]];

    /// <summary>Marks a sentence as a key where it is written down, for a lookup elsewhere.</summary>
    public static string Key(string key) => key;
}
