using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>One message, for its HTML or its original.</summary>
public static class ReadMessage
{
    public static async Task<Outcome<Message>> Run(
        DeskContext db,
        Actor actor,
        long messageId,
        CancellationToken cancellationToken
    )
    {
        var message = await ReadConversation
            .MessagesFor(db, actor)
            .SingleOrDefaultAsync(m => m.Id == messageId, cancellationToken);
        return message is null ? new NotFound("message") : message;
    }
}
