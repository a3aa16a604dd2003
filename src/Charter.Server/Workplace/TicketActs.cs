using System.Collections.Frozen;
using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;
using Holding = Charter.Desk.Automation.SendHoldingNotice;

namespace Charter.Server.Workplace;

/// <summary>All that can be done with a ticket by a form, each with its slice.</summary>
internal static class TicketActs
{
    private static readonly FrozenDictionary<string, TicketAct> ByKey = Table.ToFrozenDictionary(
        act => act.Key,
        StringComparer.Ordinal
    );

    /// <summary>The act of this name, or <c>null</c>.</summary>
    public static TicketAct? Find(string key) => ByKey.GetValueOrDefault(key);

    private static IReadOnlyList<TicketAct> Table =>
        [
            new("assign", "user-plus", t => t["Assign"], "assignee", AssignAsync, t => t["Assigned."]),
            new("team", "users-group", t => t["Give to a team"], "team", TeamAsync, t => t["The team is changed."]),
            new(
                "refer",
                "corner-up-right",
                t => t["Refer to a department"],
                "department",
                ReferAsync,
                t => t["Referred."]
            ),
            new(
                "escalate",
                "stairs-up",
                t => t["Escalate"],
                "reason",
                EscalateAsync,
                t => t["Escalated. The record is open below."]
            ),
            new(
                "record",
                "checklist",
                t => t["Complete the record"],
                "summary",
                RecordAsync,
                t => t["The record is complete."]
            ),
            new(
                "wait",
                "hourglass",
                t => t["Wait for the customer"],
                "reason",
                WaitAsync,
                t => t["The ticket waits for the customer."]
            ),
            new(
                "resume",
                "player-play",
                t => t["Stop waiting"],
                "reason",
                ResumeAsync,
                t => t["The ticket is yours to act on again."]
            ),
            new("hold", "player-pause", t => t["Put on hold"], "reason", HoldAsync, t => t["The ticket is on hold."]),
            new(
                "release",
                "player-play",
                t => t["End the hold"],
                "reason",
                ReleaseAsync,
                t => t["The hold has ended."]
            ),
            new(
                "resolve",
                "check",
                t => t["Resolve"],
                "reason",
                ResolveAsync,
                t => t["Resolved. A reply opens it again."]
            ),
            new("reopen", "rotate", t => t["Open again"], "reason", ReopenAsync, t => t["The ticket is open again."]),
            new("close", "archive", t => t["Close for good"], "reason", CloseAsync, t => t["Closed for good."]),
            new(
                "kind",
                "adjustments",
                t => t["Change the kind"],
                "kind",
                KindAsync,
                t => t["The kind is changed, and the due times with it."]
            ),
            new(
                "priority",
                "flag",
                t => t["Change the priority"],
                "priority",
                PriorityAsync,
                t => t["The priority is changed, and the due times with it."]
            ),
            new("stage", "stairs-up", t => t["Change the stage"], "stage", StageAsync, t => t["The stage is changed."]),
            new("tags", "tags", t => t["Change tags"], "tags", TagsAsync, t => t["The tags are changed."]),
            new("rename", "pencil", t => t["Rename"], "subject", RenameAsync, t => t["Renamed."]),
            new(
                "merge",
                "git-merge",
                t => t["Merge with another ticket"],
                "other",
                MergeAsync,
                t => t["Merged. The earlier ticket goes on."]
            ),
            new(
                "no-answer",
                "bell",
                t => t["No answer needed"],
                "reason",
                NoAnswerAsync,
                t => t["Marked as needing no answer."]
            ),
            new(
                "forward",
                "mail-forward",
                t => t["Forward to a third party"],
                "to",
                TicketForward.DoAsync,
                t => t["Forwarded. What they answer stands here for staff only."]
            ),
            new("contact", "phone", t => t["Record a call or visit"], "note", ContactAsync, t => t["Recorded."]),
            new(
                "holding",
                "clock-exclamation",
                t => t["Send a holding notice"],
                "reason",
                HoldingAsync,
                t => t["The holding notice is on its way."]
            ),
            new(
                "update",
                "mail-forward",
                t => t["Tell the customer how it stands"],
                "words",
                form => LetterAsync(form, LetterNames.Update, resolves: false),
                t => t["The update is on its way."]
            ),
            new(
                "answer-letter",
                "certificate",
                t => t["Send the answer as a letter"],
                "words",
                form => LetterAsync(form, LetterNames.Resolution, resolves: true),
                t => t["The letter is on its way, and the ticket is resolved."]
            ),
        ];

