using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;

namespace Charter.Desk.Automation;

/// <summary>The address under which a customer follows one ticket.</summary>
public static class FollowAddress
{
    /// <summary>The path before the token.</summary>
    public const string Path = "/follow/";

    /// <summary>Issues a link for a letter and gives its whole address; empty where the desk has no public address.</summary>
    public static async Task<string> MakeAsync(DeskContext db, Ticket ticket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        return string.IsNullOrEmpty(company?.PublicUrl)
            ? ""
            : company.PublicUrl.TrimEnd('/') + Path + IssueFollowLink.Add(db, ticket).Token;
    }
}
