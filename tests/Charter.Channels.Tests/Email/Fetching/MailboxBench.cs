using System.Text;
using Charter.Channels.Email;
using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Mail.Tests.Fetching;
using Charter.Testing;
using Charter.Testing.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Charter.Channels.Tests.Email.Fetching;

/// <summary>A desk that fetches from an account of its own on a real Dovecot.</summary>
internal sealed class MailboxBench : IAsyncDisposable
{
    private const int MostLooks = 1200;
    private static readonly MailboxSecrets Secrets = new(text => text, text => text);
    private readonly DovecotServer _dovecot;
    private readonly ChannelBench _bench;
    private readonly List<MailboxWatch> _watches = [];
    private readonly TokenClient _tokens;

    private MailboxBench(DovecotServer dovecot, ChannelBench bench)
    {
        OAuth = new OAuthServer("desk", "s&ecret=", User);
        _tokens = new TokenClient(OAuth, TimeProvider.System);
        _dovecot = dovecot;
        _bench = bench;
    }

    public string User { get; } = DovecotServer.NewAccount();

    /// <summary>Who gives access to the account by OAuth.</summary>
    public OAuthServer OAuth { get; }

    public ChannelBench Bench => _bench;

    public long MailboxId { get; private set; }

    public FetchLimits Limits { get; set; } =
        new() { Poll = TimeSpan.FromMilliseconds(300), Silence = TimeSpan.FromSeconds(20) };

    /// <summary>The settings of the account by IMAP over TLS, with the server's own certificate trusted.</summary>
    public MailboxFields Fields =>
        new()
        {
            Name = "Front desk",
            Address = "front@quay.example",
            Host = "127.0.0.1",
            Port = _dovecot.Imaps,
            Security = MailSecurity.Tls,
            TrustedCertificate = _dovecot.CertificateFingerprint,
            User = User,
        };

    /// <summary>The same unprotected, through something that stands in between.</summary>
    public MailboxFields Through(FaultProxy proxy) =>
        Fields with
        {
            Port = proxy.Port,
            Security = MailSecurity.None,
            TrustedCertificate = "",
        };

    public static async Task<MailboxBench> OpenAsync(
        DovecotServer dovecot,
        DatabaseKind kind = DatabaseKind.Sqlite,
        int smtpPort = 25
    ) => new(dovecot, await ChannelBench.OpenAsync(kind, smtpPort));

    /// <summary>The same settings, signed in by OAuth.</summary>
    public MailboxFields WithOAuth =>
        Fields with
        {
            Login = MailboxLogin.Oauth,
            TokenEndpoint = "https://login.quay.example/token",
            ClientId = "desk",
        };

    /// <summary>What a mail route signs in with.</summary>
    public MailConnection Connection =>
        new(secret => secret) { Access = new MailAccess(Connector(_bench.Desk.Database), _bench.Desk.Reads) };

    public static byte[] Mail(int number, string more = "", string text = "") =>
        Encoding.UTF8.GetBytes(
            $"From: Nils <nils{number}@sea.example>\r\nTo: front@quay.example\r\nSubject: Sail {number}\r\nMessage-ID: <{number}@sea.example>\r\n{more}\r\nSail number {number}. {text}\r\n"
        );

    public void Deliver(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            Deliver(Mail(number));
        }
    }

    public void Deliver(byte[] mail) => _dovecot.Deliver(User, mail);

    public void Renumber() => _dovecot.Renumber(User);

    public Task AddAsync(MailboxFields fields, string password = DovecotServer.Password) =>
        AddAsync(fields, new ProtectedSecrets(Password: password));

    public async Task AddAsync(MailboxFields fields, ProtectedSecrets secrets)
    {
        var added = await _bench.Desk.WriteAsync(
            (db, ct) => AddMailbox.Handle(db, Actor.System("test"), new(fields, secrets), ct),
            now: Now()
        );
        MailboxId = added.Value.MailboxId;
    }

    public async Task ChangeAsync(Func<MailboxFields, MailboxFields> change)
    {
        var system = Actor.System("test");
        var view = (await _bench.ReadAsync(db => ReadMailbox.Run(db, system, MailboxId, Now(), default))).Value;
        var request = new ChangeMailbox.Request(MailboxId, change(view.Fields), new(), view.Version);
        var changed = await _bench.Desk.WriteAsync(
            (db, ct) => ChangeMailbox.Handle(db, system, request, ct),
            now: Now()
        );
        changed.Refusal.ShouldBeNull();
    }

    public async Task FetchNowAsync() =>
        await _bench.Desk.WriteAsync(
            (db, ct) => FetchMailboxNow.Handle(db, Actor.System("test"), new(MailboxId), ct),
            now: Now()
        );

    /// <summary>A node that looks after the mailboxes.</summary>
    public MailboxWatch Watch(IDeskDatabase? node = null)
    {
        var (reads, writes) = node is null ? (_bench.Desk.Reads, _bench.Desk.Writes) : (node.Reads, node.Writes);
        var addresses = new EmailAddresses(reads);
        var intake = _bench.IntakeBy(writes, reads);
        var watch = new MailboxWatch(
            reads,
            writes,
            new MailIntake(intake, new EmailReader(_bench.Files, addresses)),
            Connector(node ?? _bench.Desk.Database),
            Limits,
            TimeProvider.System,
            NullLogger<MailboxWatch>.Instance
        );
        _watches.Add(watch);
        return watch;
    }

    public MailboxTest ConnectionTest() => new(Connector(_bench.Desk.Database), Limits);

    public Task<ReadMailboxJob.Result?> JobAsync() =>
        _bench.ReadAsync(db => ReadMailboxJob.Run(db, MailboxId, default));

    /// <summary>Lets the nodes work until it is so.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo, params MailboxWatch[] nodes)
    {
        for (var i = 0; i < MostLooks; i++)
        {
            foreach (var node in nodes)
            {
                await node.LookAsync(default);
            }

            if (await isSo())
            {
                return;
            }

            await Task.Delay(50);
        }

        var state = await _bench.ReadAsync(db => db.MailboxStates.SingleAsync(s => s.MailboxId == MailboxId));
        throw new InvalidOperationException($"It never was so. Failures {state.Failures}: {state.Error}");
    }

    public async Task<bool> HasTakenAsync(int tickets) =>
        (await SubjectsAsync()).Count >= tickets && await IsQuietAsync();

    /// <summary>Whether the last fetch ended well and left nothing.</summary>
    public async Task<bool> IsQuietAsync()
    {
        var state = await StateAsync();
        return state.LastSuccessAt >= state.LastFetchAt && state.Waiting == 0 && state.Error is null;
    }

    public Task<MailboxState> StateAsync() =>
        _bench.ReadAsync(db => db.MailboxStates.SingleAsync(s => s.MailboxId == MailboxId));

    public Task<List<string>> SubjectsAsync() =>
        _bench.ReadAsync(db => Real(db).OrderBy(t => t.Number).Select(t => t.Subject).ToListAsync());

    public static IQueryable<Ticket> Real(DeskContext db) => db.Tickets.Where(t => !t.IsTest);

    public static Instant Now() => Microseconds.Truncate(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));

    private MailboxConnector Connector(IDeskDatabase node) =>
        new(Secrets, new(Secrets, _tokens, node.Reads, node.Writes, TimeProvider.System), Limits);

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in _watches)
        {
            await watch.DisposeAsync();
        }

        _tokens.Dispose();
        await _bench.DisposeAsync();
    }
}
