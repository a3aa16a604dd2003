using Charter.Desk.Staff;
using Charter.Desk.Tests.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Staff;

/// <summary>Guessing is slowed down where it comes from, and whoever guesses locks nobody else out.</summary>
public sealed class SignInTryTests
{
    private const string Ada = "ada.agent@desk.example";
    private static readonly Actor Web = Actor.System("sign-in");

    [Theory, OnBothDatabases]
    public async Task Five_wrong_passwords_pause_a_place_for_a_minute_and_each_further_one_for_longer(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var stranger = SignInOrigin.Unknown("stranger", Ada);
        await TryAsync(scene, stranger, 5);

        var pauses = new List<Duration>();
        for (var i = 0; i < 8; i++)
        {
            var refused = await TryAsync(scene, stranger);
            refused.Verdict.ShouldBe(SignInVerdict.Wait);
            pauses.Add(refused.Until!.Value - scene.Now);
            scene.Now = refused.Until.Value;
            (await TryAsync(scene, stranger)).Verdict.ShouldBe(SignInVerdict.MayTry);
        }

        pauses.Select(p => (int)p.TotalMinutes).ShouldBe([1, 2, 4, 8, 16, 32, 60, 60]);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_refused_during_a_pause_does_not_lengthen_it(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var place = SignInOrigin.Unknown("office", Ada);
        await TryAsync(scene, place, 5);

        await TryAsync(scene, place, 20);

        (await TryAsync(scene, place)).Until.ShouldBe(scene.Now + Duration.FromMinutes(1));
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_who_guesses_holds_up_neither_another_network_nor_a_known_device(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        await TryAsync(scene, SignInOrigin.Unknown("stranger", Ada), 50);

        var elsewhere = await TryAsync(scene, SignInOrigin.Unknown("at home", Ada));
        var besideThem = await TryAsync(scene, SignInOrigin.Known("her laptop", Ada));

        elsewhere.Verdict.ShouldBe(SignInVerdict.MayTry);
        besideThem.Verdict.ShouldBe(SignInVerdict.MayTry);
    }

    [Theory, OnBothDatabases]
    public async Task A_hundred_tries_from_many_networks_leave_the_mail_and_known_devices(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        for (var i = 0; i < SignInOrigin.MostFromAnywhere; i++)
        {
            (await TryAsync(scene, Bot(i))).Verdict.ShouldBe(SignInVerdict.MayTry);
        }

        (await TryAsync(scene, Bot(1000))).Verdict.ShouldBe(SignInVerdict.NeedsLink);
        (await TryAsync(scene, SignInOrigin.Known("her laptop", Ada))).Verdict.ShouldBe(SignInVerdict.MayTry);
        (await TryAsync(scene, SignInOrigin.Unknown("at home", "root@desk.example"))).Verdict.ShouldBe(
            SignInVerdict.MayTry
        );
        await ResetAsync(scene);
        (await TryAsync(scene, Bot(1001))).Verdict.ShouldBe(SignInVerdict.MayTry);

        static SignInOrigin Bot(int i) => SignInOrigin.Unknown($"bot {i}", Ada);
    }

    [Theory, OnBothDatabases]
    public async Task A_network_that_tries_one_password_on_many_addresses_is_paused_as_a_whole(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        for (var i = 0; i < SignInOrigin.MostFromNetwork; i++)
        {
            await TryAsync(scene, SignInOrigin.Unknown("stranger", $"person{i}@desk.example"));
        }

        var next = await TryAsync(scene, SignInOrigin.Unknown("stranger", Ada));
        var colleague = await TryAsync(scene, SignInOrigin.Known("her laptop", Ada));

        next.Verdict.ShouldBe(SignInVerdict.Wait);
        colleague.Verdict.ShouldBe(SignInVerdict.MayTry);
    }

    [Theory, OnBothDatabases]
    public async Task People_behind_one_address_who_sign_in_rightly_never_pause_each_other(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        for (var i = 0; i < SignInOrigin.MostFromNetwork * 2; i++)
        {
            var origin = SignInOrigin.Unknown("office", Ada);
            (await TryAsync(scene, origin)).Verdict.ShouldBe(SignInVerdict.MayTry);
            await scene.DoneAsync(Web, (db, ct) => StartSession.Handle(db, new(scene.Ada.Id, "test", origin), ct));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_known_device_is_slowed_down_by_its_own_wrong_tries_only(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        await TryAsync(scene, SignInOrigin.Known("stolen", Ada), 5);

        (await TryAsync(scene, SignInOrigin.Known("stolen", Ada))).Verdict.ShouldBe(SignInVerdict.Wait);
        (await TryAsync(scene, SignInOrigin.Known("her laptop", Ada))).Verdict.ShouldBe(SignInVerdict.MayTry);
    }

    [Theory, OnBothDatabases]
    public async Task Many_tries_at_once_all_count(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var at = scene.Now;

        var claims = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(_ =>
                    scene.Desk.WriteAsync(
                        (db, ct) => ClaimSignInTry.Handle(db, new(SignInOrigin.Unknown("stranger", Ada)), ct),
                        now: at
                    )
                )
        );

        claims.Count(c => c.Value.Verdict == SignInVerdict.MayTry).ShouldBe(SignInOrigin.MostForAddress);
    }

    [Theory, OnBothDatabases]
    public async Task All_is_forgotten_after_a_day_without_a_try(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var place = SignInOrigin.Unknown("office", Ada);
        await TryAsync(scene, place, 4);
        scene.Now += ClaimSignInTry.Memory + Duration.FromMinutes(1);

        await TryAsync(scene, place, 4);

        (await TryAsync(scene, place)).Verdict.ShouldBe(SignInVerdict.MayTry);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_typed_as_an_address_is_not_kept(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);

        await TryAsync(scene, SignInOrigin.Unknown("198.51.100.7", "my-secret-password"));

        var keys = await scene.ReadAsync(db => Task.FromResult(db.SignInTallies.Select(t => t.Key).ToList()));
        keys.Count.ShouldBe(3);
        keys.ShouldAllBe(k => !k.Contains("secret") && !k.Contains("198.51"));
    }

    private static async Task<ClaimSignInTry.Result> TryAsync(DeskScene scene, SignInOrigin origin, int times = 1)
    {
        ClaimSignInTry.Result? last = null;
        for (var i = 0; i < times; i++)
        {
            var claimed = await scene.Desk.WriteAsync(
                (db, ct) => ClaimSignInTry.Handle(db, new(origin), ct),
                now: scene.Now
            );
            last = claimed.Value;
        }

        return last!;
    }

    private static async Task ResetAsync(DeskScene scene)
    {
        var asked = await scene.DoneAsync(Web, (db, ct) => AskForPasswordReset.Handle(db, new(Ada), ct));
        await scene.DoneAsync(Web, (db, ct) => ResetPassword.Handle(db, new(asked.Token!, "new hash"), ct));
    }
}
