namespace Charter.Policy.Clocks;

/// <summary>The kinds of step in an explanation.</summary>
public enum ClockStepKind
{
    /// <summary>The clock started.</summary>
    Started,

    /// <summary>It arrived outside support hours; counting began at the next opening.</summary>
    MovedToOpening,

    /// <summary>Day 0 of a count of business days.</summary>
    DayZero,

    /// <summary>A stretch of working time was counted, from <see cref="ClockStep.At"/> to <see cref="ClockStep.Until"/>.</summary>
    Counted,

    /// <summary>A closed day or stretch was passed over; <see cref="ClockStep.Note"/> names the holiday, if it is one.</summary>
    PassedOver,

    /// <summary>The clock stood still.</summary>
    Paused,

    /// <summary>The clock went on.</summary>
    Resumed,

    /// <summary>A change of priority, kind or policy moved the due time.</summary>
    Retargeted,

    /// <summary>A local time that does not exist or exists twice was settled.</summary>
    LocalTimeAdjusted,

    /// <summary>The due time.</summary>
    Due,

    /// <summary>It was done.</summary>
    Stopped,

    /// <summary>The due time passed.</summary>
    Broken,
}
