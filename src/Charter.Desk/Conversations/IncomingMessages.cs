using Charter.Desk.Conversations.Events;
using Charter.Desk.Customers;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>How a customer's message enters a ticket, once it is clear that it belongs there.</summary>
internal static class IncomingMessages
{
    private const int LongestText = 1_000_000;
    private const int LongestHtml = 2_000_000;
    private const int LongestRecipients = 20_000;
    private const int MostReferences = 100;

    public static async Task<Message> AddAsync(
        DeskContext db,
        Ticket ticket,
        Customer sender,
        FileIncoming.Request request,
        CancellationToken cancellationToken
    )
    {
        var message = Make(db, ticket, sender, request);
        db.Messages.Add(message);
        MessageFiles.Add(db, message, request.Files);
        if (!request.IsAutomatic)
        {
            ResumeTicket.Apply(db, ticket, reason: null);
            await ReopenAsync(db, ticket, cancellationToken);
        }

        db.Record(new MessageReceived(message.Id, request.Channel, request.IsAutomatic), ticket.Id);
        if (request.Channel == ServedSubject.Email)
        {
            await AddReferencesAsync(db, ticket.Id, request, cancellationToken);
        }

        return message;
    }

    // A ticket that mail reopens again and again is most likely two machines; it stays as it is, and staff are told.
    private static async Task ReopenAsync(DeskContext db, Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket.IsOpen())
        {
            return;
        }

        var rules = await db.MailRules.FindAsync([MailRules.TheOnlyId], cancellationToken) ?? new MailRules();
        var since = db.Write!.Now - Duration.FromDays(1);
        var reopened = await db.Journal.CountAsync(
            r => r.TicketId == ticket.Id && r.Kind == "ticket.reopened" && r.At > since,
            cancellationToken
        );
        if (reopened < rules.MostReopenings)
        {
            ReopenTicket.Apply(db, ticket, byCustomer: true, reason: null);
            return;
        }

        await TagTicket.ApplyAsync(db, ticket, [FileIncoming.CheckSenderTag], [], cancellationToken);
        DeskNotes.Add(
            db,
            ticket,
            DeskNotes.ReopenedTooOften,
            $"Mail has reopened this ticket {reopened} times in a day, as two machines do that answer each other. It stays as it is; open it if a person writes."
        );
    }

    private static Message Make(DeskContext db, Ticket ticket, Customer sender, FileIncoming.Request request) =>
        Make(db, ticket, request, MessageDirection.Inbound, (sender.Id, sender.Name), null);

    /// <summary>What a third party answered, as a note; not yet added.</summary>
    internal static Message MakeFromThirdParty(
        DeskContext db,
        Ticket ticket,
        ThirdParty party,
        FileIncoming.Request request
    ) => Make(db, ticket, request, MessageDirection.Note, (null, party.Address), party.Id);

    private static Message Make(
        DeskContext db,
        Ticket ticket,
        FileIncoming.Request request,
        MessageDirection direction,
        (long? Id, string Name) sender,
        long? thirdPartyId
    )
    {
        var text = FieldText.Clean(FieldText.Cut(request.Text ?? "", LongestText));
        var reply = FieldText.Clean(FieldText.Cut(request.ReplyText ?? "", LongestText));
        var name = FieldText.CleanLine(request.Sender.Name, FieldText.LongestLine);
        // HTML that is cut in two could say something else; the text and the original still have all of it.
        var html = request.Html is { Length: > 0 and <= LongestHtml } given ? FieldText.Clean(given) : null;
        return new Message
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Direction = direction,
            ThirdPartyId = thirdPartyId,
            Channel = request.Channel,
            ByPerson = !request.IsAutomatic,
            CustomerId = sender.Id,
            AuthorName = name.Length > 0 ? name : sender.Name,
            At = db.Write!.Now,
            Subject = FieldText.CleanLine(request.Subject, FieldText.LongestLine),
            Text = text,
            ReplyText = string.IsNullOrWhiteSpace(reply) ? text : reply,
            Html = html,
            IsAutomatic = request.IsAutomatic,
            MayAnswerByMachine = request.MayAnswerByMachine && !request.IsAutomatic,
            ExternalId = FindTicketForMail.IsUsable(request.ExternalId) ? request.ExternalId : null,
            Recipients = request.RecipientsJson is { Length: <= LongestRecipients } to ? FieldText.Clean(to) : null,
            RawFileHash = request.RawFileHash,
            FromAddress =
                request.Sender.Kind == AddressKind.Email
                    ? FieldText.CleanLine(request.Sender.Address, FieldText.LongestLine)
                    : null,
            Proof = request.PassedOn is null ? request.Check.Proof : SenderProof.PassedOn,
            Spf = request.Check.Spf,
            Dkim = request.Check.Dkim,
            Dmarc = request.Check.Dmarc,
            CheckedBy = FieldText.CleanLine(request.Check.Server, FieldText.LongestLine) is { Length: > 0 } server
                ? server
                : null,
        };
    }

    internal static async Task AddReferencesAsync(
        DeskContext db,
        long ticketId,
        FileIncoming.Request request,
        CancellationToken cancellationToken
    )
    {
        var ids = request
            .Thread.MessageIds.Prepend(request.ExternalId)
            .OfType<string>()
            .Where(FindTicketForMail.IsUsable)
            .Distinct(StringComparer.Ordinal)
            .Take(MostReferences)
            .ToList();
        var known = db.Write!.HasOpened(ticketId)
            ? []
            : await db
                .MailReferences.Where(r => r.TicketId == ticketId && ids.Contains(r.MessageId))
                .Select(r => r.MessageId)
                .ToListAsync(cancellationToken);
        foreach (var id in ids.Except(known, StringComparer.Ordinal))
        {
            db.MailReferences.Add(
                new MailReference
                {
                    Id = db.NewId(),
                    TicketId = ticketId,
                    MessageId = id,
                    IsAncestor = id != request.ExternalId,
                }
            );
        }
    }
}
