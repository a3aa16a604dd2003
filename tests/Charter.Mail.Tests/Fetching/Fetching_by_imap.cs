using System.Text;
using Charter.Mail.Fetching;
using Charter.Mail.Imap;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Fetching;

/// <summary>Against a real Dovecot.</summary>
public sealed class Fetching_by_imap(DovecotServer dovecot) : IClassFixture<DovecotServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static byte[] Mail(int number, int padding = 0) =>
        Encoding.UTF8.GetBytes(
            $"From: jane@home.example\r\nSubject: Mail {number}\r\nMessage-ID: <{number}@home.example>\r\n\r\nHello {number}\r\n{new string('x', padding)}\r\n"
        );

    private Task<ImapClient> Connect(string user, MailboxSecurity security = MailboxSecurity.Tls) =>
        ImapClient.ConnectAsync(
            DovecotServer.Options(user, security == MailboxSecurity.Tls ? dovecot.Imaps : dovecot.Imap, security),
            Cancel
        );

    [Theory]
    [InlineData(MailboxSecurity.Tls)]
    [InlineData(MailboxSecurity.StartTlsRequired)]
    public async Task Gives_each_mail_with_its_bytes_and_leaves_it_unread(MailboxSecurity security)
    {
        var user = DovecotServer.NewAccount();
        var sent = Enumerable.Range(1, 3).Select(i => Mail(i, i * 40_000)).ToArray();
        foreach (var mail in sent)
        {
            dovecot.Deliver(user, mail);
        }

        await using var client = await Connect(user, security);
        client.IsSecure.ShouldBeTrue();
        var box = await client.OpenFolderAsync("INBOX", readOnly: false, Cancel);
        box.Exists.ShouldBe(3u);
        box.UidValidity.ShouldBeGreaterThan(0u);
        box.UidNext.ShouldBe(4u);
        var uids = await client.SearchAsync(cancel: Cancel);
        uids.ShouldBe([1u, 2u, 3u]);
        var infos = await client.DescribeAsync(uids, Cancel);
        infos.Select(i => i.Size).ShouldBe(sent.Select(m => (long)m.Length));
        infos.ShouldAllBe(i => i.ReceivedAt != null && !i.IsSeen);
        foreach (var uid in uids)
        {
            using var bytes = new MemoryStream();
            (await client.FetchAsync(uid, bytes, 1_000_000, Cancel)).ShouldBe(bytes.Length);
            bytes.ToArray().ShouldBe(sent[uid - 1]);
            MailReader.Read(bytes.ToArray()).Subject.ShouldBe($"Mail {uid}");
        }

        (await client.SearchAsync(unseenOnly: true, cancel: Cancel)).Count.ShouldBe(3);
        (await client.SearchAsync(fromUid: 9, cancel: Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Marks_moves_and_removes()
    {
        var user = DovecotServer.NewAccount();
        for (var i = 1; i <= 4; i++)
        {
            dovecot.Deliver(user, Mail(i));
        }

        await using var client = await Connect(user);
        await client.CreateFolderAsync("Erledigt für heute & morgen 完了", Cancel);
        await client.CreateFolderAsync("Erledigt für heute & morgen 完了", Cancel);
        (await client.ListFoldersAsync(Cancel)).Select(f => f.Name).ShouldContain("Erledigt für heute & morgen 完了");
        (await client.ReadNamespaceAsync(Cancel)).Separator.ShouldBe('/');
        await client.OpenFolderAsync("INBOX", readOnly: false, Cancel);
        await client.AddFlagsAsync([1, 2], ["\\Seen", "Taken"], Cancel);
        (await client.SearchAsync(unseenOnly: true, cancel: Cancel)).ShouldBe([3u, 4u]);
        await client.MoveAsync([1, 3], "Erledigt für heute & morgen 完了", Cancel);
        await client.DeleteAsync([2], Cancel);
        (await client.SearchAsync(cancel: Cancel)).ShouldBe([4u]);
        (await client.OpenFolderAsync("Erledigt für heute & morgen 完了", readOnly: true, Cancel)).Exists.ShouldBe(2u);
        var gone = await Should.ThrowAsync<FetchException>(() => client.FetchAsync(99, Stream.Null, 1_000, Cancel));
        gone.Failure.ShouldBe(FetchFailure.MessageGone);
        var refused = await Should.ThrowAsync<FetchException>(() => client.OpenFolderAsync("Nowhere", true, Cancel));
        refused.Failure.ShouldBe(FetchFailure.FolderUnknown);
        client.IsUsable.ShouldBeTrue();
    }

    [Fact]
    public async Task Hears_of_a_new_mail_while_it_waits()
    {
        var user = DovecotServer.NewAccount();
        dovecot.Deliver(user, Mail(1));
        await using var client = await Connect(user);
        await client.OpenFolderAsync("INBOX", readOnly: true, Cancel);
        client.Capabilities.ShouldContain("IDLE");
        (
            await client.WaitForChangeAsync(TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), Cancel)
        ).ShouldBeFalse();
        var waiting = client.WaitForChangeAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1), Cancel);
        dovecot.Deliver(user, Mail(2));
        (await waiting).ShouldBeTrue();
        client.Mailbox!.Exists.ShouldBe(2u);
        (await client.SearchAsync(2, cancel: Cancel)).ShouldBe([2u]);
    }

    [Fact]
    public async Task Takes_no_mail_that_is_too_large()
    {
        var user = DovecotServer.NewAccount();
        dovecot.Deliver(user, Mail(1, 200_000));
        await using var client = await Connect(user);
        await client.OpenFolderAsync("INBOX", readOnly: true, Cancel);
        var thrown = await Should.ThrowAsync<FetchException>(() => client.FetchAsync(1, Stream.Null, 100_000, Cancel));
        thrown.Failure.ShouldBe(FetchFailure.TooLarge);
        client.IsUsable.ShouldBeFalse();
    }

    [Fact]
    public async Task Says_what_is_wrong_when_it_gets_no_way_in()
    {
        var right = DovecotServer.Options(DovecotServer.NewAccount(), dovecot.Imaps, MailboxSecurity.Tls);
        (MailboxOptions Options, FetchFailure Failure)[] cases =
        [
            (right with { Credentials = new MailboxCredentials("jane", "wrong") }, FetchFailure.PasswordRefused),
            (right with { CertificateCheck = null }, FetchFailure.CertificateNamesAnother),
            (right with { CertificateCheck = null, Host = "localhost" }, FetchFailure.CertificateNotTrusted),
            (right with { Port = dovecot.Imap }, FetchFailure.TlsFailed),
            (right with { Port = dovecot.Imap, Security = MailboxSecurity.None }, FetchFailure.PasswordUnprotected),
            (right with { Port = dovecot.Pop3, Security = MailboxSecurity.None }, FetchFailure.NotThisProtocol),
            (right with { Port = 1 }, FetchFailure.NotReachable),
        ];
        foreach (var (options, failure) in cases)
        {
            var thrown = await Should.ThrowAsync<FetchException>(() => ImapClient.ConnectAsync(options, Cancel));
            thrown.Failure.ShouldBe(failure, thrown.ToString());
            thrown.Message.ShouldNotBeNullOrWhiteSpace();
            thrown.Advice.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
