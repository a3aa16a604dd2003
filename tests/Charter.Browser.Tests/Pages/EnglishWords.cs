using System.Text.Json;
using System.Text.RegularExpressions;
using Charter.Testing;
using Charter.Testing.Browser;

namespace Charter.Browser.Tests.Pages;

/// <summary>Finds sentences of the wordbook that stand on a page in English although the reader's language has a text for them.</summary>
internal static partial class EnglishWords
{
    // What customers, colleagues and the policy's authors wrote stands as they wrote it, in whatever language.
    private const string Theirs =
        ".said, .paper, .policy-quote, q, .preview-letter, textarea, [lang=en], option, script, style, .ticket-head h1";

    private const string Read = """
        (theirs) => {
          const words = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.textContent.replace(/\s+/g, " ").trim();
            if (text && !node.parentElement.closest(theirs)) words.push(text);
          }
          for (const part of document.querySelectorAll("[aria-label], [title], [placeholder]"))
            if (!part.closest(theirs))
              for (const name of ["aria-label", "title", "placeholder"]) words.push(part.getAttribute(name) ?? "");
          return [...new Set(words)];
        }
        """;

    private static readonly Lazy<(HashSet<string> Whole, IReadOnlyList<Regex> WithPlaces)> Keys = new(ReadKeys);

    public static async Task<IReadOnlyList<string>> LeftOnAsync(WatchedPage page)
    {
        var texts = await page.Page.EvaluateAsync<string[]>(Read, Theirs);
        return
        [
            .. texts.Where(text =>
                Keys.Value.Whole.Contains(text) || Keys.Value.WithPlaces.Any(pattern => pattern.IsMatch(text))
            ),
        ];
    }

    private static (HashSet<string>, IReadOnlyList<Regex>) ReadKeys()
    {
        var keys = Directory
            .EnumerateFiles(RepositoryFolder.At("src/Charter.Server/Words/zh-Hans"), "*.json")
            .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!)
            .Where(pair => pair.Key != pair.Value)
            .Select(pair => pair.Key)
            .ToList();
        return (
            [.. keys.Where(key => !Place().IsMatch(key))],
            [
                .. keys.Where(key => Place().IsMatch(key) && Place().Replace(key, "").Count(char.IsAsciiLetter) >= 6)
                    .Select(key => new Regex(
                        "^"
                            + Place().Replace(Regex.Escape(key).Replace("\\{", "{", StringComparison.Ordinal), ".+")
                            + "$",
                        RegexOptions.Singleline,
                        TimeSpan.FromSeconds(1)
                    )),
            ]
        );
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
