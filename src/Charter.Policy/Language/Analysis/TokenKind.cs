namespace Charter.Policy.Language.Analysis;

/// <summary>What a token is made of.</summary>
internal enum TokenKind
{
    Word,

    /// <summary>Digits, with their value.</summary>
    Number,

    /// <summary>A time of day, such as <c>9am</c> or <c>17:30</c>.</summary>
    Clock,

    /// <summary>One character of a script that is written without spaces.</summary>
    Han,

    /// <summary>A slot to fill: <c>[X]</c>, <c>____</c>.</summary>
    Slot,
    Symbol,
}
