namespace Charter.Policy.Language.Analysis;

/// <summary>Tells the missed limits that promise nothing themselves, because something else is owed by a limit of its own.</summary>
internal sealed class MissedLimits(Reading reading, ClauseMap clauses)
{
    /// <summary>
    /// "If a full reply takes longer than a day, you have it within ten": the missed limit only tells when the other
    /// counts, where nothing is done on missing it.
    /// </summary>
    public void DropReplaced(List<TimeMention> times) =>
        times.RemoveAll(time =>
            clauses.MissedLimit(time) is { } lead
                && times.Exists(t => t.IsAfter(lead.To))
                && !reading.Actions.Exists(a => a.IsBefore(lead.From) || a.IsAfter(lead.To))
                && !reading.Guards.Exists(g => g.Value == "penalty")
            || (clauses.MissedLimit(time) is { } unmet && (HasItsOwnLimit(unmet, times) || IsSilenceOfCustomer(unmet)))
            || (
                reading.Language.IsUnspaced
                && time.IsNamed
                && clauses.MissedLimit(time) is { } day
                && times.Exists(t => t.IsAfter(day.To))
            )
            || (clauses.MissedLimit(time) is { } missed && IsFollowedByNews(missed, times))
        );

    /// <summary>"… if the complainant sends no reply within eight weeks": what the customer failed to do.</summary>
    private bool IsSilenceOfCustomer((int From, int To) lead)
    {
        var you = Enumerable
            .Range(lead.From, lead.To - lead.From)
            .FirstOrDefault(i => reading.FunctionAt(i) is "you", -1);
        return you > 0
            && you - lead.From <= 3
            && Enumerable
                .Range(you, Math.Min(lead.To, you + 6) - you)
                .Any(i =>
                    reading.Tokens[i].Stem
                        is "send"
                            or "repl"
                            or "reply"
                            or "respond"
                            or "provid"
                            or "suppl"
                            or "supply"
                            or "return"
                            or "pai"
                            or "pay"
                            or "collect"
                            or "confirm"
                            or "answer"
                            or "contact"
                            or "accept"
                            or "object"
                )
            && !reading.Actions.Exists(a => a.Value is "escalate" && !clauses.IsScene(a));
    }

    /// <summary>"Where it can't be put right by the end of the day, you are sent an acknowledgement within five": only the second is owed.</summary>
    private bool HasItsOwnLimit((int From, int To) lead, List<TimeMention> times)
    {
        var after = times.Find(t => t.IsAfter(lead.To));
        return (lead.From == 0 || clauses.IsRelativeLimit(lead))
            && after is not null
            && reading.Actions.Exists(a =>
                a.IsAfter(lead.To) && a.Value is "acknowledge" or "update" or "respond" or "resolve" or "return_call"
            )
            && !reading.Actions.Exists(a =>
                a.IsAfter(lead.To) && a.Value is "notify_delay" or "escalate" or "offer_callback" or "refer"
            );
    }

    /// <summary>"If it will run past six weeks, you have news every fortnight": the news recurs, and nothing else is told at six weeks.</summary>
    private bool IsFollowedByNews((int From, int To) lead, List<TimeMention> times) =>
        times.Exists(t => t.IsAfter(lead.To) && t.IsRecurring)
        && reading.Actions.Exists(a => a.IsAfter(lead.To) && a.Value == "update")
        && !reading.Actions.Exists(a => a.IsAfter(lead.To) && a.Value is "notify_delay" or "escalate");
}
