using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Mail.Fetching;
using Charter.Testing;
using Charter.Testing.Databases;
using Charter.Testing.Servers;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests.Email.Fetching;

/// <summary>
/// A refresh token is spent once, whoever needs access, on however many nodes: the server here ends all access when one
/// comes twice, as many providers do.
/// </summary>
public sealed class AccessTokensTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task All_who_need_access_at_once_get_the_same_token_for_one_refresh_token(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        var gate = scene.Hold();
        var asking = Enumerable.Range(0, 12).Select(i => scene.Nodes[i % 3].OfAsync(scene.MailboxId, null, Cancel));
        var all = asking.ToList();
        await scene.OAuth.AskedAsync(Cancel);
        gate.SetResult();

        var tokens = await Task.WhenAll(all);

        tokens.Select(t => t.Token).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        tokens.Count(t => t.IsNew).ShouldBe(1);
        (scene.OAuth.Asked, scene.OAuth.HasSeenTheft).ShouldBe((1, false));
    }

    [Theory, OnBothDatabases]
    public async Task A_token_that_a_server_refuses_is_renewed_once_by_the_nodes_that_were_refused(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        var refused = (await scene.Nodes[0].OfAsync(scene.MailboxId, null, Cancel)).Token;
        for (var round = 2; round <= 5; round++)
        {
            var asking = scene.Nodes.Select(node => node.OfAsync(scene.MailboxId, refused, Cancel));

            var tokens = await Task.WhenAll(asking);

            tokens.ShouldAllBe(t => t.Token != refused);
            tokens.Select(t => t.Token).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
            (scene.OAuth.Asked, scene.OAuth.HasSeenTheft).ShouldBe((round, false));
            refused = tokens[0].Token;
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_token_that_holds_is_used_by_every_node_without_asking(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        var first = await scene.Nodes[0].OfAsync(scene.MailboxId, null, Cancel);

        var second = await scene.Nodes[1].OfAsync(scene.MailboxId, null, Cancel);

        (second.Token, second.IsNew).ShouldBe((first.Token, false));
        scene.OAuth.Asked.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_renewed_is_kept_although_whoever_asked_has_gone(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        var gate = scene.Hold();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var asking = scene.Nodes[0].OfAsync(scene.MailboxId, null, gone.Token);
        await scene.OAuth.AskedAsync(Cancel);
        await gone.CancelAsync();
        gate.SetResult();
        var token = (await asking).Token;

        var next = await scene.Nodes[1].OfAsync(scene.MailboxId, token, Cancel);

        next.IsNew.ShouldBeTrue();
        scene.OAuth.HasSeenTheft.ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task A_renewal_that_failed_leaves_the_way_free_for_the_next_try(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        scene.OAuth.IsDown = true;
        var down = await Should.ThrowAsync<FetchException>(() => scene.Nodes[0].OfAsync(scene.MailboxId, null, Cancel));
        scene.OAuth.IsDown = false;

        var access = await scene.Nodes[1].OfAsync(scene.MailboxId, null, Cancel);

        down.Failure.ShouldBe(FetchFailure.ServerBusy);
        access.IsNew.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task The_renewal_of_a_node_that_died_is_taken_over_in_the_end(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        var dead = new BeginTokenRenewal.Request(scene.MailboxId, "dead", "", null);
        await scene.Bench.Desk.WriteAsync((db, ct) => BeginTokenRenewal.Handle(db, Actor.System("test"), dead, ct));

        var access = await scene.Node(new HurriedTime()).OfAsync(scene.MailboxId, null, Cancel);

        access.IsNew.ShouldBeTrue();
        (await scene.StateAsync()).Renewal.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task An_account_that_is_connected_anew_during_a_renewal_keeps_the_new_consent(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        var gate = scene.Hold();
        var asking = scene.Nodes[0].OfAsync(scene.MailboxId, null, Cancel);
        await scene.OAuth.AskedAsync(Cancel);
        var consent = await scene.ConnectAnewAsync();
        gate.SetResult();

        var access = await asking;

        scene.OAuth.IsSpent(consent).ShouldBeTrue();
        (await scene.StateAsync()).AccessToken.ShouldBe(access.Token);
        (scene.OAuth.Asked, scene.OAuth.HasSeenTheft).ShouldBe((2, false));
    }

    /// <summary>A mailbox by OAuth, and nodes that need access to it.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private static readonly Actor System = Actor.System("test");
        private readonly List<IDeskDatabase> _others = [];
        private readonly TokenClient _client;

        private Scene(ChannelBench bench)
        {
            Bench = bench;
            _client = new TokenClient(OAuth, TimeProvider.System);
        }

        public ChannelBench Bench { get; }

        public OAuthServer OAuth { get; } = new("desk", "secret", "front@quay.example");

        public IReadOnlyList<AccessTokens> Nodes { get; private set; } = [];

        public long MailboxId { get; private set; }

        public static async Task<Scene> OpenAsync(DatabaseKind kind)
        {
            var scene = new Scene(await ChannelBench.OpenAsync(kind));
            scene.Nodes = [.. Enumerable.Range(0, 3).Select(_ => scene.Node(TimeProvider.System))];
            var fields = new MailboxFields
            {
                Name = "Front desk",
                Address = "front@quay.example",
                Host = "imap.quay.example",
                User = "front@quay.example",
                Login = MailboxLogin.Oauth,
                TokenEndpoint = "https://login.quay.example/token",
                ClientId = "desk",
            };
            var secrets = new ProtectedSecrets(ClientSecret: "secret", RefreshToken: scene.OAuth.GiveRefreshToken());
            var added = await scene.Bench.Desk.WriteAsync(
                (db, ct) => AddMailbox.Handle(db, System, new(fields, secrets), ct)
            );
            scene.MailboxId = added.Value.MailboxId;
            return scene;
        }

        /// <summary>Who asks for access: with connections of its own where the database allows several nodes.</summary>
        public AccessTokens Node(TimeProvider time)
        {
            var desk = Bench.Desk;
            if (desk.Kind == DatabaseKind.Postgres)
            {
                _others.Add(desk.OpenNode([]));
            }

            var node = _others.LastOrDefault() ?? desk.Database;
            return new(new(text => text, text => text), _client, node.Reads, node.Writes, time);
        }

        /// <summary>Lets the server answer nothing until the result is set.</summary>
        public TaskCompletionSource Hold()
        {
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            OAuth.Holding = gate.Task;
            return gate;
        }

        /// <summary>A person consents again.</summary>
        /// <returns>The new refresh token.</returns>
        public async Task<string> ConnectAnewAsync()
        {
            var view = (
                await Bench.ReadAsync(db => ReadMailbox.Run(db, System, MailboxId, MailboxBench.Now(), Cancel))
            ).Value;
            var token = OAuth.GiveRefreshToken();
            var request = new ChangeMailbox.Request(MailboxId, view.Fields, new(RefreshToken: token), view.Version);
            var changed = await Bench.Desk.WriteAsync((db, ct) => ChangeMailbox.Handle(db, System, request, ct));
            changed.Refusal.ShouldBeNull();
            return token;
        }

        public Task<MailboxState> StateAsync() =>
            Bench.ReadAsync(db => db.MailboxStates.SingleAsync(s => s.MailboxId == MailboxId, Cancel));

        public async ValueTask DisposeAsync()
        {
            foreach (var other in _others)
            {
                await other.DisposeAsync();
            }

            _client.Dispose();
            await Bench.DisposeAsync();
            OAuth.Dispose();
        }
    }

    /// <summary>A clock on which a minute passes with every look, and every wait ends at once.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Add(ref _looks, 60);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
