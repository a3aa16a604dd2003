using System.Text.Json;
using System.Text.RegularExpressions;
using Charter.Server.Words;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Words;

/// <summary>
/// Holds the translations to the source: every sentence that a page looks up has a text in every language, no text is
/// left over, and its numbered places are the same.
/// </summary>
public sealed partial class TranslationTests
{
    private static readonly string Server = Path.Combine(Root(), "src", "Charter.Server");
    private static readonly IReadOnlyDictionary<string, string> Used = KeysInSource();

    public static TheoryData<string> Translated() =>
        [.. Language.All.Where(language => language != Language.English).Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Translated))]
    public void Every_sentence_in_the_source_has_a_text(string tag)
    {
        var texts = TextsOf(tag);

        Used.Where(use => !texts.ContainsKey(use.Key)).Select(use => $"{use.Value}: \"{use.Key}\"").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void No_text_is_left_over_from_a_sentence_that_is_gone(string tag) =>
        TextsOf(tag).Where(text => !Used.ContainsKey(text.Key)).Select(text => $"\"{text.Key}\"").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Translated))]
    public void A_text_has_the_same_places_as_its_sentence(string tag) =>
        TextsOf(tag)
            .Where(text => !Places(text.Key).SetEquals(Places(text.Value)))
            .Select(text => $"\"{text.Key}\" -> \"{text.Value}\"")
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Translated))]
    public void No_text_is_empty(string tag) => TextsOf(tag).Values.ShouldAllBe(text => text.Trim().Length > 0);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> TextsOf(string tag)
    {
        var texts = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Server, "Words", tag), "*.json"))
        {
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!)
            {
                texts[key] = text;
            }
        }

        return texts;
    }

    private static Dictionary<string, string> KeysInSource()
    {
        var keys = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(Server, "*.*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Server, file);
            if (
                Path.GetExtension(file) is not (".razor" or ".cs")
                || path.Split(Path.DirectorySeparatorChar)[0] is "obj" or "bin"
            )
            {
                continue;
            }

            var source = Comment().Replace(File.ReadAllText(file), "");
            foreach (var match in Lookup().Matches(source).Concat(Plural().Matches(source)))
            {
                keys.TryAdd(Regex.Unescape(match.Groups["key"].Value), path);
            }
        }

        return keys;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Charter.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds Charter.slnx.");
    }

    // T["..."] in pages, words["..."] in classes, Wordbook.Key("...") for a sentence that is looked up elsewhere.
    [GeneratedRegex("""(?:\b(?:T|t|words|Words)\[|\bWordbook\.Key\()\s*"(?<key>(?:[^"\\]|\\.)*)""")]
    private static partial Regex Lookup();

    // T.Count(n, "one", "many"): only the plural needs a text.
    [GeneratedRegex("""\b(?:T|t|words|Words)\.Count\(\s*[^"]*?,\s*"(?:[^"\\]|\\.)*"\s*,\s*"(?<key>(?:[^"\\]|\\.)*)""")]
    private static partial Regex Plural();

    [GeneratedRegex("""^\s*//.*$|@\*[\s\S]*?\*@""", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("""\{\d+\}""")]
    private static partial Regex Place();
}
