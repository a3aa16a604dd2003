using Charter.Policy.Language.Structure;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>The lines of a document before anybody reads their words: marks of lists, cells of tables, emphasis.</summary>
public sealed class LinesAndCellsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("-", 1)]
    [InlineData("- emails", 2)]
    [InlineData("-emails", 0)]
    [InlineData("•emails", 1)]
    [InlineData("• emails", 2)]
    [InlineData("o Emails", 2)]
    [InlineData("o\temails", 2)]
    [InlineData("o emails", 0)]
    [InlineData("or Emails", 0)]
    [InlineData("o ", 0)]
    [InlineData("①emails", 1)]
    [InlineData("⑳emails", 1)]
    [InlineData("㉑emails", 0)]
    [InlineData("1. Emails", 2)]
    [InlineData("1.", 2)]
    [InlineData("1.5 days", 0)]
    [InlineData("1", 0)]
    [InlineData("12) emails", 3)]
    [InlineData("(12) emails", 4)]
    [InlineData("(1. emails", 0)]
    [InlineData("(a)", 3)]
    [InlineData("1234) emails", 5)]
    [InlineData("12345) emails", 0)]
    [InlineData("a) emails", 2)]
    [InlineData("ab) emails", 0)]
    [InlineData("iv) emails", 3)]
    [InlineData("viii. emails", 5)]
    [InlineData("xviii. emails", 0)]
    [InlineData("一、邮件", 2)]
    [InlineData("（二）来信", 3)]
    [InlineData("（二、来信", 0)]
    [InlineData(") emails", 0)]
    public void A_list_mark_is_as_long_as_it_is(string line, int length) => ListMark.Length(line).ShouldBe(length);

    [Theory]
    [InlineData("| a | b |", "a@2 b@6")]
    [InlineData("a | b", "a@0 b@4")]
    [InlineData("a|b|", "a@0 b@2")]
    [InlineData("|a||b", "a@1 @3 b@4")]
    [InlineData("a\tb", "a@0 b@2")]
    [InlineData("\ta\tb\t", "a@1 b@3")]
    public void Cells_are_cut_at_their_marks_and_keep_their_place(string line, string cells) =>
        string.Join(' ', TableCells.Read(line).Select(c => $"{c.Text}@{c.Start}")).ShouldBe(cells);

    [Theory]
    [InlineData("Email  2 days   yes", "Email@0 2 days@7 yes@16")]
    [InlineData("Email 2 days", "Email 2 days@0")]
    [InlineData("Email  a", "Email@0 a@7")]
    [InlineData("Email  ", "Email@0")]
    public void Two_spaces_part_the_cells_of_an_aligned_table(string line, string cells) =>
        string.Join(' ', TableCells.ReadAligned(line).Select(c => $"{c.Text}@{c.Start}")).ShouldBe(cells);

    [Theory]
    [InlineData("| a", true)]
    [InlineData("a | b", true)]
    [InlineData("a b|", true)]
    [InlineData("a|b c", false)]
    [InlineData("a\tb", true)]
    [InlineData("-\ta", false)]
    [InlineData("1.\ta\tb", true)]
    [InlineData("a b", false)]
    public void A_row_of_a_table_has_its_marks_where_cells_meet(string line, bool isRow) =>
        TableCells.IsRow(line).ShouldBe(isRow);

    [Theory]
    [InlineData("|---|:--:|", true)]
    [InlineData("--- | ---", true)]
    [InlineData("|--a--|", false)]
    public void A_ruler_is_made_of_dashes(string line, bool isRuler) => TableCells.IsRuler(line).ShouldBe(isRuler);

    [Theory]
    [InlineData("---  ---", true)]
    [InlineData("==  ===", true)]
    [InlineData("--  --", false)]
    [InlineData("--- ----", false)]
    [InlineData("-------", false)]
    [InlineData("------  ", false)]
    [InlineData("---  --a", false)]
    public void An_aligned_ruler_has_a_dash_for_each_column(string line, bool isRuler) =>
        TableCells.IsAlignedRuler(line).ShouldBe(isRuler);

    [Theory]
    [InlineData("We *always* answer", "We  always  answer")]
    [InlineData("`a` b", " a  b")]
    [InlineData("7*24 and 5*8", "7*24 and 5*8")]
    [InlineData("*7*24*", " 7*24 ")]
    [InlineData("7* a*8", "7  a 8")]
    [InlineData("5\\. Emails\\", "5 . Emails\\")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("plain", "plain")]
    public void Emphasis_is_blanked_out_and_no_place_moves(string text, string plain) =>
        Markup.Strip(text).ShouldBe(plain);

    [Theory]
    [InlineData("a\nb", "1:1 a|2:1 b")]
    [InlineData("a\r\nb\rc", "1:1 a|2:1 b|3:1 c")]
    [InlineData("  a \n\n\tb", "1:3 a|2:1 |3:2 b")]
    [InlineData("\ufeffa\n", "1:2 a|2:1 ")]
    [InlineData("a\u2028b\r", "1:1 a|2:1 b|3:1 ")]
    public void Lines_know_their_number_and_column(string text, string lines) =>
        string.Join('|', SourceLine.Read(text).Select(l => $"{l.Number}:{l.Column} {l.Text}")).ShouldBe(lines);

    [Fact]
    public void What_follows_a_mark_knows_its_column()
    {
        var line = SourceLine.Read("  -  a b ")[0].From(1);

        line.ShouldBe(new SourceLine("a b", 1, 6));
    }
}
