using Charter.Desk.Conversations;
using Charter.Desk.Tickets;
using NodaTime;

namespace Charter.Server.Workplace;

/// <summary>One thing in a conversation: a message, or a turn of the ticket that its readers must know of.</summary>
/// <param name="At">When.</param>
/// <param name="Message">The message, if it is one.</param>
/// <param name="Event">What happened, if it is no message.</param>
public sealed record ThreadEntry(Instant At, MessageView? Message, HistoryEntry? Event)
{
    private static readonly string[] Turns =
    [
        "ticket.opened",
        "ticket.referred",
        "ticket.escalated",
        "ticket.waiting",
        "ticket.held",
        "ticket.released",
        "ticket.resolved",
        "ticket.reopened",
        "ticket.closed",
        "ticket.absorbed",
        "ticket.merged",
        "answer.not_needed",
        "promise.broken",
    ];

    /// <summary>The conversation as it is read, newest last.</summary>
    public static IReadOnlyList<ThreadEntry> Of(TicketPageView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var from = view.Conversation is { HasEarlier: true, Messages: [var first, ..] }
            ? first.Message.At
            : Instant.MinValue;
        return
        [
            .. view
                .Conversation.Messages.Select(m => new ThreadEntry(m.Message.At, m, null))
                .Concat(
                    view.History.Where(e => Turns.Contains(e.Kind, StringComparer.Ordinal) && e.At >= from)
                        .Select(e => new ThreadEntry(e.At, null, e))
                )
                // What opens a ticket stands before its first message, which has the same instant; turns stand after.
                .OrderBy(e => e.At)
                .ThenBy(e =>
                    e.Event?.Kind == "ticket.opened" ? 0
                    : e.Message is null ? 2
                    : 1
                )
                .ThenBy(e => e.Event?.Seq ?? e.Message!.Message.Id),
        ];
    }
}
