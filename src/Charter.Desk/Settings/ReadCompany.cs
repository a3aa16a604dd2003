using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Settings;

/// <summary>The company that the desk belongs to. Its name, colour and language stand on every page, so that no permission is asked for.</summary>
public static class ReadCompany
{
    public static async Task<Outcome<Company>> Run(DeskContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return company is null ? new NotFound("company") : company;
    }
}
