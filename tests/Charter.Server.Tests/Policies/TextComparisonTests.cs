using Charter.Server.Policies;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Policies;

/// <summary>A comparison shows what changed with a little around it, and nothing where nothing changed.</summary>
public sealed class TextComparisonTests
{
    [Fact]
    public void A_changed_line_stands_as_the_old_and_the_new_one()
    {
        var lines = TextComparison.Of("a\nb\nc\nd\ne\nf\ng", "a\nb\nc\nd\ne\nF\ng");

        lines.Select(l => (l.Change, l.Text)).ShouldBe([(' ', "d"), (' ', "e"), ('−', "f"), ('+', "F"), (' ', "g")]);
    }

    [Fact]
    public void What_is_far_from_a_change_is_one_gap()
    {
        var lines = TextComparison.Of("x\n1\n2\n3\n4\n5\n6\n7\ny", "X\n1\n2\n3\n4\n5\n6\n7\nY");

        lines.Count(l => l.IsGap).ShouldBe(1);
    }

    [Fact]
    public void Two_texts_that_are_the_same_have_no_changes() => TextComparison.Of("a\nb", "a\nb").ShouldBeEmpty();
}
