using Charter.Desk.Shared;

namespace Charter.Desk.Automation;

/// <summary>The settings of letters that people see and change.</summary>
/// <param name="Holding">Who sends holding letters.</param>
/// <param name="HoldingDays">The new date of an automatic one: so many business days after the limit.</param>
/// <param name="HoldingReasons">Reasons to choose from, one a line; an automatic one gives the first.</param>
/// <param name="NextStage">What a customer can do who does not accept the answer to a complaint.</param>
/// <param name="ExternalReview">Where they can turn outside the company.</param>
public sealed record LetterSettingsFields(
    HoldingChoice Holding = HoldingChoice.Offer,
    int HoldingDays = 5,
    string HoldingReasons = "",
    string NextStage = "",
    string ExternalReview = ""
)
{
    private const int LongestText = 4000;
    private const int MostDays = 365;

    internal static LetterSettingsFields Of(LetterSettings settings) =>
        new(
            settings.Holding,
            settings.HoldingDays,
            settings.HoldingReasons,
            settings.NextStage,
            settings.ExternalReview
        );

    /// <summary>What is wrong; <c>null</c> for nothing.</summary>
    public InvalidField? Check()
    {
        if (HoldingDays is < 1 or > MostDays)
        {
            return new InvalidField("holdingDays", "A number of business days between 1 and 365.");
        }

        if (HoldingReasons.Length > LongestText)
        {
            return TooLong("holdingReasons");
        }

        if (NextStage.Length > LongestText)
        {
            return TooLong("nextStage");
        }

        if (ExternalReview.Length > LongestText)
        {
            return TooLong("externalReview");
        }

        return Holding == HoldingChoice.Automatic && string.IsNullOrWhiteSpace(HoldingReasons)
            ? new InvalidField("holdingReasons", "A letter that the desk sends by itself needs a reason to give.")
            : null;
    }

    internal void CopyTo(LetterSettings settings)
    {
        settings.Holding = Holding;
        settings.HoldingDays = HoldingDays;
        settings.HoldingReasons = FieldText.Clean(HoldingReasons).Trim();
        settings.NextStage = FieldText.Clean(NextStage).Trim();
        settings.ExternalReview = FieldText.Clean(ExternalReview).Trim();
    }

    private static InvalidField TooLong(string field) => new(field, "At most 4000 characters fit here.");
}
