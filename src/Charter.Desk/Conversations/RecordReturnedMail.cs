using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// Writes down that a message of ours came back: at the message, in a note that says to whom and why, and at the address.
/// Only addresses that the message went to are touched; what else a report names is the word of a stranger.
/// </summary>
public static class RecordReturnedMail
{
    private const int MostReports = 20;
    private const int LongestDetail = 500;

    /// <param name="OriginalMessageId">The Message-ID of what came back, without angle brackets.</param>
    /// <param name="Reports">What is said about each recipient.</param>
    public sealed record Request(string? OriginalMessageId, IReadOnlyList<ReturnedReport> Reports);

    /// <param name="IsOurs">Whether it is about a message of ours.</param>
    public sealed record Result(bool IsOurs);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (await FindAsync(db, request.OriginalMessageId, cancellationToken) is not { } message)
        {
            return new Result(false);
        }

        var ticket =
            await db.Tickets.FindAsync([message.TicketId], cancellationToken)
            ?? throw new InvalidOperationException($"The message {message.Id} has no ticket.");
        var wentTo = await RecipientsAsync(db, message, cancellationToken);
        foreach (var report in request.Reports.Take(MostReports))
        {
            await RecordAsync(db, ticket, message, report, wentTo, cancellationToken);
        }

        return new Result(true);
    }

    /// <summary>The message of ours that has a Message-ID; <c>null</c> for none.</summary>
    internal static async Task<Message?> FindAsync(
        DeskContext db,
        string? messageId,
        CancellationToken cancellationToken
    ) =>
        messageId is null
            ? null
            : await db
                .Messages.AsTracking()
                .Where(m =>
                    m.ExternalId == messageId
                    && (
                        m.Direction == MessageDirection.Outbound
                        || (m.ThirdPartyId != null && m.Delivery != DeliveryState.None)
                    )
                )
                .OrderBy(m => m.Id)
                .FirstOrDefaultAsync(cancellationToken);

    private static async Task RecordAsync(
        DeskContext db,
        Ticket ticket,
        Message message,
        ReturnedReport report,
        HashSet<string> wentTo,
        CancellationToken cancellationToken
    )
    {
        var detail = FieldText.CleanLine(report.Detail, LongestDetail);
        var address = AddressText.Read(AddressKind.Email, report.Recipient)?.Normalized;
        var isKnown = address is not null && wentTo.Contains(address);
        var isMarked = false;
        if (isKnown && report.IsFailed)
        {
            var marked = await MarkAddressBounced.Handle(
                db,
                new(address!, detail, report.IsHard, message.Id),
                cancellationToken
            );
            isMarked = marked.IsDone(out var result) && result.IsMarked;
        }

        var who = isKnown ? address! : "a recipient";
        var text = (report, isMarked) switch
        {
            ({ IsFailed: false }, _) => $"Mail to {who} is late: {detail}",
            ({ IsHard: true }, true) => $"Mail to {who} came back for good; nothing more is sent there: {detail}",
            (_, true) => $"Mail to {who} came back too often; nothing more is sent there: {detail}",
            ({ IsHard: true }, _) => $"Mail to {who} came back for good: {detail}",
            _ => $"Mail to {who} came back, which may pass: {detail}",
        };
        DeskNotes.Add(db, ticket, DeskNotes.MailCameBack, text);
        if (report.IsFailed && (report.IsHard || isMarked))
        {
            await RecordDelivery.Handle(db, new(message.Id, DeliveryState.Refused, detail), cancellationToken);
        }
    }

    private static async Task<HashSet<string>> RecipientsAsync(
        DeskContext db,
        Message message,
        CancellationToken cancellationToken
    )
    {
        var all = await db
            .CustomerAddresses.Where(a => a.CustomerId == message.CustomerId && a.Kind == AddressKind.Email)
            .Select(a => a.Normalized)
            .ToListAsync(cancellationToken);
        return [.. all, .. MessageRecipients.Of(message.Recipients).All.Select(AddressText.Lower)];
    }
}
