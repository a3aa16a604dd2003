using System.Text;
using Charter.Policy.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class HostileTextTests
{
    [Fact]
    public void Any_text_compiles_and_every_place_lies_inside_it() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Pieces.ToArbitrary(),
                text =>
                {
                    var lines =
                        text.Split('\n').Length
                        + text.Count(c => c is '\r' or '\f' or '\u2028' or '\u2029' or '\u0085');
                    var policy = PolicyCompiler.Compile(text);
                    return policy.Sentences.All(s => s.Span.Line >= 1 && s.Span.Line <= lines && s.Span.Column >= 1);
                }
            )
        );

    [Fact]
    public void Arbitrary_bytes_compile() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                bytes => PolicyCompiler.Compile(Encoding.Latin1.GetString(bytes)).Sentences.All(s => s.Text.Length > 0)
            )
        );

    [Theory]
    [InlineData("a ")]
    [InlineData("within 5 days ")]
    [InlineData("[")]
    [InlineData("(1) ")]
    [InlineData("- ")]
    [InlineData("> ")]
    [InlineData("| x ")]
    [InlineData("五")]
    [InlineData("1,")]
    [InlineData("if we can not ")]
    [InlineData("a\n")]
    public void A_huge_line_of_anything_compiles(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length));

        PolicyCompiler.Compile(text).Language.ShouldNotBeNull();
    }

    [Fact]
    public void A_text_beyond_the_limit_says_that_it_was_cut()
    {
        var policy = PolicyCompiler.Compile(new string('x', PolicyCompiler.LongestText + 1));

        policy.Diagnostics.ShouldContain(d => d.Code == "P203");
    }

    [Fact]
    public void No_text_says_that_there_is_none() =>
        PolicyCompiler.Compile("").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("P201");

    private static Gen<string> Pieces =>
        from pieces in Gen.ListOf(
            Gen.Elements(
                "emails",
                "within",
                "5",
                "days",
                "[X]",
                "\n",
                "\r\n",
                "- ",
                "# ",
                "|",
                "if",
                "we",
                "24/7",
                "投诉",
                "个工作日内",
                "回复",
                ".",
                "。",
                ",",
                "9am",
                "to",
                "%",
                "\t",
                "“",
                "two (2)",
                "hours",
                "or",
                "\0",
                "\ud800"
            )
        )
        select string.Join(' ', pieces);
}
