using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Charter.Server.Words;

/// <summary>The texts of every language but English, read once from the resources inside the program.</summary>
public sealed class WordStore
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> texts;

    /// <exception cref="InvalidDataException">A resource is not a JSON object of texts, or two of them hold one key.</exception>
    public WordStore()
    {
        var byLanguage = new Dictionary<string, Dictionary<string, string>>();
        var assembly = typeof(WordStore).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var parts = name.Replace('\\', '/').Split('/');
            if (parts is not ["Words", var tag, _])
            {
                continue;
            }

            if (!byLanguage.TryGetValue(tag, out var words))
            {
                byLanguage[tag] = words = [];
            }

            Read(assembly, name, words);
        }

        texts = byLanguage.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary());
    }

    /// <summary>The text for an English sentence, or the sentence itself where the language has none.</summary>
    public string Text(string languageTag, string key) =>
        texts.TryGetValue(languageTag, out var words) && words.TryGetValue(key, out var text) ? text : key;

    private static void Read(Assembly assembly, string name, Dictionary<string, string> words)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var entries =
            JsonSerializer.Deserialize<Dictionary<string, string>>(stream)
            ?? throw new InvalidDataException($"{name} holds no texts.");
        foreach (var (key, text) in entries)
        {
            if (!words.TryAdd(key, text) && words[key] != text)
            {
                throw new InvalidDataException($"{name}: another file has a different text for \"{key}\".");
            }
        }
    }
}
