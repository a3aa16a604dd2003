using System.Globalization;
using System.Text.Json;
using Charter.Desk.Automation;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Storage;

namespace Charter.Server.Settings;

/// <summary>Puts a mail to a member of staff into the outbox, within a write.</summary>
internal static class StaffMail
{
    public static void Add(DeskContext db, NoticeMail mail)
    {
        var id = db.NewId();
        db.Outbox.Add(
            new OutboxItem
            {
                Id = id,
                Effect = NoticeMail.Effect,
                IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"staff:{id}"),
                Payload = JsonSerializer.Serialize(mail, JournalJson.Options),
                CreatedAt = db.Write!.Now,
                DueAt = db.Write.Now,
            }
        );
    }
}
