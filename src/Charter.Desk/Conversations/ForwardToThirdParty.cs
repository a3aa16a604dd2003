using System.Globalization;
using System.Text.Json;
using Charter.Desk.Conversations.Events;
using Charter.Desk.Customers;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// Asks somebody outside about a ticket by mail. They get the text and the files that are given here and nothing else. What
/// they answer comes into the ticket for staff only; the customer sees neither, and no clock does.
/// </summary>
public static class ForwardToThirdParty
{
    private const int MostThirdParties = 20;

    /// <param name="TicketId">The ticket.</param>
    /// <param name="To">The address of whom it goes to.</param>
    /// <param name="Text">All that they get to read.</param>
    /// <param name="Subject">Its subject; the ticket's, if not given.</param>
    /// <param name="AttachmentIds">Files of this ticket that go with it.</param>
    /// <param name="Files">Other files that go with it, already in the file store.</param>
    public sealed record Request(
        long TicketId,
        string To,
        string Text,
        string? Subject = null,
        IReadOnlyList<long>? AttachmentIds = null,
        IReadOnlyList<IncomingFile>? Files = null
    );

    public sealed record Result(long MessageId);

    /// <summary>The address is the customer's, or of somebody who takes part.</summary>
    public sealed record TakesPart()
        : Refusal("takes-part", "That is the customer, or somebody who takes part: write them an answer instead.");

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (NewMessages.Read(request.Text, null, out var text, out _) is { } wrong)
        {
            return wrong;
        }

        if (MessageFiles.Check(request.Files) is { } wrongFiles)
        {
            return wrongFiles;
        }

        var party = await ChooseAsync(db, ticket, request.To, cancellationToken);
        if (!party.IsDone(out var asked))
        {
            return party.Refusal!;
        }

        var files = await FilesAsync(db, ticket, request, cancellationToken);
        if (!files.IsDone(out var chosen))
        {
            return files.Refusal!;
        }

        var message = await MakeAsync(db, actor, ticket, asked, (request.Subject, text), cancellationToken);
        MessageFiles.Add(db, message, chosen);
        db.Record(new MessageForwarded(message.Id, asked.Address), ticket.Id);
        return new Result(message.Id);
    }

    private static async Task<Outcome<ThirdParty>> ChooseAsync(
        DeskContext db,
        Ticket ticket,
        string to,
        CancellationToken cancellationToken
    )
    {
        if (AddressText.Read(AddressKind.Email, to) is not { } address)
        {
            return new InvalidField("to", "A mail address, such as help@example.com.");
        }

        var isCustomers = await db.CustomerAddresses.AnyAsync(
            a => a.CustomerId == ticket.CustomerId && a.Kind == AddressKind.Email && a.Normalized == address.Normalized,
            cancellationToken
        );
        if (
            isCustomers
            || await db.TicketParticipants.AnyAsync(
                p => p.TicketId == ticket.Id && p.Address == address.Normalized,
                cancellationToken
            )
        )
        {
            return new TakesPart();
        }

        var all = await db.ThirdParties.Where(p => p.TicketId == ticket.Id).ToListAsync(cancellationToken);
        if (all.Find(p => p.Normalized == address.Normalized) is { } known)
        {
            return known;
        }

        if (all.Count >= MostThirdParties)
        {
            return new InvalidField("to", "At most 20 third parties can be asked about a ticket.");
        }

        var party = new ThirdParty
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Address = address.Value,
            Normalized = address.Normalized,
            Token = SecretToken.ForAddress(),
            AskedAt = db.Write!.Now,
        };
        db.ThirdParties.Add(party);
        return party;
    }

    private static async Task<Outcome<IReadOnlyList<IncomingFile>>> FilesAsync(
        DeskContext db,
        Ticket ticket,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var wanted = (request.AttachmentIds ?? []).Distinct().ToArray();
        var known = await db
            .Attachments.AsNoTracking()
            .Where(a => a.TicketId == ticket.Id && wanted.Contains(a.Id))
            .OrderBy(a => a.Id)
            .Select(a => new IncomingFile(a.Name, a.ContentType, a.Size, a.FileHash, null, false))
            .ToListAsync(cancellationToken);
        return known.Count == wanted.Length
            ? Outcome<IReadOnlyList<IncomingFile>>.Of([.. known, .. request.Files ?? []])
            : new NotFound("file");
    }

    private static async Task<Message> MakeAsync(
        DeskContext db,
        Actor actor,
        Ticket ticket,
        ThirdParty party,
        (string? Subject, string Text) said,
        CancellationToken cancellationToken
    )
    {
        var subject = FieldText.CleanLine(said.Subject, FieldText.LongestLine);
        var earlier = await db
            .Messages.AsNoTracking()
            .Where(m => m.ThirdPartyId == party.Id && m.ExternalId != null)
            .OrderBy(m => m.At)
            .ThenBy(m => m.Id)
            .Select(m => m.ExternalId!)
            .ToListAsync(cancellationToken);
        var message = new Message
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Direction = MessageDirection.Note,
            Channel = ServedSubject.Email,
            ByPerson = actor.IsPerson,
            StaffId = actor.Kind == ActorKind.Staff ? actor.Id : null,
            AuthorName = await NewMessages.NameAsync(db, actor, cancellationToken),
            At = db.Write!.Now,
            Subject = subject.Length > 0 ? subject : ticket.Subject,
            Text = said.Text,
            ReplyText = said.Text,
            ThirdPartyId = party.Id,
            ExternalId = await OutgoingMessages.NewMessageIdAsync(db, cancellationToken),
            Recipients = JsonSerializer.Serialize(
                new { To = new[] { party.Address }, Cc = Array.Empty<string>() },
                JournalJson.Options
            ),
            Delivery = ticket.IsTest ? DeliveryState.None : DeliveryState.Queued,
        };
        db.Messages.Add(message);
        db.MailReferences.Add(
            new MailReference
            {
                Id = db.NewId(),
                TicketId = ticket.Id,
                MessageId = message.ExternalId,
            }
        );
        if (!ticket.IsTest)
        {
            Queue(db, ticket, message, party, earlier);
        }

        return message;
    }

    private static void Queue(DeskContext db, Ticket ticket, Message message, ThirdParty party, List<string> earlier)
    {
        var mail = new OutgoingMail
        {
            To = party.Address,
            ToName = "",
            DepartmentId = ticket.DepartmentId,
            MessageId = message.ExternalId!,
            // Only their own thread: the customer's mails are no business of theirs.
            InReplyTo = earlier.Count > 0 ? earlier[^1] : null,
            References = earlier,
            ReplyToken = party.Token,
            IsAutomatic = false,
        };
        db.Outbox.Add(
            new OutboxItem
            {
                Id = db.NewId(),
                Effect = OutgoingMail.Effect,
                IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"mail:{message.Id}"),
                TicketId = ticket.Id,
                MessageId = message.Id,
                Payload = JsonSerializer.Serialize(mail, JournalJson.Options),
                CreatedAt = db.Write!.Now,
                DueAt = db.Write.Now,
            }
        );
    }
}
