using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Mime;

public sealed class Writers_behind_groups
{
    [Theory]
    [InlineData("From: Jane Doe <jane@home.example>\nReply-To: other@x.example", "jane@home.example", "Jane Doe")]
    [InlineData(
        "From: 'Jane Doe' via Sales <sales@shop.example>\nX-Original-From: Jane Doe <jane@home.example>",
        "jane@home.example",
        "Jane Doe"
    )]
    [InlineData(
        "From: \"Jane Doe via Sales\" <sales@shop.example>\nX-Original-Sender: jane@home.example",
        "jane@home.example",
        "Jane Doe"
    )]
    [InlineData(
        "From: Jane Doe via List <list@lists.example>\nReply-To: Jane Doe <jane@home.example>",
        "jane@home.example",
        "Jane Doe"
    )]
    [InlineData(
        "From: Jane Doe via List <list@lists.example>\nReply-To: Eve <eve@evil.example>",
        "list@lists.example",
        "Jane Doe via List"
    )]
    [InlineData(
        "From: Jane Doe via List <list@lists.example>\nReply-To: a@x.example, b@x.example",
        "list@lists.example",
        "Jane Doe via List"
    )]
    [InlineData("From: Jane Doe via List <list@lists.example>", "list@lists.example", "Jane Doe via List")]
    public void Are_found_where_all_that_is_told_agrees(string headers, string address, string name) =>
        MailAuthor.Find(MailText.WithHeaders(headers)).ShouldBe(new MailAddress(name, address));

    [Fact]
    public void A_mail_without_from_has_no_writer() =>
        MailAuthor.Find(MailText.WithHeaders("Subject: x")).ShouldBeNull();

    [Fact]
    public void The_same_mail_is_known_again_whatever_servers_put_on_top()
    {
        var mail = MailText.Read("From: a@b.example\nSubject: x\n\nHello\n");
        var again = MailText.Read(
            "Return-Path: <a@b.example>\nReceived: by mx\nFrom: a@b.example\nSubject: x\n\nHello\n\n"
        );
        again.ContentHash().ShouldBe(mail.ContentHash());
        MailText.Read("From: a@b.example\nSubject: x\n\nHello!\n").ContentHash().ShouldNotBe(mail.ContentHash());
    }
}
