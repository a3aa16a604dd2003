using Charter.Policy.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>The compiler is total: whatever stands beside what, it reads it or asks about it.</summary>
public sealed class ComposedLinesTests
{
    [Fact]
    public void Whatever_stands_beside_what_compiles_and_labels() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400),
            Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    var text = ComposedLines.Compose(seed);
                    var lines = text.Split('\n');
                    return PolicyCompiler
                            .Compile(text, PolicyFormat.Markdown)
                            .Sentences.All(s => s.Span.Line <= lines.Length)
                        && PolicyCompiler.Compile(text).Sentences.All(s => s.Span.Line <= lines.Length)
                        && Array.TrueForAll(lines, l => IsLabelled(l, "en") && IsLabelled(l, "zh-Hans"));
                }
            )
        );

    [Theory]
    [InlineData(" - We reply to emails within 3 days.", "en")]
    [InlineData("\u00a0– We reply to emails within 3 days.", "en")]
    [InlineData("\t—We reply to emails within 3 days.", "en")]
    [InlineData("\u3000- 我们3天内回复邮件。", "zh-Hans")]
    public void A_sentence_may_begin_with_spaces_and_a_dash(string text, string language) =>
        PolicyCompiler.Label(text, language).Commitments.Length.ShouldBe(1);

    [Fact]
    public void Hours_may_stand_after_the_name_of_a_zone_and_a_dash()
    {
        var policy = PolicyCompiler.Compile("Europe/London - support hours are Monday to Friday 9am to 5pm.");

        policy.Calendar.ShouldNotBeNull().Zone.ShouldBe("Europe/London");
        policy.Calendar!.Hours.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("We reply to emails within １h30.")]
    [InlineData("Emails are answered within 1h３0.")]
    public void Wide_digits_before_a_letter_are_read_or_not_read(string text) =>
        PolicyCompiler.Label(text, "en").Text.ShouldBe(text);

    [Theory]
    [InlineData("**\n - -\n")]
    [InlineData("## *  \n> - ' 24/7　\n~~。\n")]
    [InlineData("Monday　  　  2026\n\nP1  　  4 hours\nP2  　  8 hours\n")]
    public void Marks_and_spaces_around_nothing_compile(string text) =>
        PolicyCompiler.Compile(text, PolicyFormat.Markdown).Language.ShouldBe("en");

    [Theory]
    [InlineData("We reply to emails within 3&nbsp;days.")]
    [InlineData("We reply to emails within&#160;3&#xA0;days.")]
    [InlineData("We reply to emails &ndash; all of them &ndash; within 3 days.")]
    [InlineData("We reply to emails within **3** days.")]
    [InlineData("We reply to `emails` within **3 days**.")]
    [InlineData("- We reply to emails within **3** days.")]
    public void Marks_and_named_characters_inside_a_promise_take_nothing_away(string text)
    {
        PolicyCompiler
            .Label(text, "en")
            .Commitments.ShouldHaveSingleItem()
            .Commitment.Key.ShouldBe("respond email within 3 day");
        var sentence = PolicyCompiler.Compile(text, PolicyFormat.Markdown).Sentences.ShouldHaveSingleItem();
        var found = sentence.Commitments.ShouldHaveSingleItem();
        found.Commitment.Key.ShouldBe("respond email within 3 day");
        sentence.Text.ShouldNotContain("  ");
        sentence.Text.ShouldNotContain("&nbsp;");
        // The places are those of the source.
        var within = found.Evidence.First(e => e.Part == EvidencePart.Within).Span;
        text.Substring(within.Column - 1, within.Length).ShouldContain("3");
    }

    [Theory]
    [InlineData("- [ ] We reply to emails within 3 days.", 0)]
    [InlineData("- [x] We reply to emails within 3 days.", 0)]
    [InlineData("- We reply to emails within [ ] days.", 1)]
    public void A_box_to_tick_is_no_slot(string text, int slots) =>
        PolicyCompiler.Compile(text, PolicyFormat.Markdown).Slots.Length.ShouldBe(slots);

    [Fact]
    public void What_was_not_understood_begins_after_the_colon() =>
        PolicyCompiler
            .Label("Priority 1: 4 hours.", "en")
            .Diagnostics.Where(d => d.Code == "P101")
            .ShouldAllBe(d => !d.Message.Contains("“:", StringComparison.Ordinal));

    private static bool IsLabelled(string line, string language) => PolicyCompiler.Label(line, language).Text == line;
}
