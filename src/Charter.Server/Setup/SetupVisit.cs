namespace Charter.Server.Setup;

/// <summary>A request that came with a good link.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Draft">What was answered so far.</param>
internal sealed record SetupVisit(string Token, SetupDraft Draft)
{
    /// <summary>The visit of a request that the wizard's filter let through.</summary>
    public static SetupVisit Of(HttpContext http) =>
        http.Features.Get<SetupVisit>() ?? throw new InvalidOperationException("This address is not in the wizard.");

    /// <summary>The address of a step.</summary>
    public string Url(string step) => step.Length == 0 ? $"/setup/{Token}" : $"/setup/{Token}/{step}";

    /// <summary>Back to the first step that has no answer; <c>null</c> when step <paramref name="step"/> may be shown.</summary>
    public IResult? BackFrom(int step)
    {
        string[] names = ["", "hours", "policy", "administrator", "mail"];
        return step <= Draft.Answered ? null : Results.LocalRedirect(Url(names[Draft.Answered]));
    }

    /// <summary>Notes that a step was answered and goes on.</summary>
    public IResult GoOn(int step, string next)
    {
        Draft.Answered = Math.Max(Draft.Answered, step + 1);
        return Results.LocalRedirect(Url(next));
    }
}
