using Charter.Channels.Email;

namespace Charter.Channels.Tests.Email;

/// <summary>The reply address carries a token and loses nothing else.</summary>
public sealed class ReplyAddressTests
{
    private const string Token = "abcdefghijklmnopqrstuvwxyz";

    [Fact]
    public void The_token_that_was_put_in_comes_out_again() =>
        ReplyAddress.TokenIn(ReplyAddress.With("help@quay.example", Token)).ShouldBe(Token);

    [Fact]
    public void A_token_takes_the_place_of_an_earlier_plus_part() =>
        ReplyAddress.With("help+old@quay.example", Token).ShouldBe($"help+{Token}@quay.example");

    [Fact]
    public void A_token_is_found_whatever_the_case_that_a_mail_program_made_of_it() =>
        ReplyAddress.TokenIn($"Help+{Token.ToUpperInvariant()}@Quay.example").ShouldBe(Token);

    [Theory]
    [InlineData("help@quay.example")]
    [InlineData("help+short@quay.example")]
    [InlineData("help+abcdefghijklmnopqrstuvwxy1@quay.example")]
    [InlineData("help+abcdefghijklmnopqrstuvwx.z@quay.example")]
    [InlineData("@")]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("+@")]
    public void What_is_no_token_is_none(string address) => ReplyAddress.TokenIn(address).ShouldBeNull();

    [Theory]
    [InlineData("Help@Quay.example", "help@quay.example")]
    [InlineData("help+anything@quay.example", "help@quay.example")]
    [InlineData(" help@quay.example ", "help@quay.example")]
    [InlineData("no address", "no address")]
    public void Addresses_are_compared_without_their_plus_part(string address, string expected) =>
        ReplyAddress.Base(address).ShouldBe(expected);
}
