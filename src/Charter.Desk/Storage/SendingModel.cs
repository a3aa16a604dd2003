using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Settings;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Storage;

/// <summary>The tables of what leaves: the routes, their counts, the keys that sign, the letters, the answers that wait.</summary>
internal static class SendingModel
{
    private const int HostLength = 253;

    public static void Build(ModelBuilder model)
    {
        model.Entity<MailRoute>(route =>
        {
            route.ToTable("mail_routes");
            route.Property(r => r.Name).HasMaxLength(200);
            route.Property(r => r.Version).IsConcurrencyToken();
            route.Property(r => r.Counted).IsConcurrencyToken();
        });
        model.Entity<MailRouteUse>(use =>
        {
            use.ToTable("mail_route_uses");
            use.HasIndex(u => new { u.RouteId, u.At });
            use.HasOne<MailRoute>().WithMany().HasForeignKey(u => u.RouteId);
        });
        model.Entity<DkimKey>(key =>
        {
            key.ToTable("dkim_keys");
            key.Property(k => k.Domain).HasMaxLength(HostLength);
            key.Property(k => k.Selector).HasMaxLength(64);
            key.HasIndex(k => new { k.Domain, k.Selector }).IsUnique();
            key.Property(k => k.Version).IsConcurrencyToken();
        });
        model.Entity<LetterSettings>(letters =>
        {
            letters.ToTable("letter_settings");
            letters.Property(l => l.Id).ValueGeneratedNever();
            letters.Property(l => l.Version).IsConcurrencyToken();
        });
        model.Entity<HeldReply>(held =>
        {
            held.ToTable("held_replies");
            held.HasIndex(h => h.TicketId);
            held.HasIndex(h => h.LeavesAt);
            held.Property(h => h.Version).IsConcurrencyToken();
            held.HasOne<Ticket>().WithMany().HasForeignKey(h => h.TicketId);
        });
    }
}
