using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Charter.Policy.Clocks;

namespace Charter.Server.Commands;

/// <summary>
/// The names under which ticket histories from anywhere may call their events: the journal's own, the same without their first
/// part, and common words. All of them are listed in <c>docs/policy-language/events.md</c>.
/// </summary>
internal static class EventWords
{
    // What other products and plain speech call the same happenings; all are listed in docs/policy-language/events.md.
    private static readonly (ClockEventKind Kind, string[] Names)[] Aliases =
    [
        (
            ClockEventKind.TicketOpened,
            ["opened", "open", "created", "ticket_opened", "ticket.created", "ticket_created"]
        ),
        (
            ClockEventKind.MessageReceived,
            ["message_received", "customer_message", "received", "customer_reply", "customer_replied"]
        ),
        (
            ClockEventKind.MessageSent,
            ["message_sent", "agent_message", "agent_reply", "reply", "replied", "sent", "response", "responded"]
        ),
        (
            ClockEventKind.MessageSent,
            ["public_message", "update_sent", "updated", "update", "machine_message", "auto_reply", "first_response"]
        ),
        (
            ClockEventKind.AcknowledgementSent,
            ["acknowledged", "acknowledgement_sent", "acknowledgement", "auto_acknowledged", "ack"]
        ),
        (
            ClockEventKind.HoldingNoticeSent,
            ["holding_notice", "holding_notice_sent", "holding_letter", "delay_notified", "notify_delay"]
        ),
        (ClockEventKind.AnswerNotNeeded, ["answer_not_needed", "no_answer_needed", "no_reply_needed"]),
        (ClockEventKind.WaitingStarted, ["waiting", "pending", "waiting_for_customer", "waiting_started", "paused"]),
        (ClockEventKind.WaitingEnded, ["resumed", "waiting_ended", "unpaused"]),
        (ClockEventKind.HoldStarted, ["held", "on_hold", "hold_started"]),
        (ClockEventKind.HoldEnded, ["released", "hold_ended"]),
        (ClockEventKind.Resolved, ["resolved", "solved", "completed"]),
        (ClockEventKind.Reopened, ["reopened"]),
        (ClockEventKind.Closed, ["closed"]),
        (ClockEventKind.Escalated, ["escalated", "escalation"]),
        (ClockEventKind.EscalationRecorded, ["escalation_recorded", "documented", "recorded", "document"]),
        (ClockEventKind.Referred, ["referred", "transferred", "forwarded"]),
        (ClockEventKind.PriorityChanged, ["priority_changed", "priority"]),
        (ClockEventKind.KindChanged, ["kind_changed", "kind"]),
        (ClockEventKind.StageChanged, ["stage_changed", "stage"]),
        (
            ClockEventKind.ContactStarted,
            ["contact_started", "call_started", "chat_started", "visit_started", "call_received", "arrived"]
        ),
        (ClockEventKind.ContactGreeted, ["contact_greeted", "greeted"]),
        (
            ClockEventKind.ContactAnswered,
            ["contact_answered", "answered", "picked_up", "call_answered", "chat_answered", "taken_up"]
        ),
        (
            ClockEventKind.ContactEnded,
            ["contact_ended", "hung_up", "abandoned", "call_ended", "chat_ended", "visit_ended"]
        ),
        (ClockEventKind.VoicemailLeft, ["voicemail", "voicemail_left"]),
        (ClockEventKind.CallbackRequested, ["callback_requested"]),
        (ClockEventKind.CallMissed, ["call_missed", "missed_call"]),
        (ClockEventKind.CallReturned, ["call_returned", "called_back"]),
        (ClockEventKind.CallAttempted, ["call_attempted", "call_back_attempted"]),
        (ClockEventKind.CallbackOffered, ["callback_offered", "offered_callback"]),
        (ClockEventKind.WorkStarted, ["work_started", "started"]),
        (ClockEventKind.SiteAttended, ["site_attended", "attended"]),
        (ClockEventKind.MergedAway, ["merged", "merged_away"]),
        (ClockEventKind.MergeReceived, ["merge_received"]),
        (ClockEventKind.ConditionStated, ["condition_stated"]),
        (ClockEventKind.ConditionWithdrawn, ["condition_withdrawn"]),
        (ClockEventKind.PolicyApplied, ["policy_applied"]),
        (ClockEventKind.PromiseBroken, ["promise_broken", "broken", "breached"]),
        (ClockEventKind.PromiseWarned, ["promise_warned", "warned"]),
        (ClockEventKind.DutyDone, ["duty_done"]),
    ];

    private static readonly FrozenDictionary<string, ClockEventKind> Words = Build();

    // Journal events that say nothing to clocks; a real history holds them too.
    private static readonly FrozenSet<string> Silent = new[]
    {
        "note.added",
        "note",
        "internal_note",
        "ticket.assigned",
        "assigned",
        "ticket.team_changed",
        "ticket.tagged",
        "tagged",
        "ticket.subject_changed",
        "message.delivery_changed",
        "message.complained",
        "staff_answer.refused",
        "ticket.participant_added",
        "ticket.participant_removed",
        "letter.sent",
        "answer.held",
        "answer.withdrawn",
        "answer.stopped",
        "promise.still_broken",
        "ticket.absorbed",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the name is that of an event that moves no clock.</summary>
    public static bool IsSilent(string name) => Silent.Contains(Plain(name));

    public static bool TryRead([NotNullWhen(true)] string? name, out ClockEventKind kind)
    {
        kind = default;
        return name is not null && Words.TryGetValue(Plain(name), out kind);
    }

    private static string Plain(string name) => name.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');

    private static FrozenDictionary<string, ClockEventKind> Build()
    {
        var words = Enum.GetValues<ClockEventKind>().ToDictionary(ClockEventNames.Of, StringComparer.Ordinal);
        foreach (var (kind, names) in Aliases)
        {
            foreach (var name in names)
            {
                words.Add(name, kind);
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
