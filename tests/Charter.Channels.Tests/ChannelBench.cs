using System.Collections.Immutable;
using Charter.Channels.Email;
using Charter.Desk;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Setup;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Policy.Calendars;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Charter.Channels.Tests;

/// <summary>A desk that is set up, with the intake that every channel uses, and nothing around it.</summary>
internal sealed class ChannelBench : IAsyncDisposable
{
    public const string Address = "help@quay.example";

    private readonly string _files = TestDesk.MakeFolder();
    private readonly string _arrivals = TestDesk.MakeFolder();
    private readonly List<ArrivalLog> _logs = [];

    private ChannelBench(TestDesk desk)
    {
        Desk = desk;
        Files = new DiskFileStore(_files, TimeProvider.System, desk.Reads);
        Addresses = new EmailAddresses(desk.Reads);
        Intake = IntakeBy(desk.Writes, desk.Reads);
    }

    public TestDesk Desk { get; }

    public IFileStore Files { get; }

    public EmailAddresses Addresses { get; }

    public ChannelIntake Intake { get; }

    /// <summary>Makes the addresses that reports come back to.</summary>
    public BounceAddresses Bounces { get; } = new("a key of the tests' own, 32 bytes"u8.ToArray());

    /// <summary>Sets a desk up whose policy demands acknowledgements.</summary>
    /// <param name="kind">On which database.</param>
    /// <param name="smtpPort">Where its mail leaves to.</param>
    public static async Task<ChannelBench> OpenAsync(DatabaseKind kind, int smtpPort = 25)
    {
        var desk = await TestDesk.OpenAsync(kind, new Modules().Reactions);
        var outcome = await desk.WriteAsync(
            (db, ct) => SetUpDesk.Handle(db, Actor.System("setup"), Request(smtpPort), ct)
        );
        return outcome.Refusal is null
            ? new ChannelBench(desk)
            : throw new InvalidOperationException(outcome.Refusal.Reason);
    }

    /// <summary>Sends by the desk's routes, at a time of the test's own if it gives one.</summary>
    public MailSender Sender(TimeProvider? time = null) =>
        new(
            new MailConnection(secret => secret),
            new MailSigner(secret => secret),
            Desk.Reads,
            Desk.Writes,
            time ?? TimeProvider.System
        );

    /// <summary>A way in of its own, as another node has it.</summary>
    public ChannelIntake IntakeBy(IWriteGate writes, IReadGate reads)
    {
        var log = new ArrivalLog(_arrivals);
        _logs.Add(log);
        return new ChannelIntake(writes, reads, Files, log, NullLogger<ChannelIntake>.Instance);
    }

    /// <summary>Takes something that arrived.</summary>
    public async Task<ChannelIntake.Result> TakeAsync(IChannelReader reader, RawIntake raw) =>
        (await Intake.TakeAsync(reader, raw, CancellationToken.None)).Value;

    /// <summary>The address to which a report about a mail of ours comes that we sent.</summary>
    /// <param name="messageId">Its Message-ID.</param>
    /// <param name="recipient">Whose copy.</param>
    public async Task<string> BounceAddressAsync(string messageId, string recipient)
    {
        var id = await ReadAsync(db =>
            db.Messages.Where(m => m.ExternalId == messageId).Select(m => m.Id).SingleAsync()
        );
        return Bounces.For(Address, id, recipient)!;
    }

    public async Task<T> ReadAsync<T>(Func<DeskContext, Task<T>> read)
    {
        await using var db = Desk.Reads.Open();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        _logs.ForEach(log => log.Dispose());
        Directory.Delete(_files, recursive: true);
        Directory.Delete(_arrivals, recursive: true);
    }

    private static SetUpDesk.Request Request(int smtpPort)
    {
        ImmutableArray<TimeWindow> hours = [new TimeWindow(new LocalTime(9, 0), new LocalTime(17, 0))];
        return new SetUpDesk.Request(
            new CompanyFields("Quay Sails", "en", "Europe/London", "https://desk.quay.example"),
            new CalendarDefinition(
                "Europe/London",
                Enumerable.Range(1, 5).ToImmutableDictionary(day => (IsoDayOfWeek)day, _ => hours),
                ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
                []
            ),
            new DraftPolicy.Request(
                "Policy",
                "All enquiries, requests and complaints will be acknowledged within one business day.",
                PolicyTexts.Markdown
            ),
            [
                new SetUpDesk.DepartmentFields("Loft"),
                new SetUpDesk.DepartmentFields("Accounts", "accounts@quay.example"),
            ],
            new SetUpDesk.AdministratorFields("Ines Quay", "ines@quay.example", "hash"),
            new MailFields(Address, "Quay Sails", "127.0.0.1", smtpPort, MailSecurity.None, "", "", true)
        );
    }
}
