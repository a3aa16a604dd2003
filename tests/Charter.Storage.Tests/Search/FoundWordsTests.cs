using Charter.Desk.Storage.Search;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Search;

public sealed class FoundWordsTests
{
    [Fact]
    public void Words_are_marked_where_a_word_begins_whatever_their_case() =>
        FoundWords
            .Parts("Border order: REORDER or Ordered?", FoundWords.Of("order"))
            .Where(part => part.IsFound)
            .Select(part => part.Text)
            .ShouldBe(["order", "Order"]);

    [Fact]
    public void The_parts_together_are_the_text() =>
        string.Concat(
                FoundWords.Parts("a kettle, two kettles 退款问题", FoundWords.Of("kettle 退款")).Select(p => p.Text)
            )
            .ShouldBe("a kettle, two kettles 退款问题");

    [Fact]
    public void A_phrase_of_a_script_without_spaces_is_found_whole() =>
        FoundWords
            .Parts("请问退款什么时候到", FoundWords.Of("退款"))
            .ShouldBe([("请问", false), ("退款", true), ("什么时候到", false)]);

    [Fact]
    public void An_excerpt_is_one_short_line_around_the_first_word()
    {
        var text =
            string.Join('\n', Enumerable.Repeat("Words before it.", 40))
            + "\nThe kettle\nleaks. "
            + new string('x', 400);

        FoundWords.Excerpt(text, FoundWords.Of("kettle teapot"), out var excerpt).ShouldBe(1);

        excerpt.ShouldContain("The kettle leaks.");
        excerpt.ShouldStartWith("… ");
        excerpt.ShouldEndWith(" …");
        excerpt.Length.ShouldBeLessThan(200);
        excerpt.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("()*\"")]
    [InlineData("\ud83d\ude00")]
    public void What_holds_no_word_finds_nothing(string typed)
    {
        FoundWords.Excerpt("Any text at all", FoundWords.Of(typed), out var excerpt).ShouldBe(0);
        excerpt.ShouldBeEmpty();
    }

    [Fact]
    public void No_character_of_two_halves_is_cut_in_two()
    {
        var text =
            string.Concat(Enumerable.Repeat("😀", 300)) + " kettle " + string.Concat(Enumerable.Repeat("😀", 300));

        FoundWords.Excerpt(text, FoundWords.Of("kettle"), out var excerpt).ShouldBe(1);

        excerpt.EnumerateRunes().ShouldAllBe(rune => rune.Value != 0xFFFD);
    }
}
