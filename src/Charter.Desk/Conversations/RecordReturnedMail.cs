using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// Writes down that a message of ours came back: at the message, in a note that says to whom and why, and at the address.
/// That needs a report which came to the address that only we and the recipient's servers know. Whoever had a mail of ours
/// in hand knows its Message-ID and can write a report about it: what no address proves is noted, and stops nothing.
/// </summary>
public static class RecordReturnedMail
{
    private const int MostReports = 20;
    private const int LongestDetail = 500;

    /// <param name="OriginalMessageId">The Message-ID of what came back, without angle brackets.</param>
    /// <param name="Reports">What is said about each recipient.</param>
    public sealed record Request(string? OriginalMessageId, IReadOnlyList<ReturnedReport> Reports)
    {
        /// <summary>What the address proves that the report came to; <c>null</c> for nothing.</summary>
        public ProvenReturn? Proof { get; init; }
    }

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
        var message = request.Proof is { } proof
            ? await db.Messages.AsTracking().SingleOrDefaultAsync(m => m.Id == proof.MessageId, cancellationToken)
            : await FindAsync(db, request.OriginalMessageId, cancellationToken);
        if (message is null)
        {
            return new Result(false);
        }

        var ticket =
            await db.Tickets.FindAsync([message.TicketId], cancellationToken)
            ?? throw new InvalidOperationException($"The message {message.Id} has no ticket.");
        var wentTo = await RecipientsAsync(db, message, cancellationToken);
        foreach (var report in request.Reports.Take(MostReports))
        {
            var address = AddressText.Read(AddressKind.Email, report.Recipient)?.Normalized;
            var isKnown = address is not null && wentTo.Contains(address);
            var returned = request.Proof is { } proven ? AddressText.Lower(proven.Recipient) : null;
            if (returned is not null && (address is null || address == returned))
            {
                await RecordAsync(db, ticket, message, report, returned, cancellationToken);
            }
            else if (returned is not null && !isKnown)
            {
                NotePassedOn(db, ticket, report, returned);
            }
            else
            {
                NoteClaim(db, ticket, report, isKnown ? address! : "a recipient");
            }
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
        string address,
        CancellationToken cancellationToken
    )
    {
        var detail = FieldText.CleanLine(report.Detail, LongestDetail);
        var isMarked = false;
        if (report.IsFailed)
        {
            var marked = await MarkAddressBounced.Handle(
                db,
                new(address, detail, report.IsHard, message.Id),
                cancellationToken
            );
            isMarked = marked.IsDone(out var result) && result.IsMarked;
        }

        var text = (report, isMarked) switch
        {
            ({ IsFailed: false }, _) => $"Mail to {address} is late: {detail}",
            ({ IsHard: true }, true) => $"Mail to {address} came back for good; nothing more is sent there: {detail}",
            (_, true) => $"Mail to {address} came back too often; nothing more is sent there: {detail}",
            ({ IsHard: true }, _) => $"Mail to {address} came back for good: {detail}",
            _ => $"Mail to {address} came back, which may pass: {detail}",
        };
        DeskNotes.Add(db, ticket, DeskNotes.MailCameBack, text);
        if (report.IsFailed && (report.IsHard || isMarked))
        {
            await RecordDelivery.Handle(db, new(message.Id, DeliveryState.Refused, detail), cancellationToken);
        }
    }

    // One dead member of a list that they keep, or an old forward: the address that we wrote to may be as good as ever.
    private static void NotePassedOn(DeskContext db, Ticket ticket, ReturnedReport report, string address)
    {
        var detail = FieldText.CleanLine(report.Detail, LongestDetail);
        DeskNotes.Add(
            db,
            ticket,
            DeskNotes.MailCameBack,
            $"Mail to {address} was passed on by its server, and did not arrive at one place; nothing was stopped: {detail}"
        );
    }

    // Nothing is withheld from the agent, and nothing is done to the customer.
    private static void NoteClaim(DeskContext db, Ticket ticket, ReturnedReport report, string who)
    {
        var detail = FieldText.CleanLine(report.Detail, LongestDetail);
        var what = report.IsFailed ? "came back" : "is late";
        DeskNotes.Add(
            db,
            ticket,
            DeskNotes.SaidToHaveComeBack,
            $"Somebody says that mail to {who} {what}. Nothing in the report proves it, so that nothing was stopped: {detail}"
        );
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
