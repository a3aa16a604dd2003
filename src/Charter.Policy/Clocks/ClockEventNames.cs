using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Charter.Policy.Clocks;

/// <summary>The journal's names of the events that clocks read, such as <c>ticket.opened</c> (<c>docs/policy-language/events.md</c>).</summary>
public static class ClockEventNames
{
    private static readonly FrozenDictionary<ClockEventKind, string> Names = new Dictionary<ClockEventKind, string>
    {
        [ClockEventKind.TicketOpened] = "ticket.opened",
        [ClockEventKind.ContactStarted] = "contact.started",
        [ClockEventKind.ContactGreeted] = "contact.greeted",
        [ClockEventKind.ContactAnswered] = "contact.answered",
        [ClockEventKind.ContactEnded] = "contact.ended",
        [ClockEventKind.MessageReceived] = "message.received",
        [ClockEventKind.MessageSent] = "message.sent",
        [ClockEventKind.AcknowledgementSent] = "acknowledgement.sent",
        [ClockEventKind.HoldingNoticeSent] = "holding_notice.sent",
        [ClockEventKind.AnswerNotNeeded] = "answer.not_needed",
        [ClockEventKind.WaitingStarted] = "ticket.waiting",
        [ClockEventKind.WaitingEnded] = "ticket.resumed",
        [ClockEventKind.HoldStarted] = "ticket.held",
        [ClockEventKind.HoldEnded] = "ticket.released",
        [ClockEventKind.Resolved] = "ticket.resolved",
        [ClockEventKind.Reopened] = "ticket.reopened",
        [ClockEventKind.Closed] = "ticket.closed",
        [ClockEventKind.Escalated] = "ticket.escalated",
        [ClockEventKind.EscalationRecorded] = "escalation.recorded",
        [ClockEventKind.Referred] = "ticket.referred",
        [ClockEventKind.PriorityChanged] = "ticket.priority_changed",
        [ClockEventKind.KindChanged] = "ticket.kind_changed",
        [ClockEventKind.StageChanged] = "ticket.stage_changed",
        [ClockEventKind.VoicemailLeft] = "voicemail.left",
        [ClockEventKind.CallbackRequested] = "callback.requested",
        [ClockEventKind.CallMissed] = "call.missed",
        [ClockEventKind.CallReturned] = "call.returned",
        [ClockEventKind.CallAttempted] = "call.attempted",
        [ClockEventKind.CallbackOffered] = "callback.offered",
        [ClockEventKind.WorkStarted] = "work.started",
        [ClockEventKind.SiteAttended] = "site.attended",
        [ClockEventKind.MergedAway] = "ticket.merged",
        [ClockEventKind.MergeReceived] = "ticket.merge_received",
        [ClockEventKind.ConditionStated] = "ticket.condition_stated",
        [ClockEventKind.ConditionWithdrawn] = "ticket.condition_withdrawn",
        [ClockEventKind.PolicyApplied] = "policy.applied",
        [ClockEventKind.PromiseWarned] = "promise.warned",
        [ClockEventKind.PromiseBroken] = "promise.broken",
        [ClockEventKind.DutyDone] = "duty.done",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ClockEventKind> Kinds = Names.ToFrozenDictionary(
        entry => entry.Value,
        entry => entry.Key,
        StringComparer.Ordinal
    );

    /// <summary>Every name, in alphabetical order.</summary>
    public static ImmutableArray<string> All { get; } = [.. Names.Values.Order(StringComparer.Ordinal)];

    /// <summary>The journal's name of a kind of event.</summary>
    public static string Of(ClockEventKind kind) => Names[kind];

    /// <summary>The kind of event that the journal calls so.</summary>
    public static bool TryRead([NotNullWhen(true)] string? name, out ClockEventKind kind)
    {
        kind = default;
        return name is not null && Kinds.TryGetValue(name, out kind);
    }
}
