using System.Diagnostics.CodeAnalysis;
using Charter.Policy;

namespace Charter.Server.Api;

/// <summary>A value of an enumeration in a query, by the token that the JSON uses for it: <c>breaking_soon</c>.</summary>
public readonly record struct Token<T>(T Value)
    where T : struct, Enum
{
    /// <summary>Every token there is.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(Vocabulary.Token)];

    /// <summary>Reads a token; endpoints bind query parameters by it.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The framework looks for it on the type itself.")]
    public static bool TryParse(string? text, out Token<T> token)
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Vocabulary.Token(value) == text)
            {
                token = new Token<T>(value);
                return true;
            }
        }

        token = default;
        return false;
    }
}
