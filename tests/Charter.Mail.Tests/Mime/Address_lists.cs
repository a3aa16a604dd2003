using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Mime;

public sealed class Address_lists
{
    [Theory]
    [InlineData("jane@example.com", "", "jane@example.com")]
    [InlineData("Jane Doe <jane@example.com>", "Jane Doe", "jane@example.com")]
    [InlineData("\"Doe, Jane\" <jane@example.com>", "Doe, Jane", "jane@example.com")]
    [InlineData("'Jane' <'jane@example.com'>", "Jane", "jane@example.com")]
    [InlineData("Doe, Jane <jane@example.com>", "Doe, Jane", "jane@example.com")]
    [InlineData("jane@example.com (Jane Doe)", "Jane Doe", "jane@example.com")]
    [InlineData("\"jane@example.com\" <jane@example.com>", "", "jane@example.com")]
    [InlineData("'Jane' <jane@example.com>", "Jane", "jane@example.com")]
    [InlineData("=?utf-8?Q?J=C3=A4ne?= <jane@example.com>", "Jäne", "jane@example.com")]
    [InlineData("\"=?utf-8?Q?J=C3=A4ne?=\" <jane@example.com>", "Jäne", "jane@example.com")]
    [InlineData("=?utf-8?Q?Doe=2C_Jane?= <jane@example.com>", "Doe, Jane", "jane@example.com")]
    [InlineData("=?utf-8?Q?Doe,_Jane?= <jane@example.com>", "Doe, Jane", "jane@example.com")]
    [InlineData("=?utf-8?Q?Jane_<jane@example.com>?=", "Jane", "jane@example.com")]
    [InlineData("Jane <jane@example.com", "Jane", "jane@example.com")]
    [InlineData("Jane <<jane@example.com>>", "Jane", "jane@example.com")]
    [InlineData("Jane jane@example.com", "Jane", "jane@example.com")]
    [InlineData("<@relay.example:jane@example.com>", "", "jane@example.com")]
    [InlineData("Jane \"JD\" Doe <jane@example.com>", "Jane JD Doe", "jane@example.com")]
    [InlineData("\"Jane <jane@example.com>", "Jane", "jane@example.com")]
    [InlineData("jane @ example.com", "", "jane@example.com")]
    [InlineData("Jane <mailto:jane@example.com>", "Jane", "jane@example.com")]
    [InlineData("Jane <JANE@Exämple.com>", "Jane", "JANE@Exämple.com")]
    [InlineData("\"a b\"@example.com", "", "\"a b\"@example.com")]
    public void One_mailbox_is_read_in_all_its_forms(string text, string name, string address) =>
        AddressParser.Parse(text, 10, out _).ShouldHaveSingleItem().ShouldBe(new MailAddress(name, address));

    [Theory]
    [InlineData("a@example.com, b@example.com")]
    [InlineData("a@example.com; b@example.com;")]
    [InlineData("Team: a@example.com, B <b@example.com>;")]
    [InlineData(",, a@example.com,, b@example.com,")]
    [InlineData("A <a@example.com> B <b@example.com>", 1)]
    public void Several_are_told_apart(string text, int count = 2) =>
        AddressParser.Parse(text, 10, out _).Count.ShouldBe(count);

    [Fact]
    public void An_empty_group_holds_nobody() =>
        AddressParser.Parse("undisclosed-recipients:;", 10, out _).ShouldBeEmpty();

    [Fact]
    public void A_name_alone_is_kept_as_a_name() =>
        AddressParser.Parse("Jane Doe", 10, out _).ShouldHaveSingleItem().ShouldBe(new MailAddress("Jane Doe", ""));

    [Fact]
    public void More_than_the_limit_are_cut_and_said()
    {
        var mail = MailText.WithHeaders(
            "From: a@example.com\nTo: " + string.Join(", ", Enumerable.Range(0, 5000).Select(i => $"u{i}@example.com"))
        );
        mail.To.Count.ShouldBe(1000);
        mail.Problems.ShouldContain(p => p.Code == MailProblemCode.TooManyAddresses);
    }

    [Fact]
    public void Deeply_nested_comments_and_open_quotes_are_read_in_one_pass()
    {
        var hostile = string.Concat(Enumerable.Repeat("((((\"<", 40_000)) + "a@example.com";
        AddressParser.Parse(hostile, 1000, out _).Count.ShouldBeLessThanOrEqualTo(1000);
    }
}