    private static Task<Outcome<Done>> AssignAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                AssignTicket.Handle(db, form.Desk.Actor, new(form.Ticket.Id, form.Id("assignee"), form.SeenVersion), ct)
        );

    private static Task<Outcome<Done>> TeamAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                AssignToTeam.Handle(db, form.Desk.Actor, new(form.Ticket.Id, form.Id("team"), form.SeenVersion), ct)
        );

    private static Task<Outcome<Done>> ReferAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                ReferTicket.Handle(
                    db,
                    form.Desk.Actor,
                    new(
                        form.Ticket.Id,
                        form.Id("department") ?? 0,
                        form.Date("expectedOn"),
                        form.Optional("reason"),
                        form.SeenVersion
                    ),
                    ct
                )
        );

    private static Task<Outcome<Done>> EscalateAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                EscalateTicket.Handle(
                    db,
                    form.Desk.Actor,
                    new(form.Ticket.Id, (int)(form.Id("level") ?? 0), form.Text("reason"), form.Id("toStaffId")),
                    ct
                )
        );

    private static Task<Outcome<Done>> RecordAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                RecordEscalation.Handle(
                    db,
                    form.Desk.Actor,
                    new(form.Id("escalation") ?? 0, form.Text("summary"), form.Text("nextSteps")),
                    ct
                )
        );

    private static Task<Outcome<Done>> WaitAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) => WaitForCustomer.Handle(db, form.Desk.Actor, new(form.Ticket.Id, form.Optional("reason")), ct)
        );

    private static Task<Outcome<Done>> ResumeAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) => ResumeTicket.Handle(db, form.Desk.Actor, new(form.Ticket.Id, form.Optional("reason")), ct)
        );

    private static Task<Outcome<Done>> HoldAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                HoldTicket.Handle(
                    db,
                    form.Desk.Actor,
                    new(form.Ticket.Id, form.Text("reason"), form.Date("untilOn")),
                    ct
                )
        );

    private static Task<Outcome<Done>> ReleaseAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) => ReleaseTicket.Handle(db, form.Desk.Actor, new(form.Ticket.Id, form.Optional("reason")), ct)
        );

    private static Task<Outcome<Done>> ResolveAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) => ResolveTicket.Handle(db, form.Desk.Actor, new(form.Ticket.Id, form.Optional("reason")), ct)
        );

    private static Task<Outcome<Done>> ReopenAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) => ReopenTicket.Handle(db, form.Desk.Actor, new(form.Ticket.Id, form.Optional("reason")), ct)
        );

    private static Task<Outcome<Done>> CloseAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) => CloseTicket.Handle(db, form.Desk.Actor, new(form.Ticket.Id, form.Optional("reason")), ct)
        );

    private static Task<Outcome<Done>> KindAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                ChangeKind.Handle(
                    db,
                    form.Desk.Actor,
                    new(form.Ticket.Id, form.Token("kind", (CaseKind)(-1)), form.SeenVersion),
                    ct
                )
        );

    private static Task<Outcome<Done>> PriorityAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                ChangePriority.Handle(
                    db,
                    form.Desk.Actor,
                    new(form.Ticket.Id, form.Text("priority"), form.SeenVersion),
                    ct
                )
        );

    private static Task<Outcome<Done>> StageAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                ChangeStage.Handle(
                    db,
                    form.Desk.Actor,
                    new(form.Ticket.Id, form.Optional("stage"), form.SeenVersion),
                    ct
                )
        );

    private static Task<Outcome<Done>> TagsAsync(TicketActForm form)
    {
        var wanted = Split(form.Text("tags"));
        var seen = Split(form.Text("seenTags"));
        return form.WriteAsync(
            (db, ct) =>
                TagTicket.Handle(
                    db,
                    form.Desk.Actor,
                    // Only what the person changed: a tag that a colleague added meanwhile stays.
                    new(form.Ticket.Id, [.. wanted.Except(seen)], [.. seen.Except(wanted)]),
                    ct
                )
        );
    }

    private static Task<Outcome<Done>> RenameAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                RenameTicket.Handle(
                    db,
                    form.Desk.Actor,
                    new(form.Ticket.Id, form.Text("subject"), form.SeenVersion),
                    ct
                )
        );

    private static async Task<Outcome<Done>> MergeAsync(TicketActForm form)
    {
        var number = form.Text("other").TrimStart('#');
        var other = int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var wanted)
            ? await form.Desk.ReadAsync((db, ct) => ReadTicket.RunByNumber(db, form.Desk.Actor, wanted, ct))
            : new NotFound("ticket");
        return other.IsDone(out var found)
            ? await form.WriteAsync(
                (db, ct) => MergeTickets.Handle(db, form.Desk.Actor, new(form.Ticket.Id, found.Ticket.Id), ct)
            )
            : other.Refusal!;
    }

    private static Task<Outcome<Done>> NoAnswerAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                MarkAnswerNotNeeded.Handle(db, form.Desk.Actor, new(form.Ticket.Id, form.Optional("reason")), ct)
        );

    private static Task<Outcome<Done>> ContactAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                RecordContact.Handle(
                    db,
                    form.Desk.Actor,
                    new(
                        form.Ticket.Id,
                        form.Token("step", ContactStep.Answered),
                        form.Token("channel", ServedSubject.Phone),
                        form.Optional("note"),
                        form.Ticked("acknowledged"),
                        form.Ticked("answered")
                    ),
                    ct
                )
        );

    private static Task<Outcome<Done>> HoldingAsync(TicketActForm form)
    {
        if (form.Date("newDueOn") is not { } date)
        {
            return Task.FromResult<Outcome<Done>>(new InvalidField("newDueOn", "Say by which day the answer comes."));
        }

        var time = form.Time("newDueAt") ?? new LocalTime(17, 0);
        var due = date.At(time).InZoneLeniently(form.Zone).ToInstant();
        return form.WriteAsync(
            (db, ct) =>
                Holding.Handle(db, form.Desk.Actor, new(form.Ticket.Id, due, form.Text("reason")), form.Editions, ct)
        );
    }

    private static Task<Outcome<Done>> LetterAsync(TicketActForm form, string letter, bool resolves) =>
        form.WriteAsync(
            (db, ct) =>
                SendLetter.Handle(
                    db,
                    form.Desk.Actor,
                    new(form.Ticket.Id, letter, form.Text("words"), form.Optional("found"), resolves),
                    form.Editions,
                    ct
                )
        );

    private static string[] Split(string tags) =>
        [
            .. tags.Split(
                    [',', '，', '、', ';'],
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
                .Select(tag => tag.ToLowerInvariant())
                .Distinct(StringComparer.Ordinal),
        ];
}
