using Charter.Desk.Customers.Events;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Customers;

/// <summary>
/// Notes that mail to an address came back. For good stops mail to it at once; for now, when it happens too often in a few
/// days; until its owner writes from it or somebody restores it. Runs inside the writes of intake, which have tied the
/// report to a message of ours: a report alone marks nobody.
/// </summary>
public static class MarkAddressBounced
{
    private const int LongestDetail = 500;

    /// <param name="Address">The address as the report names it.</param>
    /// <param name="Detail">What the other side said.</param>
    /// <param name="IsHard">Whether the address itself is bad.</param>
    /// <param name="MessageId">The message of ours that came back; reports on the same one count once.</param>
    public sealed record Request(string Address, string? Detail, bool IsHard = true, long? MessageId = null);

    /// <param name="IsMarked">Whether nothing more is sent to the address.</param>
    public sealed record Result(bool IsMarked);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (AddressText.Read(AddressKind.Email, request.Address) is not { } read)
        {
            return new InvalidField("address", "That is not a mail address.");
        }

        var address = await db
            .CustomerAddresses.AsTracking()
            .SingleOrDefaultAsync(
                a => a.Kind == AddressKind.Email && a.Normalized == read.Normalized,
                cancellationToken
            );
        if (address is null)
        {
            return new Result(false);
        }

        var isTooOften = !request.IsHard && await CountAsync(db, address, request, cancellationToken);
        var detail = FieldText.CleanLine(request.Detail, LongestDetail);
        address.BounceDetail = detail.Length == 0 ? null : detail;
        address.BouncedMessageId = request.MessageId ?? address.BouncedMessageId;
        if ((request.IsHard || isTooOften) && address.BouncedAt is null)
        {
            address.BouncedAt = db.Write!.Now;
            address.BounceIsHard = request.IsHard;
            db.Record(new AddressBounced(address.CustomerId, address.Id, address.BounceDetail, request.IsHard));
        }
        else if (request.IsHard)
        {
            address.BounceIsHard = true;
        }

        return new Result(address.BouncedAt is not null);
    }

    private static async Task<bool> CountAsync(
        DeskContext db,
        CustomerAddress address,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var rules = await db.MailRules.FindAsync([MailRules.TheOnlyId], cancellationToken) ?? new MailRules();
        var now = db.Write!.Now;
        if (address.FirstSoftAt is not { } since || now - since > Duration.FromDays(rules.SoftBounceDays))
        {
            address.FirstSoftAt = now;
            address.SoftBounces = 1;
        }
        else if (request.MessageId is null || request.MessageId != address.BouncedMessageId)
        {
            address.SoftBounces++;
        }

        return address.SoftBounces >= rules.SoftBounces;
    }
}
