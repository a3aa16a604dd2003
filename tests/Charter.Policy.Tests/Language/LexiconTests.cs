using Charter.Policy.Language.Analysis;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class LexiconTests
{
    private static readonly LanguagePack English = LanguagePacks.Of("en");

    private static List<string> Find(Lexicon lexicon, string text) =>
        [.. lexicon.Find(LexiconGroup.Action, Tokeniser.Read(text, English.Stem)).Select(m => m.Value)];

    [Fact]
    public void The_longest_phrase_wins() =>
        Find(Lexicon.Read(English.Stem, "action a : reply\naction b : reply in full"), "we reply in full")
            .ShouldBe(["b"]);

    [Fact]
    public void Inflection_does_not_matter_unless_the_very_form_is_asked_for()
    {
        var lexicon = Lexicon.Read(English.Stem, "action post : post\naction posted : =posted");

        Find(lexicon, "posts").ShouldBe(["post"]);
        Find(lexicon, "posted").ShouldBe(["posted"]);
    }

    [Fact]
    public void A_named_set_stands_for_any_of_its_words() =>
        Find(Lexicon.Read(English.Stem, "set case : ticket, fault\naction high : high {case}"), "high faults")
            .ShouldBe(["high"]);

    [Fact]
    public void A_gap_does_not_cross_a_pause()
    {
        var lexicon = Lexicon.Read(English.Stem, "action a : visit * home");

        Find(lexicon, "visits storm-damaged homes").ShouldBe(["a"]);
        Find(lexicon, "visits, and from home").ShouldBeEmpty();
    }

    [Fact]
    public void A_malformed_line_is_a_mistake_of_ours() =>
        Should.Throw<FormatException>(() => Lexicon.Read(English.Stem, "action without a colon"));

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Every_language_has_words_for_every_diagnostic(string language) =>
        LanguagePacks
            .Of(language)
            .Messages.Codes.Order(StringComparer.Ordinal)
            .ShouldBe(English.Messages.Codes.Order(StringComparer.Ordinal));
}
