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
        var words = new Dictionary<string, ClockEventKind>(StringComparer.Ordinal);
        foreach (var kind in Enum.GetValues<ClockEventKind>())
        {
            words[ClockEventNames.Of(kind)] = kind;
        }

        Add(
            ClockEventKind.TicketOpened,
            "opened",
            "open",
            "created",
            "ticket_opened",
            "ticket.created",
            "ticket_created"
        );
        Add(
            ClockEventKind.MessageReceived,
            "message_received",
            "customer_message",
            "received",
            "customer_reply",
            "customer_replied"
        );
        Add(
            ClockEventKind.MessageSent,
            "message_sent",
            "agent_message",
            "agent_reply",
            "reply",
            "replied",
            "sent",
            "response",
            "responded"
        );
        Add(
            ClockEventKind.MessageSent,
            "public_message",
            "update_sent",
            "updated",
            "update",
            "machine_message",
            "auto_reply",
            "first_response"
        );
        Add(
            ClockEventKind.AcknowledgementSent,
            "acknowledged",
            "acknowledgement_sent",
            "acknowledgement",
            "auto_acknowledged",
            "ack"
        );
        Add(
            ClockEventKind.HoldingNoticeSent,
            "holding_notice",
            "holding_notice_sent",
            "holding_letter",
            "delay_notified",
            "notify_delay"
        );
        Add(ClockEventKind.AnswerNotNeeded, "answer_not_needed", "no_answer_needed", "no_reply_needed");
        Add(ClockEventKind.WaitingStarted, "waiting", "pending", "waiting_for_customer", "waiting_started", "paused");
        Add(ClockEventKind.WaitingEnded, "resumed", "waiting_ended", "unpaused");
        Add(ClockEventKind.HoldStarted, "held", "on_hold", "hold_started");
        Add(ClockEventKind.HoldEnded, "released", "hold_ended");
        Add(ClockEventKind.Resolved, "resolved", "solved", "completed");
        Add(ClockEventKind.Reopened, "reopened");
        Add(ClockEventKind.Closed, "closed");
        Add(ClockEventKind.Escalated, "escalated", "escalation");
        Add(ClockEventKind.EscalationRecorded, "escalation_recorded", "documented", "recorded", "document");
        Add(ClockEventKind.Referred, "referred", "transferred", "forwarded");
        Add(ClockEventKind.PriorityChanged, "priority_changed", "priority");
        Add(ClockEventKind.KindChanged, "kind_changed", "kind");
        Add(ClockEventKind.StageChanged, "stage_changed", "stage");
        Add(
            ClockEventKind.ContactStarted,
            "contact_started",
            "call_started",
            "chat_started",
            "visit_started",
            "call_received",
            "arrived"
        );
        Add(ClockEventKind.ContactGreeted, "contact_greeted", "greeted");
        Add(
            ClockEventKind.ContactAnswered,
            "contact_answered",
            "answered",
            "picked_up",
            "call_answered",
            "chat_answered",
            "taken_up"
        );
        Add(
            ClockEventKind.ContactEnded,
            "contact_ended",
            "hung_up",
            "abandoned",
            "call_ended",
            "chat_ended",
            "visit_ended"
        );
        Add(ClockEventKind.VoicemailLeft, "voicemail", "voicemail_left");
        Add(ClockEventKind.CallbackRequested, "callback_requested");
        Add(ClockEventKind.CallMissed, "call_missed", "missed_call");
        Add(ClockEventKind.CallReturned, "call_returned", "called_back");
        Add(ClockEventKind.CallAttempted, "call_attempted", "call_back_attempted");
        Add(ClockEventKind.CallbackOffered, "callback_offered", "offered_callback");
        Add(ClockEventKind.WorkStarted, "work_started", "started");
        Add(ClockEventKind.SiteAttended, "site_attended", "attended");
        Add(ClockEventKind.MergedAway, "merged", "merged_away");
        Add(ClockEventKind.MergeReceived, "merge_received");
        Add(ClockEventKind.ConditionStated, "condition_stated");
        Add(ClockEventKind.ConditionWithdrawn, "condition_withdrawn");
        Add(ClockEventKind.PolicyApplied, "policy_applied");
        Add(ClockEventKind.PromiseBroken, "promise_broken", "broken", "breached");
        Add(ClockEventKind.PromiseWarned, "promise_warned", "warned");
        Add(ClockEventKind.DutyDone, "duty_done");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(ClockEventKind kind, params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                words.Add(name, kind);
            }
        }
    }
}
