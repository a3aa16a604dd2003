using System.Text;
using Charter.Channels.Email;

namespace Charter.Channels.Tests.Email;

/// <summary>What makes two mails the same mail.</summary>
public sealed class MailIdentityTests
{
    private static readonly string[] ToUs = ["help@quay.example"];

    [Fact]
    public void The_same_mail_that_came_another_way_is_the_same() =>
        MailIdentity
            .Of(Mail("Received: from a\r\n", "Hello"), ToUs)
            .ShouldBe(MailIdentity.Of(Mail("Received: from b\r\n", "Hello"), ToUs));

    [Fact]
    public void An_id_that_a_sender_used_twice_loses_no_mail() =>
        MailIdentity.Of(Mail("", "Hello"), ToUs).ShouldNotBe(MailIdentity.Of(Mail("", "Something else"), ToUs));

    [Fact]
    public void The_same_mail_to_another_mailbox_is_another() =>
        MailIdentity
            .Of(Mail("", "Hello"), ToUs)
            .ShouldNotBe(MailIdentity.Of(Mail("", "Hello"), ["accounts@quay.example"]));

    [Fact]
    public void The_order_case_and_token_of_recipients_do_not_count() =>
        MailIdentity
            .Of(Mail("", "Hello"), ["Help+token@quay.example", "b@quay.example"])
            .ShouldBe(MailIdentity.Of(Mail("", "Hello"), ["b@quay.example", "help@quay.example"]));

    [Fact]
    public void Without_an_id_every_byte_counts()
    {
        var one = Encoding.ASCII.GetBytes("From: a@b.example\r\n\r\nHello");
        var other = Encoding.ASCII.GetBytes("From: a@b.example\r\nX-Way: other\r\n\r\nHello");

        MailIdentity.Of(one, ToUs).ShouldNotBe(MailIdentity.Of(other, ToUs));
        MailIdentity.Of(one, ToUs).ShouldBe(MailIdentity.Of(one.ToArray(), ToUs));
    }

    private static byte[] Mail(string header, string text) =>
        Encoding.ASCII.GetBytes(
            $"{header}Message-ID: <1@sea.example>\r\nFrom: nils@sea.example\r\nSubject: A sail\r\n\r\n{text}\r\n"
        );
}
