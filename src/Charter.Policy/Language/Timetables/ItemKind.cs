namespace Charter.Policy.Language.Timetables;

/// <summary>What an <see cref="Item"/> says.</summary>
internal enum ItemKind
{
    Days,
    Dates,

    /// <summary>Holidays that no date is given for, where they have hours of their own.</summary>
    Holidays,
    Windows,
    Opening,
    Closing,
    Closed,

    /// <summary>Days or dates left out of what stands before them.</summary>
    Excluded,
    Break,
}
