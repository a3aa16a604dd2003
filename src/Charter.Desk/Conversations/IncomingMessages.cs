using Charter.Desk.Conversations.Events;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

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
            ReopenTicket.Apply(db, ticket, byCustomer: true, reason: null);
        }

        db.Record(new MessageReceived(message.Id, request.Channel, request.IsAutomatic), ticket.Id);
        if (request.Channel == ServedSubject.Email)
        {
            await AddReferencesAsync(db, ticket.Id, request, cancellationToken);
        }

        return message;
    }

    private static Message Make(DeskContext db, Ticket ticket, Customer sender, FileIncoming.Request request)
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
            Direction = MessageDirection.Inbound,
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
        };
    }

    private static async Task AddReferencesAsync(
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
