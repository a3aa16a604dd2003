using System.Collections.Frozen;

namespace Charter.Policy.Language.Analysis;

/// <summary>How a stage, level or severity is named: by a number, a number word, a Roman number or a letter.</summary>
internal static class Labels
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["one"] = "1",
        ["two"] = "2",
        ["three"] = "3",
        ["four"] = "4",
        ["five"] = "5",
        ["first"] = "1",
        ["second"] = "2",
        ["third"] = "3",
        ["i"] = "1",
        ["ii"] = "2",
        ["iii"] = "3",
        ["iv"] = "4",
        ["一"] = "1",
        ["二"] = "2",
        ["三"] = "3",
        ["四"] = "4",
        ["五"] = "5",
        ["ⅰ"] = "1",
        ["ⅱ"] = "2",
        ["ⅲ"] = "3",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The label as digits or one lower-case letter; <c>null</c> when the word is none.</summary>
    public static string? Read(string word) =>
        Words.TryGetValue(word, out var label) ? label
        : word.Length is 1 or 2 && word.All(char.IsAsciiDigit) ? word
        : word.Length == 1 && word[0] is >= 'a' and <= 'f' ? word
        : null;
}
