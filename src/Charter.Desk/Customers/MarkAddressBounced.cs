using Charter.Desk.Customers.Events;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>
/// Stops mail to an address from which it came back for good, until its owner writes from it. Runs inside the writes of
/// intake, which have tied the report to a message of ours: a report alone marks nobody.
/// </summary>
public static class MarkAddressBounced
{
    private const int LongestDetail = 500;

    /// <param name="Address">The address as the report names it.</param>
    /// <param name="Detail">What the other side said.</param>
    public sealed record Request(string Address, string? Detail);

    public static async Task<Outcome<Done>> Handle(DeskContext db, Request request, CancellationToken cancellationToken)
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
        if (address is { BouncedAt: null })
        {
            var detail = FieldText.CleanLine(request.Detail, LongestDetail);
            address.BouncedAt = db.Write!.Now;
            db.Record(new AddressBounced(address.CustomerId, address.Id, detail.Length == 0 ? null : detail));
        }

        return Done.It;
    }
}
