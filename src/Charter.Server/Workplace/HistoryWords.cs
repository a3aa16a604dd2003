using System.Globalization;
using Charter.Desk.Automation.Events;
using Charter.Desk.Conversations.Events;
using Charter.Desk.Duties;
using Charter.Desk.Journal;
using Charter.Desk.Promises.Events;
using Charter.Desk.Tickets;
using Charter.Desk.Tickets.Events;
using Charter.Policy;
using Charter.Server.Promises;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Says what happened on a ticket, from its journal.</summary>
internal static class HistoryWords
{
    /// <summary>The icon of an entry.</summary>
    public static string Icon(HistoryEntry entry) =>
        entry.Kind switch
        {
            "ticket.opened" => "inbox",
            "ticket.assigned" => "user-check",
            "ticket.referred" or "ticket.team_changed" => "corner-up-right",
            "ticket.escalated" => "stairs-up",
            "escalation.recorded" or "duty.done" => "checklist",
            "ticket.waiting" => "hourglass",
            "ticket.held" => "player-pause",
            "ticket.resumed" or "ticket.released" => "player-play",
            "ticket.resolved" => "check",
            "ticket.reopened" => "rotate",
            "ticket.closed" => "archive",
            "ticket.merged" or "ticket.absorbed" => "git-merge",
            "ticket.tagged" => "tag",
            "ticket.participant_added" or "ticket.participant_removed" => "users",
            "message.complained" => "thumb-down",
            "staff_answer.refused" => "plug-connected-x",
            "ticket.subject_changed" => "pencil",
            "promise.warned" => "clock-exclamation",
            "promise.broken" or "promise.still_broken" => "alert-triangle",
            "message.received" => "mail",
            "message.sent" => "send",
            "note.added" => "lock",
            "message.forwarded" or "third_party.answered" => "mail-forward",
            "acknowledgement.sent" or "holding_notice.sent" => "robot",
            _ => "point",
        };

    /// <summary>The entry as one sentence.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="view">The ticket, for the names of people and departments.</param>
    /// <param name="words">The reader's words.</param>
    /// <param name="times">The reader's times.</param>
    /// <param name="withActor">Whether to say who did it.</param>
    public static string Of(HistoryEntry entry, TicketPageView view, Wordbook words, TimeWords times, bool withActor)
    {
        var said = Said(entry.Happened, view, words, times) ?? FactWords.Of(entry.Kind, words);
        var reason = SentenceOf(entry.Happened, view) ?? ReasonOf(entry.Happened, words);
        var whole = string.IsNullOrWhiteSpace(reason) ? said : words["{0}: {1}", said, reason];
        return withActor && entry.ActorName is { } name && entry.Kind != "ticket.opened"
            ? words["{0} · {1}", whole, name]
            : whole;
    }

    /// <summary>Why something was raised: a person's or the matrix's words, else the promise that broke; may be empty.</summary>
    public static string Escalated(string reason, string? commitmentKey, Wordbook words) =>
        string.IsNullOrWhiteSpace(reason) && commitmentKey is not null ? Promised(commitmentKey, words) : reason;

