using Charter.Policy;
using Charter.Server.Words;

namespace Charter.Server.Policies;

/// <summary>Which family a promise belongs to, and how the family is called and marked.</summary>
public static class PromiseFamilies
{
    public static PromiseFamily Of(ServiceAction action) =>
        action switch
        {
            ServiceAction.Acknowledge => PromiseFamily.Acknowledge,
            ServiceAction.FirstResponse or ServiceAction.Respond => PromiseFamily.Respond,
            ServiceAction.Resolve => PromiseFamily.Resolve,
            ServiceAction.Update or ServiceAction.NotifyDelay => PromiseFamily.Update,
            ServiceAction.Greet
            or ServiceAction.Answer
            or ServiceAction.ReturnCall
            or ServiceAction.OfferCallback
            or ServiceAction.Attend => PromiseFamily.Live,
            _ => PromiseFamily.Duty,
        };

    public static string Words(PromiseFamily family, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return family switch
        {
            PromiseFamily.Acknowledge => words["Acknowledge"],
            PromiseFamily.Respond => words["Answer"],
            PromiseFamily.Resolve => words["Settle"],
            PromiseFamily.Update => words["Keep informed"],
            PromiseFamily.Live => words["Live contact"],
            _ => words["Duty"],
        };
    }

    public static string Icon(PromiseFamily family) =>
        family switch
        {
            PromiseFamily.Acknowledge => "mail-opened",
            PromiseFamily.Respond => "message-circle",
            PromiseFamily.Resolve => "circle-check",
            PromiseFamily.Update => "bell",
            PromiseFamily.Live => "phone",
            _ => "checklist",
        };

    /// <summary>The class that gives it its colour: <c>family-respond</c>.</summary>
    public static string Class(PromiseFamily family) => $"family-{family.ToString().ToLowerInvariant()}";
}
