using Charter.Desk.Conversations;
using Charter.Desk.Promises;
using Charter.Desk.Shared;
using Charter.Desk.Tickets;
using Charter.Policy.Clocks;
using Charter.Server.Words;
using NodaTime;

namespace Charter.Server.Portal;

/// <summary>One ticket as its customer sees it: no note, no other customer, nothing that is the house's own.</summary>
public sealed record FollowView
{
    public required int Number { get; init; }
    public required string Subject { get; init; }

    /// <summary>Where it stands, in plain words.</summary>
    public required string Status { get; init; }

    /// <summary>Whether a message from here opens another ticket.</summary>
    public required bool IsClosed { get; init; }
    public required Instant OpenedAt { get; init; }
    public required IReadOnlyList<PromiseLine> Lines { get; init; }
    public required IReadOnlyList<Said> Conversation { get; init; }

    /// <param name="Id">The message's id, for a link within the page.</param>
    /// <param name="IsFromUs">Whether we said it.</param>
    /// <param name="Author">The name shown for its author.</param>
    /// <param name="At">When.</param>
    /// <param name="Text">What was said.</param>
    /// <param name="Files">The files with it.</param>
    public sealed record Said(
        long Id,
        bool IsFromUs,
        string Author,
        Instant At,
        string Text,
        IReadOnlyList<(long Id, string Name, long Size)> Files
    );

    /// <summary>Where a ticket stands, as its customer understands it.</summary>
    public static string StatusOf(TicketStatus status, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return status switch
        {
            TicketStatus.New => words["We have it, and somebody will take it up."],
            TicketStatus.Open => words["We are working on it."],
            TicketStatus.WaitingForCustomer => words["We wait for your answer."],
            TicketStatus.OnHold => words["It is on hold; we come back to it."],
            TicketStatus.Resolved => words["It is settled. If it is not, write below and it is open again."],
            _ => words["It is closed."],
        };
    }

    /// <summary>The promises to the customer; open ones nearest first, then what was done.</summary>
    public static IReadOnlyList<PromiseLine> LinesOf(Outcome<ListReadings.Result> readings, Wordbook words) =>
        !readings.IsDone(out var listed)
            ? []
            :
            [
                .. listed
                    .Readings.Where(r => r.Outcome != ClockOutcome.Ended && AskPromises.IsForCustomers(r.Commitment))
                    .Select(r => new PromiseLine(
                        AskPromises.Words(r.Commitment, words),
                        r.DueAt,
                        r.Outcome == ClockOutcome.Kept,
                        r.Outcome is ClockOutcome.Overdue or ClockOutcome.Broken
                    )),
            ];

    /// <summary>What was said, without notes even if a reader should ever let one through.</summary>
    public static IReadOnlyList<Said> ConversationOf(ReadConversation.Result read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return
        [
            .. read
                .Messages.Where(m => m.Message.Direction != MessageDirection.Note)
                .Select(m => new Said(
                    m.Message.Id,
                    m.Message.Direction == MessageDirection.Outbound,
                    m.Message.AuthorName,
                    m.Message.At,
                    m.Message.ReplyText.Trim(),
                    [.. m.Files.Select(f => (f.Id, f.Name, f.Size))]
                )),
        ];
    }
}
