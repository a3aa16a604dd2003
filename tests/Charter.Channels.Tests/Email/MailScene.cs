using System.Text;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Journal;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Tests.Email;

/// <summary>
/// A desk whose mail server is mx.quay.example, a customer Alice with a ticket that was answered, and everything with
/// which others try to get into it.
/// </summary>
internal sealed class MailScene : IAsyncDisposable
{
    public const string Server = "mx.quay.example";
    public const string Alice = "alice@acme.example";

    private readonly EmailReader _reader;
    private int _count;

    private MailScene(ChannelBench bench)
    {
        Bench = bench;
        _reader = new EmailReader(bench.Files, bench.Addresses, bench.Bounces);
    }

    public ChannelBench Bench { get; }

    public Actor Ines { get; private set; } = null!;

    public Instant Now { get; set; } = TestDesk.Now;

    /// <summary>Alice's ticket.</summary>
    public long TicketId { get; private set; }

    public int Number { get; private set; }

    /// <summary>The token of its reply address.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The Message-ID of our answer in it.</summary>
    public string Answer { get; private set; } = "";

    /// <param name="kind">On which database.</param>
    /// <param name="checks">Whether our server writes down what it finds out about senders.</param>
    public static async Task<MailScene> OpenAsync(DatabaseKind kind, bool checks = true)
    {
        var scene = new MailScene(await ChannelBench.OpenAsync(kind));
        var ines = await scene.Bench.ReadAsync(db => db.StaffMembers.SingleAsync());
        scene.Ines = Actor.Staff(ines.Id, RolePermissions.Of(ines.Role), []);
        if (checks)
        {
            await scene.SetRulesAsync(rules => rules with { TrustedServers = Server });
        }

        var filed = await scene.MailAsync(Alice, checks ? "pass" : null);
        scene.TicketId = filed.TicketId;
        scene.Number = filed.Number;
        await scene.WriteAsync(
            (db, ct) => SendReply.Handle(db, scene.Ines, new(filed.TicketId, "It will be mended on Monday."), ct)
        );
        scene.Answer = await scene.Bench.ReadAsync(db =>
            db.Messages.Where(m => m.TicketId == filed.TicketId && m.ByPerson && m.StaffId != null)
                .Select(m => m.ExternalId!)
                .SingleAsync()
        );
        scene.Token = (
            await scene.Bench.ReadAsync(db => db.ReplyTokens.SingleAsync(t => t.TicketId == filed.TicketId))
        ).Token;
        return scene;
    }

    public async Task SetRulesAsync(Func<MailRuleFields, MailRuleFields> change)
    {
        var read = (await Bench.ReadAsync(db => ReadMailRules.Run(db, Ines, default))).Value;
        await WriteAsync((db, ct) => ChangeMailRules.Handle(db, Ines, new(change(read.Fields), read.Version), ct));
    }

    public async Task<T> WriteAsync<T>(Func<DeskContext, CancellationToken, Task<Outcome<T>>> work, Actor? actor = null)
    {
        Now += Duration.FromMinutes(1);
        var outcome = await Bench.Desk.Writes.WriteAsync(new WriteRequest(actor ?? Ines, Now), work);
        outcome.Refusal.ShouldBeNull();
        return outcome.Value;
    }

    /// <summary>Takes a mail as it came, under what our server wrote above it.</summary>
    /// <param name="headers">Its headers, a line each.</param>
    /// <param name="text">Its text.</param>
    /// <param name="dmarc">What our server found; <c>null</c> when it wrote nothing.</param>
    /// <param name="recipients">Where it was delivered to.</param>
    public async Task<ChannelIntake.Result> TakeAsync(
        string headers,
        string text = "Hello.",
        string? dmarc = null,
        params string[] recipients
    )
    {
        Now += Duration.FromMinutes(1);
        var found = dmarc is null
            ? ""
            : $"Authentication-Results: {Server}; spf={dmarc} smtp.mailfrom=x; dkim={dmarc} header.d=x.example; dmarc={dmarc}\n";
        var raw = $"{found}{headers}\n\n{text}\n";
        return await Bench.TakeAsync(
            _reader,
            new RawIntake(
                Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n")),
                $"raw-{++_count}",
                JsonSerializer.Serialize(
                    new MailEnvelope(
                        "envelope@other.example",
                        recipients.Length > 0 ? recipients : [ChannelBench.Address]
                    ),
                    JournalJson.Options
                ),
                Now
            )
        );
    }

    /// <summary>Files an ordinary mail.</summary>
    public async Task<FileIncoming.Result> MailAsync(
        string from,
        string? dmarc = null,
        string more = "",
        string subject = "A sail",
        string text = "It is torn."
    )
    {
        var taken = await TakeAsync(
            $"From: {from}\nTo: {ChannelBench.Address}\nSubject: {subject}\nMessage-ID: <m{_count}@mail.example>{(more.Length > 0 ? "\n" + more : "")}",
            text,
            dmarc
        );
        return taken.Filed.ShouldNotBeNull();
    }

    public Task<Ticket> TicketAsync(long id) => Bench.ReadAsync(db => db.Tickets.SingleAsync(t => t.Id == id));

    public Task<Message> MessageAsync(long id) => Bench.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == id));

    public Task<List<Message>> NotesAsync(long ticketId) =>
        Bench.ReadAsync(db =>
            db.Messages.Where(m => m.TicketId == ticketId && m.Direction == MessageDirection.Note)
                .OrderBy(m => m.Id)
                .ToListAsync()
        );

    public Task<List<string>> PeopleAsync(long ticketId) =>
        Bench.ReadAsync(db =>
            db.TicketParticipants.Where(p => p.TicketId == ticketId)
                .OrderBy(p => p.Id)
                .Select(p => p.Address)
                .ToListAsync()
        );

    public ValueTask DisposeAsync() => Bench.DisposeAsync();
}
