namespace Charter.Desk.Automation;

/// <summary>What the company has decided about the letters that its policy demands: one row.</summary>
public sealed class LetterSettings
{
    public const int TheOnlyId = 1;
    public int Id { get; init; } = TheOnlyId;

    /// <summary>Who sends holding letters.</summary>
    public HoldingChoice Holding { get; set; }

    /// <summary>The new date of an automatic holding letter: so many business days after the limit.</summary>
    public int HoldingDays { get; set; } = 5;

    /// <summary>Reasons to choose from, one a line; an automatic holding letter gives the first.</summary>
    public string HoldingReasons { get; set; } = "";

    /// <summary>What a customer can do who does not accept the answer to a complaint: the next stage of the company's own review.</summary>
    public string NextStage { get; set; } = "";

    /// <summary>Where they can turn outside the company: an ombudsman, a court of arbitration.</summary>
    public string ExternalReview { get; set; } = "";
    public int Version { get; set; } = 1;

    /// <summary>The reasons, one each.</summary>
    public IReadOnlyList<string> Reasons =>
        HoldingReasons.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
