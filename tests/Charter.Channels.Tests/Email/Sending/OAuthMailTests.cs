using Charter.Channels.Email;
using Charter.Channels.Tests.Email.Fetching;
using Charter.Desk.Deliveries;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Mail.Mime;
using Charter.Testing.Servers;
using Microsoft.EntityFrameworkCore;
using MailSecurity = Charter.Desk.Settings.MailSecurity;

namespace Charter.Channels.Tests.Email.Sending;

/// <summary>Mail comes and goes by XOAUTH2 through real servers, with an authorisation server that checks what it is sent.</summary>
public sealed class OAuthMailTests(PostfixServer postfix) : IClassFixture<PostfixServer>
{
    private const string Secret = "s&ecret=";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailbox_is_fetched_with_a_token_that_is_renewed_when_the_server_takes_it_no_more()
    {
        await using var scene = await OpenAsync();
        scene.Bench.Deliver(1);
        await scene.AddAsync();
        var watch = scene.Bench.Watch();
        await scene.Bench.UntilAsync(() => scene.Bench.HasTakenAsync(1), watch);
        scene.OAuth.Asked.ShouldBe(1);

        // Ended before its time, and the settings changed so that the connection is made anew.
        scene.OAuth.EndAccess();
        scene.Bench.Deliver(2);
        await scene.Bench.ChangeAsync(f => f with { Name = "Front" });
        await scene.Bench.UntilAsync(() => Task.FromResult(scene.OAuth.Asked >= 2), watch);
        await scene.Bench.UntilAsync(() => scene.Bench.HasTakenAsync(2), watch);

        scene.OAuth.Asked.ShouldBe(2);
        (await scene.Bench.StateAsync()).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_runs_out_is_renewed_before_the_server_is_asked()
    {
        await using var scene = await OpenAsync();
        scene.OAuth.Lifetime = 30;
        await scene.AddAsync();
        var watch = scene.Bench.Watch();
        await scene.Bench.UntilAsync(scene.Bench.IsQuietAsync, watch);
        await scene.Bench.ChangeAsync(f => f with { Name = "Front" });

        await scene.Bench.UntilAsync(() => Task.FromResult(scene.OAuth.Asked >= 2), watch);

        await scene.Bench.UntilAsync(scene.Bench.IsQuietAsync, watch);
        (await scene.Bench.StateAsync()).Failures.ShouldBe(0);
    }

    [Fact]
    public async Task Consent_that_was_taken_back_is_told_in_words_with_what_to_do()
    {
        await using var scene = await OpenAsync();
        await scene.AddAsync();
        scene.OAuth.Revoke();
        var watch = scene.Bench.Watch();

        await scene.Bench.UntilAsync(async () => (await scene.Bench.StateAsync()).Failures > 0, watch);

        var state = await scene.Bench.StateAsync();
        state.Error.ShouldNotBeNull().ShouldContain("did not renew the access");
        state.Advice.ShouldNotBeNull().ShouldContain("Connect the account again");
    }

    [Fact]
    public async Task Mail_leaves_with_the_access_of_the_mailbox_and_a_refused_token_is_renewed_once()
    {
        await using var scene = await OpenAsync();
        await scene.AddAsync();
        await scene.RouteAsync("127.0.0.1");
        var to = PostfixServer.NewRecipient();

        (await scene.SendAsync(to)).Verdict.ShouldBe(EffectVerdict.Done);
        (await scene.SendAsync(to)).Verdict.ShouldBe(EffectVerdict.Done);
        scene.OAuth.Asked.ShouldBe(1);
        scene.OAuth.EndAccess();
        (await scene.SendAsync(to)).Verdict.ShouldBe(EffectVerdict.Done);

        scene.OAuth.Asked.ShouldBe(2);
        await postfix.MailsOfAsync(to, 3);
    }

    [Fact]
    public async Task When_consent_is_taken_back_mail_waits_and_the_server_says_why()
    {
        await using var scene = await OpenAsync();
        await scene.AddAsync();
        await scene.RouteAsync("127.0.0.1");
        scene.OAuth.Revoke();

        var result = await scene.SendAsync(PostfixServer.NewRecipient());

        result.Verdict.ShouldBe(EffectVerdict.Lost);
        var route = await scene.Bench.Bench.ReadAsync(db => db.MailRoutes.SingleAsync(Cancel));
        route.LastError.ShouldNotBeNull().ShouldContain("Connect the account again");
    }

    [Fact]
    public async Task An_access_is_shown_to_no_other_provider()
    {
        await using var scene = await OpenAsync();
        await scene.AddAsync();
        await scene.RouteAsync("localhost");

        var result = await scene.SendAsync(PostfixServer.NewRecipient());

        result.Detail.ShouldNotBeNull().ShouldContain("is not shown to localhost");
        scene.OAuth.Asked.ShouldBe(0);
    }

    [Theory]
    [InlineData("imap.gmail.com", "smtp.gmail.com", true)]
    [InlineData("outlook.office365.com", "smtp.office365.com", true)]
    [InlineData("imap.example.com", "smtp.example.net", false)]
    [InlineData("example.com", "evil.com", false)]
    [InlineData("imap.example.com", "example.com", false)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    public void Servers_of_one_provider_are_told_from_others(string one, string other, bool isSame) =>
        MailAccess.IsSameProvider(one, other).ShouldBe(isSame);

    private async Task<Scene> OpenAsync()
    {
        var bench = await MailboxBench.OpenAsync(postfix.Dovecot, smtpPort: postfix.PlainSignIn);
        return new Scene(bench, postfix);
    }

    /// <summary>A mailbox by OAuth, and a route that signs in with its access.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly PostfixServer _postfix;

        public Scene(MailboxBench bench, PostfixServer postfix)
        {
            (Bench, _postfix) = (bench, postfix);
            OAuth = bench.OAuth;
            OAuth.Introspect(postfix.Introspection);
        }

        public MailboxBench Bench { get; }

        public OAuthServer OAuth { get; }

        public Task AddAsync() =>
            Bench.AddAsync(
                Bench.WithOAuth,
                new ProtectedSecrets(ClientSecret: Secret, RefreshToken: OAuth.GiveRefreshToken())
            );

        public async Task RouteAsync(string host)
        {
            var route = await Bench.Bench.ReadAsync(db => db.MailRoutes.SingleAsync(Cancel));
            var fields = new MailRouteFields("by OAuth", host, _postfix.PlainSignIn, MailSecurity.None, "", true, [])
            {
                MailboxId = Bench.MailboxId,
            };
            var saved = await Bench.Bench.Desk.WriteAsync(
                (db, ct) =>
                    SaveMailRoute.Handle(
                        db,
                        Charter.Desk.Staff.Actor.System("test"),
                        new(route.Id, fields, null, route.Version),
                        ct
                    )
            );
            saved.Refusal.ShouldBeNull();
        }

        public Task<EffectResult> SendAsync(string to) =>
            new MailSender(
                Bench.Connection,
                new MailSigner(secret => secret),
                Bench.Bench.Desk.Reads,
                Bench.Bench.Desk.Writes,
                TimeProvider.System
            ).SendAsync(
                null,
                [to],
                new OutgoingMail
                {
                    MessageId = $"{Guid.NewGuid():N}@quay.example",
                    From = new MailAddress("Quay Sails", ChannelBench.Address),
                    Date = DateTimeOffset.UnixEpoch,
                    To = [new MailAddress("", to)],
                    Subject = "Hello",
                    Text = "A sail.",
                },
                Cancel
            );

        public async ValueTask DisposeAsync()
        {
            await Bench.DisposeAsync();
            OAuth.Dispose();
        }
    }
}
