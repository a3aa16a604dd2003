namespace Charter.Policy.Calendars;

/// <summary>Why an allowance can't be counted.</summary>
public enum AllowanceProblem
{
    /// <summary>It can.</summary>
    None,

    /// <summary>The number is still a slot.</summary>
    Open,

    /// <summary>A number without a unit, other than "immediately".</summary>
    NoUnit,

    /// <summary>The number is negative.</summary>
    Negative,

    /// <summary>Part of a day, business day, week or month, which people count in several ways; hours say it clearly.</summary>
    PartOfDay,

    /// <summary>Longer than a century, or than the calendar reaches.</summary>
    TooLong,
}
