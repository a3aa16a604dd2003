using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Words;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Layout;

/// <summary>What stands around every page: where this person may go, and whose desk it is.</summary>
internal static class DeskShell
{
    public static async ValueTask<ShellView> MakeAsync(HttpContext http)
    {
        if (http.Features.Get<ActorFeature>() is not { } who)
        {
            return ShellView.Empty;
        }

        var words = http.RequestServices.GetRequiredService<Wordbook>();
        await using var db = http.RequestServices.GetRequiredService<IReadGate>().Open();
        var company = await db.Companies.Select(c => c.Name).SingleOrDefaultAsync(http.RequestAborted);
        var unread = await db
            .Notices.Where(n => n.StaffId == who.Actor.Id && n.ReadAt == null)
            .Take(100)
            .CountAsync(http.RequestAborted);
        var person = new PersonView(who.Name, RoleName(words, who.Role));
        return new ShellView(company ?? "Charter", RailOf(who.Actor, words), SettingsOf(who.Actor, words), person)
        {
            SearchUrl = "/search",
            PaletteUrl = "/search/palette",
            NewTicketUrl = who.Actor.May(Permissions.OpenTickets) ? "/tickets/new" : null,
            NoticesUrl = "/notices",
            UnreadNotices = unread,
            ProfileUrl = "/profile",
            Live = true,
        };
    }

    public static async ValueTask<BrandView> BrandAsync(HttpContext http)
    {
        await using var db = http.RequestServices.GetRequiredService<IReadGate>().Open();
        var company = await db
            .Companies.Select(c => new { c.Name, c.Colour })
            .SingleOrDefaultAsync(http.RequestAborted);
        return company is null ? BrandView.Plain : new BrandView(company.Name, company.Colour);
    }

    /// <summary>The name of a role in the reader's language.</summary>
    public static string RoleName(Wordbook words, Role? role) =>
        role switch
        {
            Role.Representative => words["Representative"],
            Role.Specialist => words["Technical specialist"],
            Role.Manager => words["Manager"],
            Role.Administrator => words["Administrator"],
            Role.Auditor => words["Auditor"],
            _ => "",
        };

    private static List<RailEntry> RailOf(Actor actor, Wordbook words)
    {
        var rail = new List<RailEntry>();
        AddIf(rail, actor, Permissions.ReadTickets, new("inbox", words["Inbox"], "inbox", "/inbox"));
        AddIf(rail, actor, Permissions.ReadPromises, new("promises", words["Promises"], "clock-check", "/promises"));
        AddIf(rail, actor, Permissions.ReadCustomers, new("customers", words["Customers"], "users", "/customers"));
        AddIf(rail, actor, Permissions.ReadPolicy, new("policy", words["Policy"], "scale", "/policy"));
        return rail;
    }

    private static RailEntry? SettingsOf(Actor actor, Wordbook words) =>
        actor.May(Permissions.EditSettings) || actor.May(Permissions.EditStaff)
            ? new RailEntry("settings", words["Settings"], "settings", "/settings")
            : null;

    private static void AddIf(List<RailEntry> rail, Actor actor, Permissions needed, RailEntry entry)
    {
        if (actor.May(needed))
        {
            rail.Add(entry);
        }
    }
}
