using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>One file of a message, for downloading.</summary>
public static class ReadAttachment
{
    public static async Task<Outcome<Attachment>> Run(
        DeskContext db,
        Actor actor,
        long attachmentId,
        CancellationToken cancellationToken
    )
    {
        var messages = ReadConversation.MessagesFor(db, actor);
        var file = await db
            .Attachments.AsNoTracking()
            .SingleOrDefaultAsync(
                a => a.Id == attachmentId && messages.Any(m => m.Id == a.MessageId),
                cancellationToken
            );
        return file is null ? new NotFound("file") : file;
    }
}
