namespace Charter.Policy.Language.Analysis;

/// <summary>The groups of a lexicon. Each is matched on its own, so that one word may mean something in several.</summary>
internal enum LexiconGroup
{
    /// <summary>What is served.</summary>
    Subject,

    /// <summary>What is promised.</summary>
    Action,
    Unit,

    /// <summary>A word with a number: <c>value</c>, or <c>xN</c> for one that multiplies.</summary>
    Number,

    /// <summary>Parts of a whole: a share in percent (<c>50</c>), a denominator after its number (<c>/3</c>) or before it (<c>3/</c>; <c>/</c> when a number says which).</summary>
    Share,

    /// <summary>A limit with a name: "same day" is <c>0 day</c>.</summary>
    Named,

    /// <summary>A recurring interval with a name: "daily" is <c>1 day</c>.</summary>
    Recurring,
    Condition,

    /// <summary>A word that is a condition only where a label stands: "Low: 2 days".</summary>
    Label,

    /// <summary>What makes a time something else than our promise.</summary>
    Guard,

    /// <summary>Small words that hold a sentence together: limits, separators, openers, actors.</summary>
    Function,

    /// <summary>What says by which means we answer.</summary>
    Means,

    /// <summary>What the header of a table column says: <c>level</c>, <c>who</c>, <c>when</c>, <c>how</c>, <c>other</c>, <c>past</c>, <c>target</c>, <c>interval</c>.</summary>
    Column,

    /// <summary>What tells the kind of a sentence without a clock.</summary>
    Tone,

    /// <summary>Days, times and zones in sentences about hours.</summary>
    Hours,

    /// <summary>What a heading or lead-in says of all that stands under it: <c>theirs</c>, <c>past</c>, <c>not</c>, <c>ours</c>.</summary>
    Section,

    /// <summary>Days, times of day, dates and closures, piece by piece: what the calendar is made of.</summary>
    Calendar,

    /// <summary>What a sentence about hours speaks of: <c>general</c>, <c>special</c>, <c>peak</c>, <c>timer</c>; several are joined by <c>+</c>.</summary>
    Role,

    /// <summary>What a policy says about its clocks: what stops them, what counts as a call.</summary>
    ClockRule,
}
