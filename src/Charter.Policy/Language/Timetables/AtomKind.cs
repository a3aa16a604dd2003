namespace Charter.Policy.Language.Timetables;

/// <summary>What a piece of a sentence about hours says.</summary>
internal enum AtomKind
{
    /// <summary>A word that says nothing here.</summary>
    Word,

    /// <summary>A small word that may stand between two pieces that belong together.</summary>
    Filler,

    /// <summary>Days of the week.</summary>
    Days,

    /// <summary>Dates with a year.</summary>
    Dates,

    /// <summary>A day and a month without a year, or a date that can be read in two ways.</summary>
    UnclearDate,

    /// <summary>A month alone: "from March to June".</summary>
    Season,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A number that is no time of day.</summary>
    Number,
    Range,
    Until,
    And,
    Pause,
    Stop,
    From,
    Between,
    Open,
    Closed,
    Closes,
    Opens,
    ClosesAfter,
    OpensAfter,
    Except,
    Inclusive,

    /// <summary>"Weekends included": more days for the hours of others.</summary>
    Included,
    Not,

    /// <summary>Hours that say no times: "5x8".</summary>
    Unread,
    Reopen,
    Around,
    Lunch,

    /// <summary>Holidays in general, or one by its name.</summary>
    Holiday,

    /// <summary>Part of a day without its times: "Wednesday mornings".</summary>
    Part,
    Yearly,
}
