using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Clocks;

/// <summary>
/// Priorities, stages and conditions of tickets, read with the words that policies are read with: "Priority 1", "P1" and 1
/// are one priority, "Severity 1" and "sev1" another, "紧急" is urgent.
/// </summary>
internal static class CaseLabels
{
    /// <summary>A longer text is no label; it is compared as it stands.</summary>
    private const int LongestLabel = 100;

    // Tickets of a desk share a handful of labels; the bound is for histories that share none.
    private const int MostKept = 1024;

    private static readonly ConcurrentDictionary<(ConditionKind, string), ImmutableArray<string>> Known = new();

    /// <summary>The names of a priority as policies write them.</summary>
    public static ImmutableArray<string> Priority(string? text) => Names(ConditionKind.Priority, text);

    /// <summary>The names of a stage as policies write them.</summary>
    public static ImmutableArray<string> Stage(string? text) => Names(ConditionKind.Stage, text);

    /// <summary>A condition as policies write it: <c>high_volume</c>, <c>plan:gold</c>.</summary>
    public static string Condition(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var kind = (colon < 0 ? text : text[..colon]).Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        if (colon < 0)
        {
            return kind;
        }

        var value = text[(colon + 1)..].Trim().ToLowerInvariant();
        return kind + ":" + (kind == "plan" ? PlanName(value) : value);
    }

    /// <summary>Whether one of the names is what a promise asks for.</summary>
    public static bool Matches(ImmutableArray<string> names, string? asked)
    {
        foreach (var name in names)
        {
            if (string.Equals(name, asked, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string PlanName(string value)
    {
        foreach (var word in (ReadOnlySpan<string>)["plan", "tier", "package"])
        {
            if (value.Length > word.Length && value.EndsWith(" " + word, StringComparison.Ordinal))
            {
                return value[..^(word.Length + 1)].TrimEnd();
            }
        }

        return value;
    }

    private static ImmutableArray<string> Names(ConditionKind kind, string? text)
    {
        var label = text?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(label))
        {
            return [];
        }

        if (label.Length > LongestLabel)
        {
            return [label];
        }

        if (Known.TryGetValue((kind, label), out var known))
        {
            return known;
        }

        ImmutableArray<string> names = [.. Read(kind, label).Distinct(StringComparer.Ordinal)];
        if (Known.Count < MostKept)
        {
            Known.TryAdd((kind, label), names);
        }

        return names;
    }

    private static IEnumerable<string> Read(ConditionKind kind, string label)
    {
        yield return label;
        var pack = LanguagePacks.Guess(label);
        var tokens = pack.Tokens(label);
        var family = Vocabulary.Token(kind) + ":";
        foreach (var group in (LexiconGroup[])[LexiconGroup.Condition, LexiconGroup.Label])
        {
            foreach (var mention in pack.Lexicon.Find(group, tokens))
            {
                foreach (
                    var value in mention.Value.Split('|').Where(v => v.StartsWith(family, StringComparison.Ordinal))
                )
                {
                    if (ConditionReader.Of(mention with { Value = value }).Value is { Length: > 0 } name)
                    {
                        yield return name.ToLowerInvariant();
                    }
                }
            }
        }

        if (Number(kind, tokens) is not { } number)
        {
            yield break;
        }

        yield return number;
        if (kind == ConditionKind.Priority)
        {
            // Who writes nothing but a number means the order that the policy has, whatever it calls it.
            foreach (var name in (string[])["p", "s", "level "])
            {
                yield return name + number;
            }
        }
    }

    /// <summary>The number of a label that is nothing but a number; for a stage also the one after what it is called.</summary>
    private static string? Number(ConditionKind kind, Token[] tokens)
    {
        if (tokens.Length == 0 || (tokens.Length > 1 && kind == ConditionKind.Priority) || tokens.Length > 3)
        {
            return null;
        }

        foreach (var token in tokens)
        {
            if (Labels.Read(token.Text) is { } read && char.IsAsciiDigit(read[0]))
            {
                return int.Parse(read, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