    private static string? Said(JournalEvent? happened, TicketPageView view, Wordbook words, TimeWords times) =>
        happened switch
        {
            TicketOpened opened => words["{0} · {1}", words["Opened"], TicketWords.Channel(opened.Channel, words)],
            TicketAssigned { AssigneeId: null } => words["Assigned to nobody"],
            TicketAssigned assigned => words["Assigned to {0}", Name(view.Choices.Staff, assigned.AssigneeId)],
            TicketTeamChanged { TeamId: null } => words["Taken from the team"],
            TicketTeamChanged changed => words["Given to team {0}", Name(view.Choices.Teams, changed.TeamId)],
            TicketReferred { ExpectedOn: { } on } referred => words[
                "Referred to {0}, answer expected {1}",
                Name(view.Choices.Departments, referred.DepartmentId),
                times.Date(on)
            ],
            TicketReferred referred => words["Referred to {0}", Name(view.Choices.Departments, referred.DepartmentId)],
            TicketEscalated escalated => words["Escalated to level {0}", escalated.Level],
            TicketHeld { UntilOn: { } until } => words["Put on hold until {0}", times.Date(until)],
            TicketKindChanged changed => words[
                "Now a {0}",
                TicketWords.Kind(changed.Kind, words).ToLower(words.Culture)
            ],
            TicketPriorityChanged changed => words["Priority: {0}", TicketWords.Priority(changed.Priority, words)],
            TicketSubjectChanged changed => words["Renamed from “{0}”", changed.FormerSubject],
            TicketTagged tagged => Tagged(tagged, words),
            TicketMerged merged => words["Merged into ticket {0}", merged.IntoNumber],
            TicketAbsorbed absorbed => words["Took in ticket {0}", absorbed.FromNumber],
            TicketReopened { ByCustomer: true } => words["Opened again by the customer's message"],
            PromiseBroken broken => words["Promise broken: {0}", Promised(broken.CommitmentKey, words)],
            PromiseStillBroken broken => words["Promise still broken: {0}", Promised(broken.CommitmentKey, words)],
            PromiseWarned warned => words["People were warned: {0}", Promised(warned.CommitmentKey, words)],
            _ => null,
        };

    /// <summary>The promise that demanded a letter; <c>null</c> for what is no letter, and for one that nothing demanded.</summary>
    internal static string? PromiseOfLetter(JournalEvent? happened) =>
        happened switch
        {
            AcknowledgementSent acknowledged => acknowledged.CommitmentKey,
            HoldingNoticeSent holding => holding.CommitmentKey,
            LetterSent letter => letter.CommitmentKey,
            _ => null,
        };

    // The policy's own words say why a letter went.
    private static string? SentenceOf(JournalEvent? happened, TicketPageView view) =>
        PromiseOfLetter(happened) is { } key && view.Sentences.GetValueOrDefault(key) is { } sentence
            ? $"“{sentence}”"
            : null;

    private static string? ReasonOf(JournalEvent? happened, Wordbook words) =>
        happened switch
        {
            TicketReferred referred => referred.Reason,
            TicketEscalated escalated => Escalated(escalated.Reason, escalated.CommitmentKey, words),
            TicketWaiting waiting => waiting.Reason,
            TicketResumed resumed => resumed.Reason,
            TicketHeld held => held.Reason,
            TicketReleased released => released.Reason,
            TicketResolved resolved => resolved.Reason,
            TicketReopened reopened => reopened.Reason,
            TicketClosed closed => closed.Reason,
            AnswerNotNeeded notNeeded => notNeeded.Reason,
            MessageForwarded forwarded => forwarded.Address,
            ThirdPartyAnswered answered => answered.Address,
            _ => null,
        };

    private static string Tagged(TicketTagged tagged, Wordbook words) =>
        string.Join(' ', tagged.Added.Select(tag => $"+{tag}").Concat(tagged.Removed.Select(tag => $"−{tag}")))
            is { Length: > 0 } tags
            ? words["Tags: {0}", tags]
            : words["Tags changed"];

    /// <summary>What is promised, from the key of a promise, which begins with action and subject: "respond email within 24 hour".</summary>
    public static string Promised(string key, Wordbook words)
    {
        if (key == Duty.PolicyReview)
        {
            return words["Review the policy"];
        }

        var parts = key.Split(' ');
        return
            parts.Length >= 2
            && Vocabulary.TryReadAction(parts[0], out var action)
            && Vocabulary.TryReadSubject(parts[1], out var subject)
            ? PromisedWords.Of(action, subject, words)
            : key;
    }

    private static string Name(IReadOnlyList<ListTicketChoices.Choice> choices, long? id) =>
        choices.FirstOrDefault(choice => choice.Id == id)?.Name ?? id?.ToString(CultureInfo.InvariantCulture) ?? "";
}
