using System.Globalization;
using System.Text.Json;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;

namespace Charter.Desk.Automation;

/// <summary>Writes notices, once for each person and fact in a write.</summary>
internal static class WriteNotice
{
    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        [NoticeKinds.Warned] = LetterNames.StaffPrefix + "promise_warned",
        [NoticeKinds.Broken] = LetterNames.StaffPrefix + "promise_broken",
        [NoticeKinds.StillBroken] = LetterNames.StaffPrefix + "promise_still_broken",
        [NoticeKinds.Escalated] = LetterNames.StaffPrefix + "ticket_escalated",
        [NoticeKinds.CustomerWrote] = LetterNames.StaffPrefix + "customer_wrote",
        [NoticeKinds.ThirdPartyAnswered] = LetterNames.StaffPrefix + "third_party_answered",
        [NoticeKinds.AnswerRefused] = LetterNames.StaffPrefix + "answer_refused",
    };

    /// <summary>Adds a notice, unless the person does it themselves or has it from this write already.</summary>
    /// <returns>Whether it was added.</returns>
    public static bool Add(DeskContext db, Ticket ticket, StaffMember person, string kind, NoticeFacts facts)
    {
        var write = db.Write!;
        var isOwnAct = write.Actor.Kind == ActorKind.Staff && write.Actor.Id == person.Id;
        var isKnown = db.Notices.Local.Any(n =>
            n.StaffId == person.Id
            && n.TicketId == ticket.Id
            && n.Kind == kind
            && n.At == write.Now
            && Read(n).CommitmentKey == facts.CommitmentKey
        );
        if (isOwnAct || isKnown)
        {
            return false;
        }

        db.Notices.Add(
            new Notice
            {
                Id = db.NewId(),
                StaffId = person.Id,
                TicketId = ticket.Id,
                Kind = kind,
                Facts = JsonSerializer.Serialize(facts, JournalJson.Options),
                At = write.Now,
            }
        );
        return true;
    }

    /// <summary>
    /// Queues the same notice as a mail. A breach that also escalates is one thing to the person who is told of both:
    /// one write mails a person once about a promise.
    /// </summary>
    public static async Task MailAsync(
        DeskContext db,
        Editions editions,
        Ticket ticket,
        StaffMember person,
        string kind,
        NoticeFacts facts,
        CancellationToken cancellationToken
    )
    {
        if (facts.CommitmentKey is not null && IsMailed(db, ticket, person, facts.CommitmentKey))
        {
            return;
        }

        var text = BuiltInLetters.Of(Letters[kind], person.Language);
        var fields = await LetterFields.OfAsync(db, ticket, editions, person.Language, false, cancellationToken);
        fields["staff.name"] = person.Name;
        fields["level"] = facts.Level?.ToString(CultureInfo.InvariantCulture) ?? "";
        fields["due"] = facts.DueAt is { } due ? LetterDates.Write(due, person.Zone, person.Language) : "";
        fields["policy.sentence"] = facts is { CommitmentKey: { } key, Edition: > 0 and { } edition }
            ? (await editions.OfAsync(db, edition, cancellationToken)).SentenceOf(key)?.Text ?? ""
            : "";
        fields["reason"] = fields["policy.sentence"].Length > 0 ? fields["policy.sentence"] : facts.Reason ?? "";
        var letter = FillFields.Of(text, fields);
        var token = await StaffReplyTokens.MakeAsync(db, ticket.Id, person.Id, cancellationToken);
        var how = token is null
            ? ""
            : "\n\n" + BuiltInLetters.Of(LetterNames.StaffPrefix + "answer_by_mail", person.Language).Body;
        var mail = new NoticeMail(person.Email, person.Name, letter.Subject, letter.Body + how, facts.CommitmentKey)
        {
            ReplyToken = token,
        };
        var id = db.NewId();
        db.Outbox.Add(
            new OutboxItem
            {
                Id = id,
                Effect = NoticeMail.Effect,
                IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"notice:{id}"),
                TicketId = ticket.Id,
                Payload = JsonSerializer.Serialize(mail, JournalJson.Options),
                CreatedAt = db.Write!.Now,
                DueAt = db.Write.Now,
            }
        );
    }

    private static bool IsMailed(DeskContext db, Ticket ticket, StaffMember person, string promise) =>
        db.Outbox.Local.Any(o =>
            o.TicketId == ticket.Id
            && o.Effect == NoticeMail.Effect
            && o.CreatedAt == db.Write!.Now
            && JsonSerializer.Deserialize<NoticeMail>(o.Payload, JournalJson.Options) is { } mail
            && mail.To == person.Email
            && mail.Promise == promise
        );

    internal static NoticeFacts Read(Notice notice) =>
        JsonSerializer.Deserialize<NoticeFacts>(notice.Facts, JournalJson.Options) ?? new NoticeFacts();
}
