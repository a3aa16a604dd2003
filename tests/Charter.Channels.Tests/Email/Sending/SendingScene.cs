using System.Text;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests.Email.Sending;

/// <summary>A desk that sends by a server of the test's choice, a customer who has written, and the outbox between them.</summary>
internal sealed class SendingScene : IAsyncDisposable
{
    private readonly OutboxWorker _worker;

    private SendingScene(ChannelBench bench, string customer)
    {
        (Bench, Customer) = (bench, customer);
        _worker = new OutboxWorker(
            bench.Desk.Database.Outbox,
            bench.Desk.Writes,
            [
                new MailEffect(bench.Desk.Reads, bench.Files, bench.Sender(), bench.Bounces),
                new NoticeMailEffect(bench.Desk.Reads, bench.Sender(), secret => secret, TimeProvider.System),
            ],
            DeliveryNotes.AfterResultAsync,
            TimeProvider.System
        );
    }

    public ChannelBench Bench { get; }

    /// <summary>The customer's address.</summary>
    public string Customer { get; }

    public long TicketId { get; private set; }

    public Actor Ines { get; private set; } = null!;

    /// <param name="kind">On which database.</param>
    /// <param name="port">Where its mail leaves to.</param>
    /// <param name="customer">Who writes; somebody whom Postfix knows, if not given.</param>
    /// <param name="more">More header fields of what they write.</param>
    public static async Task<SendingScene> OpenAsync(
        DatabaseKind kind,
        int port,
        string? customer = null,
        string more = ""
    )
    {
        var scene = new SendingScene(
            await ChannelBench.OpenAsync(kind, port),
            customer ?? PostfixServer.NewRecipient()
        );
        var ines = await scene.Bench.ReadAsync(db => db.StaffMembers.SingleAsync());
        scene.Ines = Actor.Staff(ines.Id, RolePermissions.Of(ines.Role), []);
        var raw =
            $"From: Nils <{scene.Customer}>\r\nTo: {ChannelBench.Address}\r\nSubject: A sail\r\nMessage-ID: <first@acme.example>\r\n{more}\r\nIt is torn.\r\n";
        var taken = await scene.Bench.TakeAsync(
            new EmailReader(scene.Bench.Files, scene.Bench.Addresses),
            new RawIntake(
                Encoding.UTF8.GetBytes(raw),
                "first",
                JsonSerializer.Serialize(new MailEnvelope(scene.Customer, [ChannelBench.Address]), JournalJson.Options),
                TestDesk.Now
            )
        );
        scene.TicketId = taken.Filed!.TicketId;
        return scene;
    }

    /// <summary>Changes the only server that mail leaves by.</summary>
    public Task RouteAsync(Action<MailRoute> change) =>
        WriteAsync(
            async (db, ct) =>
            {
                change(await db.MailRoutes.AsTracking().SingleAsync(ct));
                return Outcome<Done>.Of(Done.It);
            }
        );

    /// <summary>Answers the customer.</summary>
    /// <returns>The message.</returns>
    public async Task<long> AnswerAsync(string text = "It will be mended.", string? copy = null, byte[]? file = null)
    {
        var files = new List<IncomingFile>();
        if (file is not null)
        {
            var put = await Bench.Files.PutAsync(new MemoryStream(file), file.Length);
            files.Add(new IncomingFile("sail.bin", "application/octet-stream", put.Size, put.Hash));
        }

        var request = new SendReply.Request(TicketId, text, Files: files) { Cc = copy is null ? [] : [copy] };
        var sent = await WriteAsync((db, ct) => SendReply.Handle(db, Ines, request, ct));
        return sent.MessageId;
    }

    public async Task<T> WriteAsync<T>(Func<DeskContext, CancellationToken, Task<Outcome<T>>> work)
    {
        var done = await Bench.Desk.WriteAsync(work);
        done.Refusal.ShouldBeNull();
        return done.Value;
    }

    /// <summary>Lets everything that is due leave.</summary>
    public async Task SendAsync()
    {
        while (await _worker.RunOnceAsync(CancellationToken.None) > 0)
        {
            // More may wait.
        }
    }

    /// <summary>The time for another try comes.</summary>
    public async Task SendAgainAsync()
    {
        await WriteAsync(
            async (db, ct) =>
            {
                foreach (
                    var item in await db.Outbox.AsTracking().Where(o => o.State == OutboxState.Waiting).ToListAsync(ct)
                )
                {
                    item.DueAt = TestDesk.Now;
                }

                return Outcome<Done>.Of(Done.It);
            }
        );
        await SendAsync();
    }

    /// <summary>Takes a mail that came by SMTP.</summary>
    public async Task TakeAsync(string raw)
    {
        var bytes = Encoding.UTF8.GetBytes(raw);
        await Bench.TakeAsync(
            new EmailReader(Bench.Files, Bench.Addresses),
            new RawIntake(
                bytes,
                MailIdentity.Of(bytes, [ChannelBench.Address]),
                JsonSerializer.Serialize(new MailEnvelope(Customer, [ChannelBench.Address]), JournalJson.Options),
                TestDesk.Now
            )
        );
    }

    /// <summary>How what has not arrived stands on its way out, as the ticket's page shows it.</summary>
    public async Task<IReadOnlyList<ReadSendings.Row>> SendingsAsync() =>
        (
            await Bench.ReadAsync(db => ReadSendings.Run(db, Ines, new(TicketId), TestDesk.Now, CancellationToken.None))
        ).Value;

    public Task<Message> MessageAsync(long id) => Bench.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == id));

    public Task<OutboxItem> ItemOfAsync(long messageId) =>
        Bench.ReadAsync(db => db.Outbox.SingleAsync(o => o.MessageId == messageId));

    /// <summary>What is known of the customer's address.</summary>
    public Task<CustomerAddress> AddressAsync() =>
        Bench.ReadAsync(db => db.CustomerAddresses.SingleAsync(a => a.Normalized == Customer));

    /// <summary>What the desk itself has noted in the ticket.</summary>
    public Task<List<string>> NotesAsync() =>
        Bench.ReadAsync(db =>
            db.Messages.Where(m => m.TicketId == TicketId && m.Letter == DeskNotes.AddressRefused)
                .Select(m => m.Text)
                .ToListAsync()
        );

    public ValueTask DisposeAsync() => Bench.DisposeAsync();
}
