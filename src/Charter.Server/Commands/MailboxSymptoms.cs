using System.Globalization;
using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Server.Commands;

/// <summary>What <c>charter doctor</c> says of the ways in: mailboxes that fail, mails that wait in the spool.</summary>
internal static class MailboxSymptoms
{
    public static async Task<IReadOnlyList<Symptom>> OfAsync(
        IDatabaseInspection database,
        string dataDirectory,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        await using var db = database.Reads.Open();
        var mailboxes = await ListMailboxes.Run(db, Actor.System("doctor"), now, cancellationToken);
        return
        [
            .. mailboxes
                .Value.Where(m => m.IsEnabled && m.Fields.Protocol != MailboxProtocol.Http)
                .Select(m => Of(m.Fields.Name, m.Health)),
            .. Spool(new MailSpool(dataDirectory).List().Count),
        ];
    }

    private static Symptom Of(string name, MailboxHealth health) =>
        health.Error is { } error
            ? new Symptom(
                $"mailbox {name}",
                $"fails since {At(health.FailedAt)}: {error}",
                health.Advice ?? "It is tried again by itself."
            )
            : new Symptom($"mailbox {name}", $"last fetched {At(health.LastSuccessAt)}", health.Remark);

    private static IEnumerable<Symptom> Spool(int waiting) =>
        waiting == 0
            ? []
            :
            [
                new Symptom(
                    "spool",
                    string.Create(CultureInfo.InvariantCulture, $"{waiting} mails wait"),
                    "They are taken within seconds while the desk runs; start it if it does not."
                ),
            ];

    private static string At(Instant? at) =>
        at is { } known ? known.ToString("uuuu-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : "never";
}
