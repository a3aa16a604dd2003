using System.Collections.Concurrent;
using System.Globalization;

namespace Charter.Desk.Automation;

/// <summary>The letters that come with the program, in each of its languages.</summary>
public static class BuiltInLetters
{
    private const string Fallback = "en";
    private static readonly ConcurrentDictionary<(string Name, string Language), LetterText?> Known = new();

    /// <summary>The languages that every letter is there in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh-Hans"];

    /// <summary>The program's language that is nearest to a wanted one: <c>zh-CN</c> gives <c>zh-Hans</c>.</summary>
    public static string Nearest(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (Languages.FirstOrDefault(l => string.Equals(l, language, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return same;
        }

        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : Fallback;
    }

    /// <summary>A letter in the language nearest to the wanted one.</summary>
    /// <exception cref="ArgumentException">There is no such letter.</exception>
    public static LetterText Of(string name, string language)
    {
        var nearest = Nearest(language);
        return Known.GetOrAdd((name, nearest), key => Read(key.Name, key.Language))
            ?? throw new ArgumentException($"There is no letter “{name}”.", nameof(name));
    }

    private static LetterText? Read(string name, string language)
    {
        var resource = string.Create(CultureInfo.InvariantCulture, $"letters/{name}.{language}.txt");
        using var stream = typeof(BuiltInLetters).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        var subject = reader.ReadLine() ?? "";
        return new LetterText(subject, reader.ReadToEnd().Trim(), language);
    }
}
