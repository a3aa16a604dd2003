using System.Text;
using Charter.Mail.Fetching;
using Charter.Mail.Pop3;

namespace Charter.Mail.Tests.Fetching;

/// <summary>Against a real Dovecot.</summary>
public sealed class Fetching_by_pop3(DovecotServer dovecot) : IClassFixture<DovecotServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailboxSecurity.Tls)]
    [InlineData(MailboxSecurity.StartTlsRequired)]
    public async Task Gives_each_mail_and_removes_only_at_a_good_end(MailboxSecurity security)
    {
        var user = DovecotServer.NewAccount();
        var mail = Encoding.UTF8.GetBytes("Subject: one\r\n\r\nHello\r\n.\r\n..two\r\nend\r\n");
        dovecot.Deliver(user, mail);
        dovecot.Deliver(user, Encoding.UTF8.GetBytes("Subject: two\r\n\r\nHello\r\n"));
        var options = DovecotServer.Options(
            user,
            security == MailboxSecurity.Tls ? dovecot.Pop3s : dovecot.Pop3,
            security
        );
        string? id;
        await using (var client = await Pop3Client.ConnectAsync(options, Cancel))
        {
            client.IsSecure.ShouldBeTrue();
            var list = await client.ListAsync(Cancel);
            list.Count.ShouldBe(2);
            list[0].Size.ShouldBe(mail.Length);
            id = list[0].UniqueId.ShouldNotBeNull();
            using var bytes = new MemoryStream();
            (await client.FetchAsync(1, bytes, 10_000, Cancel)).ShouldBe(mail.Length);
            bytes.ToArray().ShouldBe(mail);
            await client.DeleteAsync(1, Cancel);
        }

        await using (var client = await Pop3Client.ConnectAsync(options, Cancel))
        {
            (await client.ListAsync(Cancel))[0].UniqueId.ShouldBe(id);
            await client.DeleteAsync(1, Cancel);
            await client.QuitAsync(Cancel);
        }

        await using var last = await Pop3Client.ConnectAsync(options, Cancel);
        (await last.ListAsync(Cancel)).ShouldHaveSingleItem().UniqueId.ShouldNotBe(id);
        var gone = await Should.ThrowAsync<FetchException>(() => last.FetchAsync(7, Stream.Null, 1_000, Cancel));
        gone.Failure.ShouldBe(FetchFailure.MessageGone);
    }

    [Fact]
    public async Task Says_what_is_wrong_when_it_gets_no_way_in()
    {
        var right = DovecotServer.Options(DovecotServer.NewAccount(), dovecot.Pop3s, MailboxSecurity.Tls);
        (MailboxOptions Options, FetchFailure Failure)[] cases =
        [
            (right with { Credentials = new MailboxCredentials("jane", "wrong") }, FetchFailure.PasswordRefused),
            (right with { CertificateCheck = null }, FetchFailure.CertificateNamesAnother),
            (right with { Port = dovecot.Pop3, Security = MailboxSecurity.None }, FetchFailure.PasswordUnprotected),
            (right with { Port = dovecot.Imap, Security = MailboxSecurity.None }, FetchFailure.NotThisProtocol),
        ];
        foreach (var (options, failure) in cases)
        {
            var thrown = await Should.ThrowAsync<FetchException>(() => Pop3Client.ConnectAsync(options, Cancel));
            thrown.Failure.ShouldBe(failure, thrown.ToString());
        }
    }
}
