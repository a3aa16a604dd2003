using System.Security.Cryptography;
using System.Text.Json;
using Charter.Channels;
using Charter.Channels.WebForm;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Portal;

/// <summary>Hands what came by a public form to the desk's one way in, and finds the ticket that it went into.</summary>
internal sealed class PortalIntake(ChannelIntake intake, FormReader reader, IFileStore files, IWriteGate writes)
{
    private const int LongestRequestId = 64;

    public IFileStore Files => files;

    /// <summary>
    /// Takes an entry; it is durable when this ends. The same form with the same words is taken once; a form that was
    /// changed before it was sent again is another message.
    /// </summary>
    /// <returns>The ticket; <c>null</c> while it waits in quarantine for a person.</returns>
    public async Task<Outcome<long?>> TakeAsync(
        FormEntry entry,
        string requestId,
        DeskRequest desk,
        CancellationToken cancellationToken
    )
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Options);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
        var form = requestId is { Length: > 0 and <= LongestRequestId } ? requestId : Guid.NewGuid().ToString("N");
        var externalId = $"form:{form}:{hash}";
        var taken = await intake.TakeAsync(reader, new RawIntake(bytes, externalId, "{}", desk.Now), cancellationToken);
        if (!taken.IsDone(out var result))
        {
            return taken.Refusal!;
        }

        // A repeated form says only that it was here before.
        return result.Filed?.TicketId
            ?? await desk.ReadAsync(
                (db, ct) =>
                    db
                        .Intakes.Where(i => i.Channel == ServedSubject.WebForm && i.ExternalId == externalId)
                        .Select(i => i.TicketId)
                        .SingleOrDefaultAsync(ct)
            );
    }

    /// <summary>
    /// A link by which whoever has just written follows their ticket. Made outside the form's request id, whose answer is
    /// kept as it is: a token must not be.
    /// </summary>
    public async Task<string?> LinkAsync(DeskRequest desk, long ticketId)
    {
        var portal = Actor.System("portal");
        var issued = await writes.WriteAsync(
            new WriteRequest(portal, desk.Now),
            (db, ct) => IssueFollowLink.Handle(db, portal, new(ticketId), ct),
            CancellationToken.None
        );
        return issued.IsDone(out var link) ? link.Token : null;
    }
}
