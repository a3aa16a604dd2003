namespace Charter.Desk.Automation;

/// <summary>Who sends the holding letter that a policy demands before its limit.</summary>
public enum HoldingChoice
{
    /// <summary>A person is told in time, and gives the date and the reason.</summary>
    Offer,

    /// <summary>The desk sends it in time, with the date and the reason that the company has set, unless a person did before.</summary>
    Automatic,
}
