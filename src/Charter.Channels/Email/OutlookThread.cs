using Charter.Desk.Conversations;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Mail.Mime;
using Charter.Mail.Threading;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Email;

/// <summary>
/// By what Outlook keeps a ticket's mails in one conversation: the customer's own Thread-Index, gone on with, where their
/// program writes one; otherwise one of the ticket's.
/// </summary>
internal static class OutlookThread
{
    // Enough for a header.
    private const int HeaderBytes = 64 * 1024;

    public static async Task<string> IndexAsync(
        DeskContext db,
        IFileStore files,
        Message message,
        Desk.Conversations.OutgoingMail payload,
        CancellationToken cancellationToken
    )
    {
        var received = await db
            .Messages.Where(m =>
                m.TicketId == message.TicketId && m.Direction == MessageDirection.Inbound && m.At <= message.At
            )
            .OrderBy(m => m.At)
            .ThenBy(m => m.Id)
            .Select(m => new
            {
                m.ExternalId,
                m.RawFileHash,
                m.At,
            })
            .ToListAsync(cancellationToken);
        var answered = received.FindLast(m => m.ExternalId is not null && m.ExternalId == payload.InReplyTo);
        // Phones answer without the index with which the conversation began.
        foreach (var mail in new[] { answered, received.FirstOrDefault() }.Distinct())
        {
            if (
                mail?.RawFileHash is { } hash
                && await ReadAsync(files, hash, cancellationToken) is { } index
                && ThreadIndex.Answer(index, (message.At - mail.At).ToTimeSpan()) is { } next
            )
            {
                return next;
            }
        }

        var first = ThreadIndex.First(payload.ReplyToken);
        var since = answered is null ? TimeSpan.Zero : (message.At - answered.At).ToTimeSpan();
        return payload.References.Count == 0 ? first : ThreadIndex.Answer(first, since) ?? first;
    }

    private static async Task<string?> ReadAsync(IFileStore files, string hash, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(hash, cancellationToken) is not { } content)
        {
            return null;
        }

        await using (content)
        {
            var head = new byte[HeaderBytes];
            var length = await content.ReadAtLeastAsync(
                head,
                HeaderBytes,
                throwOnEndOfStream: false,
                cancellationToken
            );
            return MailReader.Read(head.AsMemory(0, length)).Headers.Value("Thread-Index");
        }
    }
}
