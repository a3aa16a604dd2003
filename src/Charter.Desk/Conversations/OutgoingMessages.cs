using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Charter.Desk.Conversations.Events;
using Charter.Desk.Customers;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>How every message to a customer leaves, a person's reply and the desk's letter alike.</summary>
public static class OutgoingMessages
{
    private const int MostReferences = 20;
    private const int OwnIdLength = 32;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// Adds a message to a ticket and queues it: the message itself, <c>message.sent</c>, the reply token, its own
    /// Message-ID, and the outbox item, which the same message never gets twice. Works on what is not saved yet, so
    /// that a letter can follow the ticket that it acknowledges within one write.
    /// </summary>
    /// <param name="db">The context.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="message">The message, not yet added.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="cc">Who gets it besides the customer; nobody by default, since letters of the desk are the customer's alone.</param>
    /// <returns>
    /// <see cref="NoAddress"/> when nothing can reach the customer, <see cref="TooManyAutomatic"/> when the desk by itself
    /// has sent enough for now; nothing was added then.
    /// </returns>
    public static async Task<Outcome<Done>> Add(
        DeskContext db,
        Ticket ticket,
        Message message,
        CancellationToken cancellationToken,
        IReadOnlyList<string>? cc = null
    )
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(message);
        if (await AutomaticAnswers.AreTooManyAsync(db, ticket, message, cancellationToken))
        {
            return new TooManyAutomatic();
        }

        if (await FindAddressAsync(db, ticket.CustomerId, cancellationToken) is not { } address)
        {
            return new NoAddress();
        }

        var references = await FindReferencesAsync(db, ticket.Id, cancellationToken);
        var messageId = await NewMessageIdAsync(db, cancellationToken);
        message.ExternalId = messageId;
        message.Recipients = JsonSerializer.Serialize(
            new { To = new[] { address.Value }, Cc = cc ?? [] },
            JournalJson.Options
        );
        // A test ticket rehearses everything except the sending.
        message.Delivery = ticket.IsTest ? DeliveryState.None : DeliveryState.Queued;
        db.Messages.Add(message);
        db.MailReferences.Add(
            new MailReference
            {
                Id = db.NewId(),
                TicketId = ticket.Id,
                MessageId = messageId,
            }
        );
        if (!ticket.IsTest)
        {
            await QueueAsync(db, ticket, message, (address, cc ?? []), references, cancellationToken);
        }

        db.Record(new MessageSent(message.Id, message.Channel, message.ByPerson), ticket.Id);
        return Done.It;
    }

    private static async Task QueueAsync(
        DeskContext db,
        Ticket ticket,
        Message message,
        (CustomerAddress Address, IReadOnlyList<string> Cc) to,
        (IReadOnlyList<string> Chain, string? LastReceived) references,
        CancellationToken cancellationToken
    )
    {
        var customer = await db.Customers.FindAsync([ticket.CustomerId], cancellationToken);
        var mail = new OutgoingMail
        {
            To = to.Address.Value,
            Cc = to.Cc,
            ToName = customer?.Name ?? "",
            DepartmentId = ticket.DepartmentId,
            MessageId = message.ExternalId!,
            InReplyTo = references.LastReceived,
            References = references.Chain,
            ReplyToken = await ReplyTokenAsync(db, ticket.Id, cancellationToken),
            IsAutomatic = !message.ByPerson,
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

    /// <summary>The ticket's reply token, made when first needed.</summary>
    public static async Task<string> ReplyTokenAsync(DeskContext db, long ticketId, CancellationToken cancellationToken)
    {
        var existing = db.Write!.HasOpened(ticketId)
            ? db.ReplyTokens.Local.FindEntry(ticketId)?.Entity
            : await db.ReplyTokens.FindAsync([ticketId], cancellationToken);
        if (existing is not null)
        {
            return existing.Token;
        }

        var token = new ReplyToken
        {
            TicketId = ticketId,
            Token = SecretToken.ForAddress(),
            CreatedAt = db.Write.Now,
        };
        db.ReplyTokens.Add(token);
        return token.Token;
    }

    /// <summary>Where a message to a customer goes; <c>null</c> when nothing can reach them.</summary>
    internal static async Task<CustomerAddress?> FindAddressAsync(
        DeskContext db,
        long customerId,
        CancellationToken cancellationToken
    )
    {
        var saved = db.Write!.HasAddedCustomer(customerId)
            ? null
            : await db
                .CustomerAddresses.AsTracking()
                .Where(a => a.CustomerId == customerId && a.Kind == AddressKind.Email && a.BouncedAt == null)
                .OrderBy(a => a.Id)
                .FirstOrDefaultAsync(cancellationToken);
        return saved
            ?? db.CustomerAddresses.Local.FirstOrDefault(a =>
                a.CustomerId == customerId && a.Kind == AddressKind.Email && a.BouncedAt == null
            );
    }

    private static async Task<(IReadOnlyList<string> Chain, string? LastReceived)> FindReferencesAsync(
        DeskContext db,
        long ticketId,
        CancellationToken cancellationToken
    )
    {
        var saved = db.Write!.HasOpened(ticketId)
            ? []
            : await db
                .Messages.AsTracking()
                .Where(m => m.TicketId == ticketId && m.ExternalId != null && m.Direction != MessageDirection.Note)
                .OrderByDescending(m => m.At)
                .ThenByDescending(m => m.Id)
                .Take(MostReferences)
                .ToListAsync(cancellationToken);
        var all = db
            .Messages.Local.Where(m =>
                m.TicketId == ticketId && m.ExternalId is not null && m.Direction != MessageDirection.Note
            )
            .Union(saved)
            .Where(m => m.Channel == Charter.Policy.ServedSubject.Email || m.Direction == MessageDirection.Outbound)
            .OrderBy(m => m.At)
            .ThenBy(m => m.Id)
            .TakeLast(MostReferences)
            .ToList();
        var received = all.LastOrDefault(m => m.Direction == MessageDirection.Inbound) ?? all.LastOrDefault();
        return ([.. all.Select(m => m.ExternalId!)], received?.ExternalId);
    }

    /// <summary>Whether a Message-ID has the form of those that the desk gives, so that it is worth asking whether it did.</summary>
    public static bool CouldBeOurs([NotNullWhen(true)] string? messageId) =>
        messageId is { Length: > OwnIdLength }
        && messageId[OwnIdLength] == '@'
        && messageId.AsSpan(0, OwnIdLength).IndexOfAnyExcept(HexDigits) < 0;

    internal static async Task<string> NewMessageIdAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var settings = await db.MailSettings.FindAsync([MailSettings.TheOnlyId], cancellationToken);
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        var host =
            settings is { Address: var address } && address.Contains('@', StringComparison.Ordinal)
                ? AddressText.DomainOf(address)
            : Uri.TryCreate(company?.PublicUrl, UriKind.Absolute, out var url) ? url.Host
            : "localhost";
        return $"{RandomNumberGenerator.GetHexString(OwnIdLength, lowercase: true)}@{host}";
    }
}
