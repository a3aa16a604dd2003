using System.Collections.Frozen;

namespace Charter.Policy.Language.Analysis;

/// <summary>The words in which a language writes commitments, one form for each part.</summary>
internal sealed class CanonicalWords
{
    private readonly FrozenDictionary<string, string> _words;

    private CanonicalWords(FrozenDictionary<string, string> words) => _words = words;

    /// <summary>Reads a table of lines <c>key : words</c>.</summary>
    public static CanonicalWords Read(string table)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(" = ", StringComparison.Ordinal);
            words[line[..colon]] = line[(colon + 3)..].Replace('_', ' ');
        }

        return new CanonicalWords(words.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public string this[string key] => _words[key];

    public string Of(ServedSubject subject) => _words["subject " + Vocabulary.Token(subject)];

    public string Of(ServiceAction action) => _words["action " + Vocabulary.Token(action)];

    public string Of(TimeUnit unit, bool isOne) => _words[(isOne ? "one " : "many ") + Vocabulary.Token(unit)];

    public string Of(ConditionKind kind) => _words["condition " + Vocabulary.Token(kind)];

    /// <summary>Whether the limit stands before what is promised, as in Chinese.</summary>
    public bool IsTimeFirst => _words["order"] == "time action";
}
