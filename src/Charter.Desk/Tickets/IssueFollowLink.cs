using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>Makes the unguessable link by which a ticket's customer follows it. The token is given out once.</summary>
public static class IssueFollowLink
{
    /// <summary>How long a link works.</summary>
    public static Duration Lifetime { get; } = Duration.FromDays(180);

    public sealed record Request(long TicketId);

    /// <param name="Token">The token for the link; only its hash is kept.</param>
    /// <param name="ExpiresAt">Until when it works.</param>
    public sealed record Result(string Token, Instant ExpiresAt);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        return found.IsDone(out var ticket) ? Add(db, ticket) : found.Refusal!;
    }

    /// <summary>Makes a link within another write, for a letter that carries it.</summary>
    public static Result Add(DeskContext db, Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var token = SecretToken.ForLink();
        var now = db.Write!.Now;
        var link = new FollowLink
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            CustomerId = ticket.CustomerId,
            TokenHash = token.Hash,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
        db.FollowLinks.Add(link);
        return new Result(token.Text, link.ExpiresAt);
    }
}
