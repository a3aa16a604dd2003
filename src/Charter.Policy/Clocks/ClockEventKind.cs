namespace Charter.Policy.Clocks;

/// <summary>
/// The happenings that clocks read. Their written names are the journal's (<c>ticket.opened</c>); see
/// <c>docs/policy-language/events.md</c>.
/// </summary>
public enum ClockEventKind
{
    /// <summary><c>ticket.opened</c>: <see cref="ClockEvent.ByCustomer"/> says who opened it.</summary>
    TicketOpened,

    /// <summary><c>contact.started</c>: a call, chat or visit began; <see cref="ClockEvent.Channel"/> says which.</summary>
    ContactStarted,

    /// <summary><c>contact.greeted</c>: a person welcomed the visitor.</summary>
    ContactGreeted,

    /// <summary><c>contact.answered</c>: a person took up the contact.</summary>
    ContactAnswered,

    /// <summary><c>contact.ended</c>: the contact is over, answered or not.</summary>
    ContactEnded,

    /// <summary><c>message.received</c>: a message by the customer.</summary>
    MessageReceived,

    /// <summary><c>message.sent</c>: a public message by us; <see cref="ClockEvent.ByPerson"/> says whether a person wrote it.</summary>
    MessageSent,

    /// <summary><c>acknowledgement.sent</c>: receipt was confirmed, by machine, person or word of mouth.</summary>
    AcknowledgementSent,

    /// <summary><c>holding_notice.sent</c>: the customer was told a new date (<see cref="ClockEvent.NewDue"/>) and the reason.</summary>
    HoldingNoticeSent,

    /// <summary><c>answer.not_needed</c>: a person recorded that the open customer messages need no answer.</summary>
    AnswerNotNeeded,

    /// <summary><c>ticket.waiting</c>: we wait for the customer.</summary>
    WaitingStarted,

    /// <summary><c>ticket.resumed</c>: the wait for the customer is over.</summary>
    WaitingEnded,

    /// <summary><c>ticket.held</c>: on hold for a reason of ours, which the customer need not wait for: it moves no clock.</summary>
    HoldStarted,

    /// <summary><c>ticket.released</c>: the hold is over.</summary>
    HoldEnded,

    /// <summary><c>ticket.resolved</c>.</summary>
    Resolved,

    /// <summary><c>ticket.reopened</c>.</summary>
    Reopened,

    /// <summary><c>ticket.closed</c>: ended for good.</summary>
    Closed,

    /// <summary><c>ticket.escalated</c>.</summary>
    Escalated,

    /// <summary><c>escalation.recorded</c>: the escalation record was completed.</summary>
    EscalationRecorded,

    /// <summary><c>ticket.referred</c>: passed to another department.</summary>
    Referred,

    /// <summary><c>ticket.priority_changed</c>: <see cref="ClockEvent.Priority"/> is the new one.</summary>
    PriorityChanged,

    /// <summary><c>ticket.kind_changed</c>: <see cref="ClockEvent.CaseKind"/> is the new one.</summary>
    KindChanged,

    /// <summary><c>ticket.stage_changed</c>: <see cref="ClockEvent.Stage"/> is the new one.</summary>
    StageChanged,

    /// <summary><c>voicemail.left</c>.</summary>
    VoicemailLeft,

    /// <summary><c>callback.requested</c>.</summary>
    CallbackRequested,

    /// <summary><c>call.missed</c>.</summary>
    CallMissed,

    /// <summary><c>call.returned</c>.</summary>
    CallReturned,

    /// <summary><c>call.attempted</c>: we called back and reached nobody.</summary>
    CallAttempted,

    /// <summary><c>callback.offered</c>: a message or callback was offered in place of waiting.</summary>
    CallbackOffered,

    /// <summary><c>work.started</c>.</summary>
    WorkStarted,

    /// <summary><c>site.attended</c>.</summary>
    SiteAttended,

    /// <summary><c>ticket.merged</c>: this ticket went into another; its clocks end.</summary>
    MergedAway,

    /// <summary>
    /// <c>ticket.merge_received</c>: another ticket was merged into this one and brings a promise that was still open there:
    /// <see cref="ClockEvent.CommitmentKey"/> and its <see cref="ClockEvent.NewDue"/>, one event for each.
    /// </summary>
    MergeReceived,

    /// <summary><c>ticket.condition_stated</c>: a person said that <see cref="ClockEvent.Condition"/> holds.</summary>
    ConditionStated,

    /// <summary><c>ticket.condition_withdrawn</c>: a person said that <see cref="ClockEvent.Condition"/> no longer holds.</summary>
    ConditionWithdrawn,

    /// <summary><c>policy.applied</c>: from here on another policy version governs this ticket.</summary>
    PolicyApplied,

    /// <summary><c>promise.warned</c>: people were warned; <see cref="ClockEvent.CommitmentKey"/> says of what.</summary>
    PromiseWarned,

    /// <summary><c>promise.broken</c>: a breach, which is a fact for ever; <see cref="ClockEvent.CommitmentKey"/> says of what.</summary>
    PromiseBroken,

    /// <summary><c>duty.done</c>: a duty of the organisation was done; <see cref="ClockEvent.CommitmentKey"/> says which.</summary>
    DutyDone,
}
