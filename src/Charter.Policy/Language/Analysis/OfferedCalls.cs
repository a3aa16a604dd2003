namespace Charter.Policy.Language.Analysis;

/// <summary>
/// "After three minutes we offer to call you back, and that call is made within two hours": the first time is that of the
/// offer, the second that of the call.
/// </summary>
internal static class OfferedCalls
{
    public static List<ReadCommitment> Complete(List<ReadCommitment> commitments)
    {
        var first = commitments.FindIndex(c => c.Commitment.Action == ServiceAction.OfferCallback);
        return first < 0
            ? commitments
            : [.. commitments.Select((c, i) => i > first && IsCall(commitments[first], c) ? Call(c) : c)];
    }

    /// <summary>"If you have been on hold for two minutes, we offer to call you back": a wait that is made good.</summary>
    public static bool IsWaitMadeGood(Reading reading, TimeMention time) =>
        reading.Clauses.Leads.FirstOrDefault(l => time.IsWithin(l.From, l.To)) is { To: > 0 } lead
            && reading.Actions.Exists(a => a.Value is "answer" && a.IsWithin(lead.From, lead.To))
            && reading.Actions.Exists(a => a.Value is "offer_callback" && a.IsAfter(lead.To))
        // "Anyone who waited for ten rings is offered a call".
        || (
            reading.Actions.Exists(a => a.Value is "answer" && a.IsBefore(time.From) && time.From - a.To <= 1)
            && reading.Actions.Exists(a => a.Value is "offer_callback" && a.IsAfter(time.To) && a.From - time.To <= 2)
        );

    /// <summary>At peak the offer may come earlier; another time without a case of its own is no second offer.</summary>
    private static bool IsCall(ReadCommitment offer, ReadCommitment later) =>
        later.Commitment.Action == ServiceAction.OfferCallback
        && later.Commitment.Within != offer.Commitment.Within
        && later.Commitment.Conditions.All(c => c.Kind == ConditionKind.Other);

    private static ReadCommitment Call(ReadCommitment read) =>
        read with
        {
            Commitment = read.Commitment with
            {
                Subject = ServedSubject.Callback,
                Action = ServiceAction.ReturnCall,
                Conditions = ConditionSet.None,
            },
        };
}
