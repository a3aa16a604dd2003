using Charter.Desk.Automation.Events;
using Charter.Desk.Conversations.Events;
using Charter.Desk.Customers.Events;
using Charter.Desk.Deliveries.Events;
using Charter.Desk.Duties.Events;
using Charter.Desk.Policies.Events;
using Charter.Desk.Promises.Events;
using Charter.Desk.Settings.Events;
using Charter.Desk.Staff.Events;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk;

/// <summary>Every kind of event that the journal can hold. A new kind is one record and one line here.</summary>
public static class JournalCatalog
{
    /// <summary>The event records, grouped by capability.</summary>
    public static IReadOnlyList<Type> Kinds { get; } =
    [
        typeof(TicketOpened),
        typeof(TicketAssigned),
        typeof(TicketTeamChanged),
        typeof(TicketReferred),
        typeof(TicketEscalated),
        typeof(EscalationRecorded),
        typeof(TicketWaiting),
        typeof(TicketResumed),
        typeof(TicketHeld),
        typeof(TicketReleased),
        typeof(TicketResolved),
        typeof(TicketReopened),
        typeof(TicketClosed),
        typeof(TicketPriorityChanged),
        typeof(TicketKindChanged),
        typeof(TicketStageChanged),
        typeof(TicketSubjectChanged),
        typeof(TicketTagged),
        typeof(TicketMerged),
        typeof(TicketAbsorbed),
        typeof(ParticipantAdded),
        typeof(ParticipantRemoved),
        typeof(MessageReceived),
        typeof(MessageSent),
        typeof(NoteAdded),
        typeof(AcknowledgementSent),
        typeof(HoldingNoticeSent),
        typeof(AnswerNotNeeded),
        typeof(MessageDeliveryChanged),
        typeof(MailComplained),
        typeof(StaffAnswerRefused),
        typeof(ContactStarted),
        typeof(ContactGreeted),
        typeof(ContactAnswered),
        typeof(ContactEnded),
        typeof(VoicemailLeft),
        typeof(CallbackRequested),
        typeof(CallMissed),
        typeof(CallReturned),
        typeof(CallAttempted),
        typeof(CallbackOffered),
        typeof(WorkStarted),
        typeof(SiteAttended),
        typeof(PolicyApplied),
        typeof(TicketMergeReceived),
        typeof(PromiseWarned),
        typeof(PromiseBroken),
        typeof(PromiseStillBroken),
        typeof(DutyDone),
        typeof(DutyWarned),
        typeof(DutyBroken),
        typeof(PolicyDrafted),
        typeof(PolicyChanged),
        typeof(PolicyApproved),
        typeof(PolicyPutInForce),
        typeof(CalendarChanged),
        typeof(MatrixChanged),
        typeof(CustomerAdded),
        typeof(CustomerChanged),
        typeof(AddressBounced),
        typeof(AddressRestored),
        typeof(OrganisationAdded),
        typeof(OrganisationChanged),
        typeof(StaffInvited),
        typeof(StaffJoined),
        typeof(StaffChanged),
        typeof(StaffDeactivated),
        typeof(StaffSignedIn),
        typeof(StaffSignedOut),
        typeof(SessionRevoked),
        typeof(DepartmentAdded),
        typeof(DepartmentChanged),
        typeof(TokenCreated),
        typeof(TokenRevoked),
        typeof(DeskSetUp),
        typeof(SettingsChanged),
        typeof(TemplateChanged),
        typeof(LetterWithheld),
        typeof(DeliveryAbandoned),
        typeof(DeliveryRetried),
        typeof(IntakeQuarantined),
    ];
}
