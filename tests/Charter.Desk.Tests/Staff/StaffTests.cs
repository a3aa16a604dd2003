using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Staff;

public sealed class StaffTests
{
    private static readonly Actor Web = Actor.System("web");

    [Theory, OnBothDatabases]
    public async Task An_invitation_works_once_and_not_for_ever(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var request = new InviteStaff.Request(
            "Nora",
            "nora@desk.example",
            Role.Specialist,
            [scene.Repairs],
            "en",
            "Etc/UTC"
        );
        var first = await InviteAsync();
        var second = await InviteAsync();
        second.StaffId.ShouldBe(first.StaffId);

        (await scene.RefusedAsync(Web, (db, ct) => AcceptInvitation.Handle(db, new(first.Token, "hash"), ct))).ShouldBe(
            new LinkNotGood()
        );
        (await scene.RefusedAsync(Web, (db, ct) => AcceptInvitation.Handle(db, new("", "hash"), ct))).ShouldBe(
            new LinkNotGood()
        );
        await scene.DoneAsync(Web, (db, ct) => AcceptInvitation.Handle(db, new(second.Token, "hash"), ct));
        (
            await scene.RefusedAsync(Web, (db, ct) => AcceptInvitation.Handle(db, new(second.Token, "other"), ct))
        ).ShouldBe(new LinkNotGood());
        (
            await scene.RefusedAsync(
                scene.Administrator,
                (db, ct) => InviteStaff.Handle(db, scene.Administrator, request, ct)
            )
        ).ShouldBe(new EmailTaken());

        Task<InviteStaff.Result> InviteAsync() =>
            scene.DoneAsync(scene.Administrator, (db, ct) => InviteStaff.Handle(db, scene.Administrator, request, ct));
    }

    [Theory, OnBothDatabases]
    public async Task An_invitation_expires(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var request = new InviteStaff.Request("Nora", "nora@desk.example", Role.Specialist, [], "en", "Etc/UTC");
        var invited = await scene.DoneAsync(
            scene.Administrator,
            (db, ct) => InviteStaff.Handle(db, scene.Administrator, request, ct)
        );
        scene.Now += OneTimeLinks.InvitationLifetime;

        (
            await scene.RefusedAsync(Web, (db, ct) => AcceptInvitation.Handle(db, new(invited.Token, "hash"), ct))
        ).ShouldBe(new LinkNotGood());
    }

    [Theory, OnBothDatabases]
    public async Task A_link_for_a_new_password_opens_no_invitation(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var asked = await scene.DoneAsync(
            Web,
            (db, ct) => AskForPasswordReset.Handle(db, new("ADA.agent@desk.example"), ct)
        );
        var session = await StartAsync(scene, scene.Ada);

        (
            await scene.RefusedAsync(Web, (db, ct) => AcceptInvitation.Handle(db, new(asked.Token!, "hash"), ct))
        ).ShouldBe(new LinkNotGood());
        await scene.DoneAsync(Web, (db, ct) => ResetPassword.Handle(db, new(asked.Token!, "new hash"), ct));
        (await FindAsync(scene, session.Token)).ShouldBeNull();
        (
            await scene.DoneAsync(Web, (db, ct) => AskForPasswordReset.Handle(db, new("nobody@desk.example"), ct))
        ).ShouldBe(new AskForPasswordReset.Result(null, null));
    }

