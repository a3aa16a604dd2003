using Charter.Policy.Language.Analysis;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>Where a phrase of the tokens 2 and 3 lies: it begins with 2, and 4 is the first after it.</summary>
public sealed class TokenSpansTests
{
    private static readonly Mention Phrase = new("a", 2, 4);
    private static readonly Token[] Tokens = LanguagePacks.Of("en").Tokens("Reply: now");

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public void It_is_before_the_token_that_follows_it(int token, bool isBefore)
    {
        Phrase.IsBefore(token).ShouldBe(isBefore);
        new TimeMention(1, TimeUnit.Day, 2, 4).IsBefore(token).ShouldBe(isBefore);
        ((decimal?)90, 2, 4).IsBefore(token).ShouldBe(isBefore);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void It_is_after_what_ends_where_it_begins(int token, bool isAfter)
    {
        Phrase.IsAfter(token).ShouldBe(isAfter);
        new TimeMention(1, TimeUnit.Day, 2, 4).IsAfter(token).ShouldBe(isAfter);
        ((decimal?)90, 2, 4).IsAfter(token).ShouldBe(isAfter);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void It_holds_its_own_tokens_alone(int token, bool holds)
    {
        Phrase.Holds(token).ShouldBe(holds);
        new TimeMention(1, TimeUnit.Day, 2, 4).Holds(token).ShouldBe(holds);
        ((decimal?)90, 2, 4).Holds(token).ShouldBe(holds);
    }

    [Theory]
    [InlineData(2, 4, true)]
    [InlineData(1, 5, true)]
    [InlineData(3, 4, false)]
    [InlineData(2, 3, false)]
    public void It_is_within_places_that_leave_none_of_it_out(int from, int to, bool isWithin)
    {
        Phrase.IsWithin(from, to).ShouldBe(isWithin);
        new TimeMention(1, TimeUnit.Day, 2, 4).IsWithin(from, to).ShouldBe(isWithin);
        ((decimal?)90, 2, 4).IsWithin(from, to).ShouldBe(isWithin);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "reply")]
    [InlineData(2, "now")]
    [InlineData(3, null)]
    public void Beyond_the_ends_of_a_sentence_stands_nothing(int at, string? text) => Tokens.TextAt(at).ShouldBe(text);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public void A_mark_is_found_at_its_place_alone(int at, bool isColon) => Tokens.IsAt(at, ':').ShouldBe(isColon);
}
