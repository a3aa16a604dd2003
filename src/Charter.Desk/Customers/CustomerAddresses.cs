using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>Finds people by their addresses.</summary>
public static class CustomerAddresses
{
    /// <summary>The customer whose mail address it is; <c>null</c> where it is nobody's.</summary>
    public static Task<long?> OwnerAsync(DeskContext db, string normalizedEmail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .CustomerAddresses.Where(a => a.Kind == AddressKind.Email && a.Normalized == normalizedEmail)
            .Select(a => (long?)a.CustomerId)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
