using Charter.Server.Words;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Words;

public sealed class LanguageTests
{
    [Fact]
    public void A_remembered_choice_beats_what_the_browser_asks_for() =>
        Language.Choose("en", ["zh-CN"]).ShouldBe(Language.English);

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("zh")]
    [InlineData("zh-Hans-SG")]
    public void Every_Chinese_that_a_browser_asks_for_is_answered_in_Chinese(string accepted) =>
        Language.Choose(null, [accepted]).ShouldBe(Language.SimplifiedChinese);

    [Fact]
    public void The_first_language_that_we_have_is_taken() =>
        Language.Choose(null, ["fr-FR", "zh-CN", "en"]).ShouldBe(Language.SimplifiedChinese);

    [Fact]
    public void A_language_that_we_lack_gives_English() => Language.Choose("tlh", ["fr"]).ShouldBe(Language.English);
}
