using Charter.Policy;
using Charter.Server.Words;

namespace Charter.Server.Promises;

/// <summary>What is promised, in words that a customer would understand, for each action and what it serves.</summary>
public static class PromisedWords
{
    /// <summary>What is promised: "First answer", "Answer to the complaint".</summary>
    public static string Of(Commitment commitment, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        ArgumentNullException.ThrowIfNull(words);
        return Of(commitment.Action, commitment.Subject, words);
    }

    /// <summary>As <see cref="Of(Commitment, Wordbook)"/>, by action and subject.</summary>
    public static string Of(ServiceAction action, ServedSubject subject, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return (action, subject) switch
        {
            (ServiceAction.Greet, _) => words["Welcome"],
            (ServiceAction.Answer, ServedSubject.Phone or ServedSubject.Callback) => words["Pick up the call"],
            (ServiceAction.Answer, ServedSubject.Chat or ServedSubject.WhatsApp) => words["Take up the chat"],
            (ServiceAction.Answer, ServedSubject.InPerson) => words["See the visitor"],
            (ServiceAction.Answer, _) => words["Take up the contact"],
            (ServiceAction.Acknowledge, ServedSubject.Complaint) => words["Confirm the complaint"],
            (ServiceAction.Acknowledge, _) => words["Acknowledgement"],
            (ServiceAction.FirstResponse, ServedSubject.Complaint) => words["First answer to the complaint"],
            (ServiceAction.FirstResponse, ServedSubject.Escalation) => words["First answer after escalation"],
            (ServiceAction.FirstResponse, _) => words["First answer"],
            (ServiceAction.Respond, ServedSubject.Complaint) => words["Answer to the complaint"],
            (ServiceAction.Respond, ServedSubject.Escalation) => words["Answer after escalation"],
            (ServiceAction.Respond, _) => words["Answer"],
            (ServiceAction.Update, ServedSubject.Escalation) => words["Update the customer on the escalation"],
            (ServiceAction.Update, _) => words["Update the customer"],
            (ServiceAction.NotifyDelay, _) => words["Tell the customer of the delay"],
            (ServiceAction.Resolve, ServedSubject.Complaint) => words["Settle the complaint"],
            (ServiceAction.Resolve, ServedSubject.Escalation) => words["Settle the escalation"],
            (ServiceAction.Resolve, _) => words["Solution"],
            (ServiceAction.ReturnCall, _) => words["Call back"],
            (ServiceAction.Document, ServedSubject.Escalation) => words["Complete the escalation record"],
            (ServiceAction.Document, _) => words["Write up the case"],
            (ServiceAction.Refer, _) => words["Pass to the right department"],
            (ServiceAction.Escalate, _) => words["Escalation"],
            (ServiceAction.Attend, _) => words["Be on site"],
            (ServiceAction.Start, _) => words["Begin the work"],
            (ServiceAction.Review, ServedSubject.Complaint) => words["Review of complaints"],
            (ServiceAction.Review, _) => words["Review"],
            (ServiceAction.OfferCallback, _) => words["Offer a callback"],
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown action of a promise."),
        };
    }

    /// <summary>The time that a promise leaves, as people say it: "24 hours", "2 business days", "every 3 days".</summary>
    public static string Within(Commitment commitment, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        ArgumentNullException.ThrowIfNull(words);
        return commitment switch
        {
            { Every: true } => words["every {0}", Length(commitment.Within, words)],
            { Within.IsImmediate: true } => words["at once"],
            { Within: { Value: 0, Unit: TimeUnit.Day } } => words["on the same day"],
            { Within: { Value: 0, Unit: TimeUnit.BusinessDay } } => words["on the same business day"],
            _ => words["within {0}", Length(commitment.Within, words)],
        };
    }

    /// <summary>A length of time in a unit of promises: "24 hours", "1.5 business days".</summary>
    public static string Length(Allowance within, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (within.IsImmediate)
        {
            return words["at once"];
        }

        // People write 1.5 hours now and then, never 1.5 business days.
        var number = within.Value ?? 0;
        var (whole, shown) = (number == 1 ? 1 : 2, number.ToString("0.####", words.Culture));
        return within.Unit switch
        {
            TimeUnit.Second => words.Count(whole, "{1} second", "{1} seconds", shown),
            TimeUnit.Ring => words.Count(whole, "{1} ring", "{1} rings", shown),
            TimeUnit.Minute => words.Count(whole, "{1} minute", "{1} minutes", shown),
            TimeUnit.Hour => words.Count(whole, "{1} hour", "{1} hours", shown),
            TimeUnit.BusinessHour => words.Count(whole, "{1} business hour", "{1} business hours", shown),
            TimeUnit.Day => words.Count(whole, "{1} day", "{1} days", shown),
            TimeUnit.BusinessDay => words.Count(whole, "{1} business day", "{1} business days", shown),
            TimeUnit.Week => words.Count(whole, "{1} week", "{1} weeks", shown),
            TimeUnit.Month => words.Count(whole, "{1} month", "{1} months", shown),
            _ => shown,
        };
    }
}
