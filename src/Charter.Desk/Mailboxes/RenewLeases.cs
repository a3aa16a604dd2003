using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>Lets a node keep the mailboxes that it is at.</summary>
public static class RenewLeases
{
    /// <param name="Leases">What the node holds.</param>
    /// <param name="Lease">For how long from now.</param>
    public sealed record Request(IReadOnlyList<MailboxLease> Leases, Duration Lease);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.Operate) is { } notAllowed)
        {
            return notAllowed;
        }

        foreach (var lease in request.Leases)
        {
            if (await lease.FindStateAsync(db, cancellationToken) is { LeasedUntil: not null } state)
            {
                state.LeasedUntil = db.Write!.Now + request.Lease;
            }
        }

        return Done.It;
    }
}
