using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace Charter.Desk.Tests.Tickets;

/// <summary>A small desk with its people: two departments, somebody of each role, two customers.</summary>
public sealed class DeskScene : IAsyncDisposable
{
    private DeskScene(TestDesk desk) => Desk = desk;

    public TestDesk Desk { get; }

    /// <summary>The instant of the next write; each write moves it on by a minute.</summary>
    public Instant Now { get; set; } = TestDesk.Now;

    public long Service { get; private set; }
    public long Repairs { get; private set; }
    public Actor Administrator { get; private set; } = Actor.System("test");
    public Actor Manager { get; private set; } = null!;

    /// <summary>A representative of the service department.</summary>
    public Actor Ada { get; private set; } = null!;

    /// <summary>A representative of the repairs department.</summary>
    public Actor Ben { get; private set; } = null!;
    public Actor Auditor { get; private set; } = null!;
    public long Cleo { get; private set; }
    public long Dan { get; private set; }

    public static async Task<DeskScene> OpenAsync(DatabaseKind kind)
    {
        var scene = new DeskScene(await TestDesk.OpenAsync(kind, [new GatherMergedMessages()]));
        var system = Actor.System("test");
        scene.Service = (
            await scene.DoneAsync(system, (db, ct) => AddDepartment.Handle(db, system, new("Service"), ct))
        ).DepartmentId;
        scene.Repairs = (
            await scene.DoneAsync(system, (db, ct) => AddDepartment.Handle(db, system, new("Repairs"), ct))
        ).DepartmentId;
        scene.Administrator = await scene.HireAsync("Rosa Root", Role.Administrator);
        scene.Manager = await scene.HireAsync("Mia Manager", Role.Manager);
        scene.Ada = await scene.HireAsync("Ada Agent", Role.Representative, scene.Service);
        scene.Ben = await scene.HireAsync("Ben Bolt", Role.Representative, scene.Repairs);
        scene.Auditor = await scene.HireAsync("Otto Auditor", Role.Auditor);
        scene.Cleo = await scene.MeetAsync("Cleo Customer", "cleo@example.org");
        scene.Dan = await scene.MeetAsync("Dan Doe", "dan@example.net");
        return scene;
    }

    /// <summary>Writes, and gives back the outcome.</summary>
    public Task<Outcome<T>> WriteAsync<T>(
        Actor actor,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
        string? requestId = null
    )
    {
        Now += Duration.FromMinutes(1);
        return Desk.Writes.WriteAsync(new WriteRequest(actor, Now, requestId), work);
    }

    /// <summary>Writes what must not be refused.</summary>
    public async Task<T> DoneAsync<T>(Actor actor, Func<DeskContext, CancellationToken, Task<Outcome<T>>> work)
    {
        var outcome = await WriteAsync(actor, work);
        outcome.Refusal.ShouldBeNull();
        return outcome.Value;
    }

    /// <summary>Writes what must be refused, and gives back why.</summary>
    public async Task<Refusal> RefusedAsync<T>(Actor actor, Func<DeskContext, CancellationToken, Task<Outcome<T>>> work)
    {
        var outcome = await WriteAsync(actor, work);
        return outcome.Refusal.ShouldNotBeNull();
    }

    public async Task<T> ReadAsync<T>(Func<DeskContext, Task<T>> read)
    {
        await using var db = Desk.Reads.Open();
        return await read(db);
    }

    public async Task<Actor> HireAsync(string name, Role role, params long[] departments)
    {
        var email = name.Replace(' ', '.').ToLowerInvariant() + "@desk.example";
        var invited = await DoneAsync(
            Administrator,
            (db, ct) => InviteStaff.Handle(db, Administrator, new(name, email, role, departments, "en", "Etc/UTC"), ct)
        );
        await DoneAsync(
            Actor.System("web"),
            (db, ct) => AcceptInvitation.Handle(db, new(invited.Token, "hash of a password"), ct)
        );
        return Actor.Staff(invited.StaffId, RolePermissions.Of(role), [.. departments]);
    }

    public async Task<long> MeetAsync(string name, string email) =>
        (
            await DoneAsync(
                Administrator,
                (db, ct) =>
                    AddCustomer.Handle(
                        db,
                        Administrator,
                        new(name, "en", null, null, [new AddressGiven(AddressKind.Email, email)]),
                        ct
                    )
            )
        ).CustomerId;

    /// <summary>Opens a ticket for a customer, in the service department unless another is named.</summary>
    public async Task<OpenTicket.Result> OpenTicketAsync(
        long? customer = null,
        string subject = "Kettle leaks",
        long? department = null
    ) =>
        await DoneAsync(
            Administrator,
            (db, ct) =>
                OpenTicket.Handle(
                    db,
                    Administrator,
                    new(customer ?? Cleo, subject, ServedSubject.Email, DepartmentId: department),
                    ct
                )
        );

    /// <summary>Files a mail and gives back where it went.</summary>
    public Task<FileIncoming.Result> MailAsync(
        string from,
        string text = "Hello",
        ThreadHints? thread = null,
        bool automatic = false,
        string? messageId = null
    ) =>
        DoneAsync(
            Actor.System("mail"),
            (db, ct) =>
                FileIncoming.Handle(db, Actor.System("mail"), Mail(from, text, thread, automatic, messageId), ct)
        );

    public static FileIncoming.Request Mail(
        string from,
        string text = "Hello",
        ThreadHints? thread = null,
        bool automatic = false,
        string? messageId = null
    ) =>
        new(
            ServedSubject.Email,
            null,
            messageId ?? $"{Guid.NewGuid():N}@mail.example",
            new Sender(AddressKind.Email, from, null),
            "Kettle leaks",
            text,
            text,
            null,
            [],
            automatic,
            thread ?? ThreadHints.None
        );

    public Task<Ticket> TicketAsync(long id) => ReadAsync(db => db.Tickets.SingleAsync(t => t.Id == id));

    /// <summary>The kinds of all events on a ticket, in order.</summary>
    public Task<List<string>> HistoryAsync(long ticketId) =>
        ReadAsync(db =>
            db.Journal.Where(r => r.TicketId == ticketId).OrderBy(r => r.TicketSeq).Select(r => r.Kind).ToListAsync()
        );

    /// <summary>The last event of a ticket of a kind.</summary>
    public async Task<T> LastAsync<T>(long ticketId)
        where T : JournalEvent
    {
        var rows = await ReadAsync(db =>
            db.Journal.Where(r => r.TicketId == ticketId).OrderByDescending(r => r.TicketSeq).ToListAsync()
        );
        return rows.Select(r => JournalJson.Read(r.Kind, r.Payload)).OfType<T>().First();
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
