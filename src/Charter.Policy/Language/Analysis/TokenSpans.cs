namespace Charter.Policy.Language.Analysis;

/// <summary>How phrases, times and clauses of a sentence lie to each other, and what stands at a place, in the sentence or beyond its ends.</summary>
internal static class TokenSpans
{
    /// <summary>The text of a token; <c>null</c> before the first and after the last.</summary>
    public static string? TextAt(this Token[] tokens, int at) =>
        (uint)at < (uint)tokens.Length ? tokens[at].Text : null;

    /// <summary>Whether a mark stands at a place.</summary>
    public static bool IsAt(this Token[] tokens, int at, char symbol) =>
        (uint)at < (uint)tokens.Length && tokens[at].Is(symbol);

    /// <summary>Whether it ends before a token or at it.</summary>
    public static bool IsBefore(this Mention span, int token) => IsBefore((span.From, span.To), token);

    /// <inheritdoc cref="IsBefore(Mention, int)"/>
    public static bool IsBefore(this TimeMention span, int token) => IsBefore((span.From, span.To), token);

    /// <inheritdoc cref="IsBefore(Mention, int)"/>
    public static bool IsBefore(this (decimal? Percent, int From, int To) span, int token) =>
        IsBefore((span.From, span.To), token);

    /// <inheritdoc cref="IsBefore(Mention, int)"/>
    public static bool IsBefore(this (int From, int To) span, int token) => span.To <= token;

    /// <summary>Whether it starts at a token or after it.</summary>
    public static bool IsAfter(this Mention span, int token) => IsAfter((span.From, span.To), token);

    /// <inheritdoc cref="IsAfter(Mention, int)"/>
    public static bool IsAfter(this TimeMention span, int token) => IsAfter((span.From, span.To), token);

    /// <inheritdoc cref="IsAfter(Mention, int)"/>
    public static bool IsAfter(this (decimal? Percent, int From, int To) span, int token) =>
        IsAfter((span.From, span.To), token);

    /// <inheritdoc cref="IsAfter(Mention, int)"/>
    public static bool IsAfter(this (int From, int To) span, int token) => span.From >= token;

    /// <summary>Whether a token is one of its own.</summary>
    public static bool Holds(this Mention span, int token) => Holds((span.From, span.To), token);

    /// <inheritdoc cref="Holds(Mention, int)"/>
    public static bool Holds(this TimeMention span, int token) => Holds((span.From, span.To), token);

    /// <inheritdoc cref="Holds(Mention, int)"/>
    public static bool Holds(this (decimal? Percent, int From, int To) span, int token) =>
        Holds((span.From, span.To), token);

    /// <inheritdoc cref="Holds(Mention, int)"/>
    public static bool Holds(this (int From, int To) span, int token) => span.From <= token && token < span.To;

    /// <summary>Whether all of it stands between two places.</summary>
    public static bool IsWithin(this Mention span, int from, int to) => IsWithin((span.From, span.To), from, to);

    /// <inheritdoc cref="IsWithin(Mention, int, int)"/>
    public static bool IsWithin(this TimeMention span, int from, int to) => IsWithin((span.From, span.To), from, to);

    /// <inheritdoc cref="IsWithin(Mention, int, int)"/>
    public static bool IsWithin(this (decimal? Percent, int From, int To) span, int from, int to) =>
        IsWithin((span.From, span.To), from, to);

    /// <inheritdoc cref="IsWithin(Mention, int, int)"/>
    public static bool IsWithin(this (int From, int To) span, int from, int to) => span.From >= from && span.To <= to;
}
