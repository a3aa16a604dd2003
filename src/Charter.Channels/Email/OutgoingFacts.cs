using Charter.Desk.Conversations;
using Charter.Desk.Settings;
using Charter.Desk.Tickets;

namespace Charter.Channels.Email;

/// <summary>All that a ticket's message needs to become a mail.</summary>
/// <param name="Message">The message.</param>
/// <param name="Ticket">Its ticket.</param>
/// <param name="Company">The company.</param>
/// <param name="Settings">The desk's mail settings.</param>
/// <param name="FromAddress">The department's address, or the desk's.</param>
/// <param name="ToAddress">The customer's address.</param>
/// <param name="ToName">The customer's name.</param>
/// <param name="ReplyToken">The ticket's reply token; <c>null</c> for none.</param>
/// <param name="References">Message-IDs of the conversation, oldest first, without angle brackets.</param>
/// <param name="InReplyTo">The Message-ID of the customer's last mail.</param>
/// <param name="Files">The attachments with their bytes.</param>
public sealed record OutgoingFacts(
    Message Message,
    Ticket Ticket,
    Company Company,
    MailSettings Settings,
    string FromAddress,
    string ToAddress,
    string ToName,
    string? ReplyToken,
    IReadOnlyList<string> References,
    string? InReplyTo,
    IReadOnlyList<(Attachment Attachment, byte[] Content)> Files
);
