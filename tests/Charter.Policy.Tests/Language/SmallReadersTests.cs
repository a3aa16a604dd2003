using Charter.Policy.Language;
using Charter.Policy.Language.Analysis;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>The small readers below the sentence: numbers in words, labels, times of day, phrases of a lexicon.</summary>
public sealed class SmallReadersTests
{
    private static readonly LanguagePack English = LanguagePacks.Of("en");

    [Theory]
    [InlineData("seven", 7)]
    [InlineData("twenty-four", 24)]
    [InlineData("one hundred and five", 105)]
    [InlineData("two hundred", 200)]
    [InlineData("half", 0.5)]
    [InlineData("three fifty", 3)]
    [InlineData("twenty thirty", 20)]
    [InlineData("五", 5)]
    [InlineData("十", 10)]
    [InlineData("十五", 15)]
    [InlineData("二十四", 24)]
    [InlineData("二百四十", 240)]
    [InlineData("三五", 5)]
    [InlineData("十五六", 16)]
    [InlineData("二三十", 30)]
    public void Numbers_in_words_are_read_whole(string text, double value) =>
        Number(text).ShouldNotBeNull().Value.ShouldBe((decimal)value);

    [Theory]
    [InlineData("first", 1)]
    [InlineData("3rd", 3)]
    public void Ordinals_say_that_they_are(string text, int value)
    {
        var number = Number(text).ShouldNotBeNull();

        number.Value.ShouldBe(value);
        number.IsOrdinal.ShouldBeTrue();
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("一律")]
    [InlineData("1234567890123")]
    [InlineData("")]
    public void What_is_no_number_is_not_guessed(string text) => Number(text).ShouldBeNull();

    [Theory]
    [InlineData("x")]
    [InlineData("[X]")]
    [InlineData("TBC")]
    public void A_number_to_come_is_a_slot(string text)
    {
        var number = Number(text).ShouldNotBeNull();

        number.IsSlot.ShouldBeTrue();
        number.Value.ShouldBeNull();
    }

    [Theory]
    [InlineData("two", "2")]
    [InlineData("third", "3")]
    [InlineData("iv", "4")]
    [InlineData("三", "3")]
    [InlineData("7", "7")]
    [InlineData("12", "12")]
    [InlineData("a", "a")]
    [InlineData("f", "f")]
    [InlineData("123", null)]
    [InlineData("g", null)]
    [InlineData("1a", null)]
    [InlineData("x", null)]
    [InlineData("A", null)]
    public void A_label_is_a_number_or_a_letter(string word, string? label) => Labels.Read(word).ShouldBe(label);

    [Theory]
    [InlineData("*")]
    [InlineData("again? reply")]
    [InlineData("$ reply")]
    [InlineData("")]
    public void A_phrase_starts_with_a_fixed_word(string phrase) =>
        Should.Throw<FormatException>(() => LexiconPhrase.Read("a", phrase, English.Stem));

    [Theory]
    [InlineData("reply", 1)]
    [InlineData("reply in full", 3)]
    [InlineData("reply in full?", 2)]
    [InlineData("reply * full", 2)]
    [InlineData("reply # $", 1)]
    public void A_phrase_weighs_as_much_as_it_has_fixed_words(string phrase, int weight) =>
        LexiconPhrase.Read("a", phrase, English.Stem).Weight.ShouldBe(weight);

    [Theory]
    [InlineData("reply in full?", "reply in full", 3)]
    [InlineData("reply in full?", "reply in haste", 2)]
    [InlineData("reply/answer now", "reply now", 2)]
    [InlineData("reply * full", "reply to you in full", 5)]
    [InlineData("reply * full", "reply full", 2)]
    [InlineData("reply # times", "reply 5 times", 3)]
    [InlineData("reply $", "reply b", 2)]
    [InlineData("reply $", "reply 3", 2)]
    [InlineData("reply $", "reply 三", 2)]
    public void A_phrase_matches_as_far_as_it_goes(string phrase, string text, int end)
    {
        var tokens = Tokeniser.Read(text, English.Stem);

        LexiconPhrase.Read("a", phrase, English.Stem).TryMatch(tokens, 0, out var to, out _).ShouldBeTrue();
        to.ShouldBe(end);
    }

    [Theory]
    [InlineData("reply * full", "reply, in full")]
    [InlineData("reply * full", "reply (in full")]
    [InlineData("reply # times", "reply five times")]
    [InlineData("reply $", "reply now")]
    [InlineData("reply $", "reply")]
    [InlineData("reply in full", "reply in")]
    public void A_phrase_does_not_match_what_it_does_not_say(string phrase, string text) =>
        LexiconPhrase
            .Read("a", phrase, English.Stem)
            .TryMatch(Tokeniser.Read(text, English.Stem), 0, out _, out _)
            .ShouldBeFalse();

    [Theory]
    [InlineData("We answer emails.", "en")]
    [InlineData("邮件两天内答复。", "zh-Hans")]
    [InlineData("Email两天内答复。", "zh-Hans")]
    [InlineData("We answer 邮件 within a day.", "en")]
    [InlineData("abcd天", "en")]
    [InlineData("abc天", "zh-Hans")]
    [InlineData("", "en")]
    public void The_script_tells_the_language(string text, string tag) => LanguagePacks.Guess(text).Tag.ShouldBe(tag);

    [Theory]
    [InlineData("zh", "zh-Hans")]
    [InlineData("ZH-CN", "zh-Hans")]
    [InlineData("en_GB", "en")]
    public void A_language_is_found_by_its_tag(string tag, string pack) => LanguagePacks.Of(tag).Tag.ShouldBe(pack);

    [Fact]
    public void What_is_missing_is_asked_for_by_name()
    {
        Should.Throw<ArgumentNullException>(() => LanguagePacks.Of(null!)).ParamName.ShouldBe("tag");
        Should.Throw<ArgumentNullException>(() => PolicyCompiler.Compile(null!)).ParamName.ShouldBe("text");
        Should.Throw<ArgumentNullException>(() => PolicyCompiler.Label(null!, "en")).ParamName.ShouldBe("sentence");
        Should.Throw<ArgumentException>(() => PolicyCompiler.Label("Bonjour.", "fr"));
    }

    private static ReadNumber? Number(string text)
    {
        var pack = LanguagePacks.Guess(text);
        var tokens = Tokeniser.Read(text, pack.Stem);
        pack.Lexicon.Mark(tokens);
        return NumberReader.Read(tokens, 0, pack);
    }
}
