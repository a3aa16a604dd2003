using Charter.Server.Words;

namespace Charter.Server.Promises;

/// <summary>What a journal row says, in a few words, by its kind.</summary>
public static class FactWords
{
    /// <summary>The words for a kind such as <c>ticket.opened</c>; the kind itself where this version does not know it.</summary>
    public static string Of(string kind, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(words);
        return Ticket(kind, words) ?? Conversation(kind, words) ?? kind;
    }

    private static string? Ticket(string kind, Wordbook words) =>
        kind switch
        {
            "ticket.opened" => words["Opened"],
            "ticket.assigned" => words["Assigned"],
            "ticket.team_changed" => words["Team changed"],
            "ticket.referred" => words["Referred to a department"],
            "ticket.escalated" => words["Escalated"],
            "escalation.recorded" => words["Escalation record completed"],
            "ticket.waiting" => words["Waits for the customer"],
            "ticket.resumed" => words["Goes on"],
            "ticket.held" => words["Put on hold"],
            "ticket.released" => words["Hold ended"],
            "ticket.resolved" => words["Resolved"],
            "ticket.reopened" => words["Opened again"],
            "ticket.closed" => words["Closed"],
            "ticket.merged" => words["Merged into another ticket"],
            "ticket.absorbed" => words["Took in another ticket"],
            "ticket.kind_changed" => words["Kind changed"],
            "ticket.priority_changed" => words["Priority changed"],
            "ticket.stage_changed" => words["Stage changed"],
            "ticket.subject_changed" => words["Renamed"],
            "ticket.participant_added" => words["Somebody joined in copy"],
            "ticket.participant_removed" => words["Somebody in copy was taken out"],
            "ticket.tagged" => words["Tags changed"],
            "policy.applied" => words["Another edition of the policy governs"],
            "promise.warned" => words["People were warned"],
            "promise.broken" => words["Promise broken"],
            "promise.still_broken" => words["Promise still broken"],
            "duty.done" => words["Duty done"],
            _ => null,
        };

    private static string? Conversation(string kind, Wordbook words) =>
        kind switch
        {
            "message.received" => words["The customer wrote"],
            "message.sent" => words["Message sent"],
            "message.delivery_changed" => words["Delivery changed"],
            "message.complained" => words["The receiver reported our mail as unwanted"],
            "staff_answer.refused" => words["An answer by mail did not count"],
            "letter.sent" => words["Letter sent"],
            "answer.held" => words["Answer written, leaves later"],
            "answer.withdrawn" => words["Answer taken back before it left"],
            "answer.stopped" => words["Answer that waited was stopped"],
            "note.added" => words["Note added"],
            "message.forwarded" => words["Forwarded to a third party"],
            "third_party.answered" => words["A third party answered"],
            "acknowledgement.sent" => words["Acknowledgement sent"],
            "holding_notice.sent" => words["Holding notice sent"],
            "answer.not_needed" => words["Marked as needing no answer"],
            "contact.started" => words["Contact began"],
            "contact.greeted" => words["Visitor welcomed"],
            "contact.answered" => words["Contact taken up"],
            "contact.ended" => words["Contact ended"],
            "voicemail.left" => words["Voicemail left"],
            "callback.requested" => words["Callback asked for"],
            "callback.offered" => words["Callback offered"],
            "call.missed" => words["Call missed"],
            "call.returned" => words["Called back"],
            "call.attempted" => words["Called back, nobody reached"],
            "work.started" => words["Work began"],
            "site.attended" => words["On site"],
            "intake.quarantined" => words["Put in quarantine"],
            _ => null,
        };
}
