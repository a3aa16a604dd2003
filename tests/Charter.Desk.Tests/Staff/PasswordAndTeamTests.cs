using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Staff;

public sealed class PasswordAndTeamTests
{
    private static readonly Actor Web = Actor.System("web");

    [Theory, OnBothDatabases]
    public async Task Nobodys_post_box_is_filled_by_asking_for_new_passwords(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        for (var time = 0; time < AskForPasswordReset.MostInWindow; time++)
        {
            (await AskAsync()).To.ShouldNotBeNull().Name.ShouldBe("Ada Agent");
        }

        (await AskAsync()).ShouldBe(new AskForPasswordReset.Result(null, null));
        scene.Now += AskForPasswordReset.Window;
        (await AskAsync()).Token.ShouldNotBeNull();

        Task<AskForPasswordReset.Result> AskAsync() =>
            scene.DoneAsync(Web, (db, ct) => AskForPasswordReset.Handle(db, new("ada.agent@desk.example"), ct));
    }

    [Theory, OnBothDatabases]
    public async Task An_administrator_hands_over_a_link_that_works_for_an_hour(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var root = scene.Administrator;
        var request = new OfferPasswordReset.Request(scene.Ada.Id);
        (
            await scene.RefusedAsync(scene.Ben, (db, ct) => OfferPasswordReset.Handle(db, scene.Ben, request, ct))
        ).ShouldBeOfType<NotAllowed>();

        var old = await scene.DoneAsync(root, (db, ct) => OfferPasswordReset.Handle(db, root, request, ct));
        scene.Now += OneTimeLinks.ResetLifetime;
        (await scene.RefusedAsync(Web, (db, ct) => ResetPassword.Handle(db, new(old.Token, "hash"), ct))).ShouldBe(
            new LinkNotGood()
        );
        var fresh = await scene.DoneAsync(root, (db, ct) => OfferPasswordReset.Handle(db, root, request, ct));
        (
            await scene.DoneAsync(Web, (db, ct) => ResetPassword.Handle(db, new(fresh.Token, "hash"), ct))
        ).StaffId.ShouldBe(scene.Ada.Id);
    }

    [Theory, OnBothDatabases]
    public async Task A_team_is_renamed_and_its_people_change(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var root = scene.Administrator;
        var team = await scene.DoneAsync(
            root,
            (db, ct) => AddTeam.Handle(db, root, new(scene.Service, "Mornings", [scene.Ada.Id]), ct)
        );
        var change = new ChangeTeam.Request(
            team.TeamId,
            "Early birds",
            [scene.Ben.Id],
            false,
            "Mornings",
            [scene.Ada.Id]
        );
        (
            await scene.RefusedAsync(scene.Ada, (db, ct) => ChangeTeam.Handle(db, scene.Ada, change, ct))
        ).ShouldBeOfType<NotAllowed>();

        await scene.DoneAsync(root, (db, ct) => ChangeTeam.Handle(db, root, change, ct));

        var read = (await scene.ReadAsync(db => ReadTeam.Run(db, root, team.TeamId, default))).Value;
        read.Team.Name.ShouldBe("Early birds");
        read.Department.Id.ShouldBe(scene.Service);
        read.StaffIds.ShouldBe([scene.Ben.Id]);
        (
            await scene.RefusedAsync(root, (db, ct) => ChangeTeam.Handle(db, root, change, ct))
        ).ShouldBeOfType<ChangedMeanwhile>();
    }

    [Theory, OnBothDatabases]
    public async Task A_team_out_of_use_can_be_given_nothing_more(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var root = scene.Administrator;
        var team = await scene.DoneAsync(
            root,
            (db, ct) => AddTeam.Handle(db, root, new(scene.Service, "Mornings", []), ct)
        );
        var change = new ChangeTeam.Request(team.TeamId, "Mornings", [], true, "Mornings", []);

        await scene.DoneAsync(root, (db, ct) => ChangeTeam.Handle(db, root, change, ct));

        (await scene.ReadAsync(db => ReadTeam.Run(db, root, team.TeamId, default))).Refusal.ShouldBeOfType<NotFound>();
        (
            await scene.RefusedAsync(root, (db, ct) => ChangeTeam.Handle(db, root, change, ct))
        ).ShouldBeOfType<NotFound>();
    }
}
