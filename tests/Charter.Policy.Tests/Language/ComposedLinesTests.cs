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

    private static bool IsLabelled(string line, string language) => PolicyCompiler.Label(line, language).Text == line;
}
