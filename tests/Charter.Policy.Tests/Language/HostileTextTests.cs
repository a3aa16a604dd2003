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

    [Theory]
    [InlineData("- Emails are answered within 5 days\n", "  ")]
    [InlineData("> Emails are answered within 5 days\n", "> ")]
    [InlineData("| Email | answered within 5 days |\n", "| ")]
    [InlineData("# Emails within 5 days\n", "#")]
    public void Deep_lists_quotes_and_tables_compile(string line, string indent)
    {
        var text = new StringBuilder();
        for (var depth = 0; depth < 200; depth++)
        {
            text.Insert(text.Length, indent, depth).Append(line);
        }

        PolicyCompiler.Compile(text.ToString()).Sentences.Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Five_million_characters_are_read_up_to_the_limit()
    {
        var policy = PolicyCompiler.Compile(new string('\n', 5_000_000) + "Emails are answered within 5 days.");

        policy.Sentences.ShouldBeEmpty();
        policy.Diagnostics.ShouldContain(d => d.Code == "P203");
    }

    /// <summary>Memory that is taken is work that is done: twice the text takes about twice as much.</summary>
    [Theory]
    [InlineData("We reply to emails within 5 working days, and to letters in 10. ")]
    [InlineData("- If we cannot answer within 5 days, you are told why.\n")]
    [InlineData("| P1 | 15 minutes | 4 hours |\n")]
    [InlineData("within 5 days and ")]
    [InlineData("投诉5个工作日内办结，")]
    [InlineData("Monday to Friday 9am to 5pm and 25 December 2026, ")]
    public void Twice_the_text_is_at_most_about_twice_the_work(string piece)
    {
        var small = string.Concat(Enumerable.Repeat(piece, 400));
        PolicyCompiler.Compile(small);

        var once = Allocated(small);
        var twice = Allocated(small + small);

        twice.ShouldBeLessThan((once * 3) + 200_000);
    }

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        PolicyCompiler.Compile(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
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