    [Theory, OnBothDatabases]
    public async Task A_session_knows_its_person_and_what_they_may_do_now(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var session = await StartAsync(scene, scene.Ada);

        var found = (await FindAsync(scene, session.Token)).ShouldNotBeNull();
        found.Actor.Id.ShouldBe(scene.Ada.Id);
        found.Actor.Allowed.ShouldBe(RolePermissions.Of(Role.Representative));
        found.Actor.Departments.ShouldBe([scene.Service]);
        (await FindAsync(scene, (await StartAsync(scene, scene.Auditor)).Token))!.Actor.Departments.ShouldBeEmpty();
        foreach (var wrong in new[] { null, "", " ", session.Token + "x", new string('a', 5000) })
        {
            (await FindAsync(scene, wrong)).ShouldBeNull();
        }
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_deactivated_or_changed_is_out_with_the_next_request(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var root = scene.Administrator;
        var ada = await StartAsync(scene, scene.Ada);
        var ben = await StartAsync(scene, scene.Ben);
        var mia = await StartAsync(scene, scene.Manager);
        await scene.DoneAsync(root, (db, ct) => DeactivateStaff.Handle(db, root, new(scene.Ada.Id), ct));
        var row = (await scene.ReadAsync(db => ListStaff.Run(db, root, default))).Value.Single(s =>
            s.Id == scene.Ben.Id
        );
        await scene.DoneAsync(
            root,
            (db, ct) =>
                ChangeStaff.Handle(db, root, new(row.Id, row.Name, Role.Auditor, [scene.Service], row.Version), ct)
        );

        (await FindAsync(scene, ada.Token)).ShouldBeNull();
        (await FindAsync(scene, ben.Token)).ShouldBeNull();
        (await FindAsync(scene, mia.Token)).ShouldNotBeNull();
        (await scene.RefusedAsync(Web, (db, ct) => StartSession.Handle(db, new(scene.Ada.Id, null), ct))).ShouldBe(
            new StartSession.SignInRefused()
        );
        var again = (await FindAsync(scene, (await StartAsync(scene, scene.Ben)).Token)).ShouldNotBeNull();
        again.Role.ShouldBe(Role.Auditor);
        again.Actor.Departments.ShouldBe([scene.Service]);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_ends_when_it_is_idle_signed_out_or_revoked(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var idle = await StartAsync(scene, scene.Ada);
        (await scene.ReadAsync(db => FindSession.Run(db, idle.Token, idle.ExpiresAt, default))).ShouldBeNull();
        (
            await scene.RefusedAsync(scene.Ben, (db, ct) => EndSession.Handle(db, scene.Ben, new(idle.SessionId), ct))
        ).ShouldBe(new NotFound("session"));
        await scene.DoneAsync(scene.Ada, (db, ct) => EndSession.Handle(db, scene.Ada, new(idle.SessionId), ct));
        (await FindAsync(scene, idle.Token)).ShouldBeNull();

        var one = await StartAsync(scene, scene.Ada);
        var kept = await StartAsync(scene, scene.Ada);
        var ended = await scene.DoneAsync(
            scene.Ada,
            (db, ct) => RevokeSessions.Handle(db, scene.Ada, new(scene.Ada.Id, kept.SessionId), ct)
        );
        ended.Ended.ShouldBe(1);
        (await FindAsync(scene, one.Token)).ShouldBeNull();
        (await FindAsync(scene, kept.Token)).ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_token_stands_for_its_scopes_until_it_is_revoked(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var root = scene.Administrator;
        var scopes = Permissions.ReadTickets | Permissions.ReadAllTickets;
        var made = await scene.DoneAsync(root, (db, ct) => CreateToken.Handle(db, root, new("Export", scopes), ct));
        made.Token.ShouldStartWith("chr_");
        made.Token.Length.ShouldBe(4 + 43);

        (await scene.ReadAsync(db => FindToken.Run(db, made.Token, scene.Now, default))).ShouldBe(
            Actor.Token(made.TokenId, scopes)
        );
        await scene.DoneAsync(root, (db, ct) => RevokeToken.Handle(db, root, new(made.TokenId), ct));
        (await scene.ReadAsync(db => FindToken.Run(db, made.Token, scene.Now, default))).ShouldBeNull();
        (await scene.ReadAsync(db => ListTokens.Run(db, root, default)))
            .Value.ShouldHaveSingleItem()
            .Name.ShouldBe("Export");
        (
            await scene.RefusedAsync(
                scene.Manager,
                (db, ct) => CreateToken.Handle(db, scene.Manager, new("X", scopes), ct)
            )
        ).ShouldBeOfType<NotAllowed>();
        var limited = Actor.Token(made.TokenId, Permissions.EditStaff);
        (await scene.RefusedAsync(limited, (db, ct) => CreateToken.Handle(db, limited, new("X", scopes), ct)))
            .ShouldBeOfType<InvalidField>()
            .Field.ShouldBe("scopes");
    }

    [Theory, OnBothDatabases]
    public async Task Secrets_are_stored_as_hashes_only(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var session = await StartAsync(scene, scene.Ada);
        var row = await scene.ReadAsync(db => db.StaffSessions.SingleAsync(s => s.Id == session.SessionId));
        row.TokenHash.ShouldBe(SecretToken.HashOf(session.Token));
        var journal = await scene.ReadAsync(db => db.Journal.Select(r => r.Payload).ToListAsync());
        journal.ShouldAllBe(p => !p.Contains(session.Token, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task The_last_administrator_stays(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var root = scene.Administrator;
        (await scene.RefusedAsync(root, (db, ct) => DeactivateStaff.Handle(db, root, new(root.Id), ct))).ShouldBe(
            new LastAdministrator()
        );
        await scene.HireAsync("Second Root", Role.Administrator);
        await scene.DoneAsync(root, (db, ct) => DeactivateStaff.Handle(db, root, new(root.Id), ct));
    }

    [Theory, OnBothDatabases]
    public async Task Exactly_one_department_takes_new_tickets(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var root = scene.Administrator;
        var service = (await scene.ReadAsync(db => ListDepartments.Run(db, root, default))).Value.Single(d =>
            d.Department.IsDefault
        );
        service.Department.Id.ShouldBe(scene.Service);
        service.StaffIds.ShouldBe([scene.Ada.Id]);
        var keep = new ChangeDepartment.Request(
            scene.Service,
            "Service",
            null,
            null,
            false,
            false,
            service.Department.Version
        );
        (await scene.RefusedAsync(root, (db, ct) => ChangeDepartment.Handle(db, root, keep, ct))).ShouldBe(
            new ChangeDepartment.NeedsDefault()
        );
        await scene.DoneAsync(root, (db, ct) => AddDepartment.Handle(db, root, new("Front desk", IsDefault: true), ct));

        var all = (await scene.ReadAsync(db => ListDepartments.Run(db, root, default))).Value;
        all.Single(d => d.Department.IsDefault).Department.Name.ShouldBe("Front desk");
        (
            await scene.RefusedAsync(root, (db, ct) => AddDepartment.Handle(db, root, new(" Service "), ct))
        ).ShouldBeOfType<NameTaken>();
    }

    private static Task<StartSession.Result> StartAsync(DeskScene scene, Actor who) =>
        scene.DoneAsync(Web, (db, ct) => StartSession.Handle(db, new(who.Id, "Firefox"), ct));

    private static Task<FoundSession?> FindAsync(DeskScene scene, string? token) =>
        scene.ReadAsync(db => FindSession.Run(db, token, scene.Now, default));
}
