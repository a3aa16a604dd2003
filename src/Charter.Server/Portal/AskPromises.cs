using Charter.Desk.Conversations.Events;
using Charter.Desk.Policies;
using Charter.Desk.Tickets.Events;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Server.Promises;
using Charter.Server.Words;
using NodaTime;

namespace Charter.Server.Portal;

/// <summary>What the policy in force promises to whoever writes by the form now: asked of the clocks themselves, with a ticket that is not there.</summary>
internal static class AskPromises
{
    /// <summary>The promises for one kind of matter, nearest first.</summary>
    public static IReadOnlyList<PromiseLine> Of(GoverningEdition? edition, CaseKind kind, Instant now, Wordbook words)
    {
        if (edition is null)
        {
            return [];
        }

        var opened = new TicketOpened(0, kind, ServedSubject.WebForm, "normal", true, 0, null, edition.Number);
        var received = new MessageReceived(0, ServedSubject.WebForm, Automatic: false);
        var readings = CaseClocks.Read(
            edition.Alone,
            [opened.ToClockEvent(now)!.Value, received.ToClockEvent(now)!.Value],
            now
        );
        return
        [
            .. readings
                .Where(reading => reading is { IsOpen: true, DueAt: not null } && IsForCustomers(reading.Commitment))
                .OrderBy(reading => reading.DueAt)
                .Select(reading => new PromiseLine(Words(reading.Commitment, words), reading.DueAt!.Value)),
        ];
    }

    /// <summary>Whether a promise is one that its customer sees kept; the others are the house's own business.</summary>
    public static bool IsForCustomers(Commitment commitment) =>
        commitment.Action
            is ServiceAction.Acknowledge
                or ServiceAction.FirstResponse
                or ServiceAction.Respond
                or ServiceAction.Update
                or ServiceAction.Resolve
                or ServiceAction.NotifyDelay
                or ServiceAction.ReturnCall
                or ServiceAction.Attend;

    /// <summary>A promise as it is said to its customer.</summary>
    public static string Words(Commitment commitment, Wordbook words)
    {
        var within = PromisedWords.Within(commitment, words);
        return commitment.Action switch
        {
            ServiceAction.Acknowledge => words["We confirm that your message has arrived {0}", within],
            ServiceAction.FirstResponse => words["A person answers first {0}", within],
            ServiceAction.Respond => words["You get an answer {0}", within],
            ServiceAction.Update => words["We tell you how it stands {0}", within],
            ServiceAction.Resolve => words["The matter is settled {0}", within],
            ServiceAction.NotifyDelay => words["If it takes longer, we tell you {0}", within],
            ServiceAction.ReturnCall => words["We call you back {0}", within],
            _ => words["We come to you {0}", within],
        };
    }
}
