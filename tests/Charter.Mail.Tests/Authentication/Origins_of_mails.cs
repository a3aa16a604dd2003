using Charter.Mail.Authentication;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Authentication;

public sealed class Origins_of_mails
{
    private static readonly string[] Own = ["mx.desk.example"];
    private static readonly MailAddress Jane = new("Jane", "jane@home.example");

    private static AuthenticationResults Read(string headers) =>
        AuthenticationResults.Read(MailText.WithHeaders(headers + "\nFrom: Jane <jane@home.example>"), Own);

    [Fact]
    public void Are_told_by_our_own_server()
    {
        var results = Read(
            "Authentication-Results: mx.desk.example 1; spf=softfail (because) smtp.mailfrom=home.example;\n dkim=fail header.d=other.example; dkim=pass (2048-bit key) header.d=home.example header.i=@home.example;\n dmarc=pass (p=reject; dis=none) header.from=home.example"
        );
        results.Server.ShouldBe("mx.desk.example");
        (results.Spf, results.Dkim, results.Dmarc).ShouldBe(
            (AuthenticationOutcome.SoftFail, AuthenticationOutcome.Pass, AuthenticationOutcome.Pass)
        );
        results.Proves(Jane).ShouldBeTrue();
        results.Proves(new MailAddress("", "jane@elsewhere.example")).ShouldBeFalse();
    }

    [Fact]
    public void Stand_below_the_lines_that_the_reader_itself_put_on_top_and_no_further()
    {
        const string trace = "Received: from a by mx.desk.example; Tue, 3 Mar 2026 10:00:00 +0000\n";
        const string found = "Authentication-Results: mx.desk.example; dmarc=pass header.from=home.example\n";
        var once = MailText.WithHeaders(trace + found + "From: Jane <jane@home.example>");
        var twice = MailText.WithHeaders(trace + trace + found + "From: Jane <jane@home.example>");

        AuthenticationResults.Read(once, Own).Proves(Jane).ShouldBeFalse();
        AuthenticationResults.Read(once, Own, ownTraceLines: 1).Proves(Jane).ShouldBeTrue();
        AuthenticationResults.Read(twice, Own, ownTraceLines: 1).Proves(Jane).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Authentication-Results: mx.stranger.example; dmarc=pass header.from=home.example")]
    [InlineData("ARC-Authentication-Results: i=1; mx.desk.example; dmarc=pass header.from=home.example")]
    [InlineData(
        "Received: from x by mx.desk.example; Tue, 3 Mar 2026 10:00:00 +0000\nAuthentication-Results: mx.desk.example; dmarc=pass header.from=home.example"
    )]
    [InlineData("Authentication-Results: mx.desk.example.evil.example; dmarc=pass header.from=home.example")]
    [InlineData("X-Authentication-Results: mx.desk.example; dmarc=pass")]
    public void What_others_write_counts_for_nothing(string headers)
    {
        var results = Read(headers);
        results.Server.ShouldBeNull();
        results.Dmarc.ShouldBe(AuthenticationOutcome.None);
        results.Proves(Jane).ShouldBeFalse();
    }

    [Theory]
    [InlineData("dmarc=fail header.from=home.example; dkim=pass header.d=home.example", false)]
    [InlineData("dkim=pass header.d=home.example", true)]
    [InlineData("dkim=pass header.i=@home.example", true)]
    [InlineData("dkim=pass header.d=example", false)]
    [InlineData("dkim=pass header.d=ome.example", false)]
    [InlineData("dkim=pass header.d=mailer.example", false)]
    [InlineData("spf=pass smtp.mailfrom=home.example", false)]
    [InlineData("dmarc=none; dkim=none", false)]
    [InlineData("none", false)]
    [InlineData("\"; = ;;; dkim", false)]
    [InlineData("dkim=pass reason=\"a; dmarc=pass\" header.d=x.example", false)]
    public void Prove_the_sender_only_by_the_senders_domain(string results, bool proven) =>
        Read($"Authentication-Results: mx.desk.example; {results}").Proves(Jane).ShouldBe(proven);

    [Fact]
    public void Nothing_is_believed_when_we_have_no_server() =>
        AuthenticationResults
            .Read(MailText.WithHeaders("Authentication-Results: mx; dmarc=pass\nFrom: jane@home.example"), [])
            .Proves(Jane)
            .ShouldBeFalse();

    [Fact]
    public void Fields_of_several_programs_of_one_server_are_taken_together()
    {
        var results = Read(
            "Authentication-Results: mx.desk.example; dmarc=pass header.from=home.example\nAuthentication-Results: mx.desk.example; spf=pass smtp.mailfrom=home.example\nAuthentication-Results: mx.desk.example; dmarc=fail"
        );
        (results.Spf, results.Dmarc).ShouldBe((AuthenticationOutcome.Pass, AuthenticationOutcome.Pass));
        results.Checks.Count.ShouldBe(2);
    }
}
