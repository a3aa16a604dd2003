using Charter.Policy.Language;
using Charter.Policy.Language.Analysis;
using Charter.Policy.Language.Structure;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>The readers that see lines, marks and cells before anybody reads their words, each by itself.</summary>
public sealed class StructureReadersTests
{
    private static readonly LanguagePack English = LanguagePacks.Of("en");

    [Theory]
    [InlineData("2.2.1  Calls are answered", 5)]
    [InlineData("2.2  Telephone", 3)]
    [InlineData("2.2 Telephone", 3)]
    [InlineData("2.2 telephone", 0)]
    [InlineData("2.2  telephone", 3)]
    [InlineData("2.2 电话", 3)]
    [InlineData("2.5 hours", 0)]
    [InlineData("10.30 Monday", 5)]
    [InlineData("2.2. Telephone", 4)]
    [InlineData("2. Telephone", 0)]
    [InlineData("2.  Telephone", 0)]
    [InlineData("22 Telephone", 0)]
    [InlineData(".2.2 Telephone", 0)]
    [InlineData("2.2Telephone", 0)]
    [InlineData("2.2 ", 0)]
    [InlineData("2.2", 0)]
    [InlineData("12.12.12.12 Telephone", 11)]
    [InlineData("12.12.12.123 Telephone", 12)]
    [InlineData("12.12.12.1234 Telephone", 0)]
    [InlineData("第八条　邮件", 3)]
    [InlineData("第12条邮件", 4)]
    [InlineData("第一百二十三条邮件", 7)]
    [InlineData("第条邮件", 0)]
    [InlineData("第八章邮件", 0)]
    [InlineData("第几条邮件", 0)]
    [InlineData("第八条", 0)]
    public void The_number_of_a_clause_is_as_long_as_it_is(string line, int length) =>
        ListMark.ClauseLength(line).ShouldBe(length);

    [Theory]
    [InlineData("a\nPage 1\nb\nPage 2\nC", "a|b||C")]
    [InlineData("a\nPage 1 of 2\nB\nPage 2 of 2", "a||B|")]
    [InlineData("a\nPAGE 1/2\nB\npage 2 | 2", "a||B|")]
    [InlineData("a\n- 1 -\nB\n– 2 –\nC", "a||B||C")]
    [InlineData("a\n- 1 –\nb\n-2-\nc", "a|- 1 –|b|-2-|c")]
    [InlineData("a\n第1页\nB\n第2页 共2页\nC", "a||B||C")]
    [InlineData("a\n第1页起\nb\n第2页\nc", "a|第1页起|b|第2页|c")]
    [InlineData("a\nPage 1\nb", "a|Page 1|b")]
    [InlineData("a\nPage one\nb\nPage two", "a|Page one|b|Page two")]
    [InlineData("a\nPage 1 and 2\nb\nPage 2", "a|Page 1 and 2|b|Page 2")]
    [InlineData("a\nPage 1, the beginning of it\nb\nPage 2", "a|Page 1, the beginning of it|b|Page 2")]
    [InlineData("We go\nPage 1\non and\nPage 2\non.", "We go|on and|on.")]
    [InlineData("We go,\nPage 1\nOn.\nPage 2\nNow", "We go,|On.||Now")]
    [InlineData("We go.\nPage 1\non and\nPage 2\n- on", "We go.||on and||- on")]
    [InlineData("We go\n\nPage 1\n\non.\n\nPage 2\n", "We go|on.|")]
    [InlineData("We go\n\non.\nPage 1\nx\nPage 2\ny", "We go||on.||x|y")]
    [InlineData("Us\na.\nPage 1\nUs\nb.\nPage 2\nUs\nc.", "|a.||b.||c.")]
    [InlineData("a.\nUs\nPage 1\nb.\nUs\nPage 2\nc.\nUs", "a.||b.||c.|")]
    [InlineData("a.\nUs\nPage 1\nb.\nPage 2\nc.", "a.|Us||b.||c.")]
    [InlineData("1\n2\n3\n4\nUs\nPage 1\n5\n6\n7\n8\nUs\nPage 2", "1|2|3|4||5|6|7|8|")]
    [InlineData(
        "Us\n1\n2\n3\n4\n5\n6\nPage 1\na\nb\nc\nd\nUs\ne\nf\ng\nh\nPage 2",
        "Us|1|2|3|4|5|6|a|b|c|d|Us|e|f|g|h|"
    )]
    public void Page_numbers_and_what_is_on_every_page_are_taken_out(string text, string kept) =>
        string.Join('|', PageFurniture.Remove(SourceLine.Read(text)).Select(l => l.Text)).ShouldBe(kept);

    [Theory]
    [InlineData("plain < text", "plain < text")]
    [InlineData("---\na: b\n---\nc", "   \n    \n   \nc")]
    [InlineData("\ufeff---\na: b\n---\nc", "    \n    \n   \nc")]
    [InlineData("---\n# x\n- y\n\tz\n\n k\na:\n---\nc", "   \n   \n   \n  \n\n  \n  \n   \nc")]
    [InlineData("---\na\n---\nc", "---\na\n---\nc")]
    [InlineData("--- x\na: b\n---\nc", "--- x\na: b\n---\nc")]
    [InlineData("---\na: b\nc", "---\na: b\nc")]
    [InlineData("a <!-- b --> c", "a            c")]
    [InlineData("a <!-- b\nc --> d", "a       \n      d")]
    [InlineData("a <!-- b <b>c", "a <!-- b    c")]
    [InlineData("<!-- a <!-- b --> <!-- c", "                  <!-- c")]
    [InlineData("<b>a</b>", "   a    ")]
    [InlineData("<B class=\"x\">a</B>", "             a    ")]
    [InlineData("<x>a</x>", "<x>a</x>")]
    [InlineData("<bold>a", "<bold>a")]
    [InlineData("a <b c", "a <b c")]
    [InlineData("a <> b", "a <> b")]
    [InlineData("<s>a</s>b", "        b")]
    [InlineData("<del>a</DEL>b", "            b")]
    [InlineData("<s>a", "   a")]
    [InlineData("a</s>b", "a    b")]
    [InlineData("a<br>b", "a\v   b")]
    [InlineData("a<br/>b", "a\v    b")]
    [InlineData("| a<br>b |", "| a;   b |")]
    [InlineData("a | b<br>c", "a | b;   c")]
    [InlineData("| a |\nb<br>c", "| a |\nb\v   c")]
    [InlineData("~~a~~b", "     b")]
    [InlineData("~~a\nb~~c", "   \n   c")]
    [InlineData("~~a\n\nb~~c", "~~a\n\nb~~c")]
    [InlineData("~~ a~~b", "~~ a~~b")]
    [InlineData("a ~~", "a ~~")]
    [InlineData("~a~", "~a~")]
    [InlineData("~~a", "~~a")]
    [InlineData("[a](b.html)c", " a         c")]
    [InlineData("[a](#b)c", " a     c")]
    [InlineData("[a](mailto:b@c)d", " a             d")]
    [InlineData("[a](b)c", "[a](b)c")]
    [InlineData("[a](b c.d)e", "[a](b c.d)e")]
    [InlineData("[a](b.c \"d e\")f", " a            f")]
    [InlineData("[a](b\n.c)d", "[a](b\n.c)d")]
    [InlineData("[a](b.c", "[a](b.c")]
    [InlineData("[a]()b", "[a]()b")]
    [InlineData("![a](b.png)c", "           c")]
    [InlineData("![a]c", "![a]c")]
    [InlineData("!a", "!a")]
    [InlineData("a!", "a!")]
    [InlineData("[^1]a", "    a")]
    [InlineData("[^1]: a", "      a")]
    [InlineData("a[^1]", "a    ")]
    [InlineData("[^]a", "   a")]
    [InlineData("[a][b]c", "[a][b]c")]
    [InlineData("[a][b]c\n[b]: http://d\ne", " a    c\n             \ne")]
    [InlineData("[b]: HTTP", "[b]: HTTP")]
    [InlineData("[]a", "[]a")]
    [InlineData("[a\n\nb](c.d)e", "[a\n\nb](c.d)e")]
    [InlineData("[a]", "[a]")]
    public void What_nobody_sees_on_the_page_is_blanked_out(string text, string seen) =>
        MarkdownInk.Clean(text).ShouldBe(seen);

    [Theory]
    [InlineData("__a__", "  a  ")]
    [InlineData("x __a b__.", "x   a b  .")]
    [InlineData("within __ days", "within __ days")]
    [InlineData("within ____ days", "within ____ days")]
    [InlineData("a__b__c", "a__b__c")]
    [InlineData("__a __b", "__a __b")]
    [InlineData("__a__b", "__a__b")]
    [InlineData("__a", "__a")]
    [InlineData("__", "__")]
    public void Strong_words_are_told_from_slots(string text, string plain) => Markup.Strip(text).ShouldBe(plain);

    [Theory]
    [InlineData("48", true)]
    [InlineData("2-4", true)]
    [InlineData("≤ 15", true)]
    [InlineData("< 4", true)]
    [InlineData("~ 4", true)]
    [InlineData("2 - 4 -", true)]
    [InlineData("2 - 4 - 6", false)]
    [InlineData("4 hours", false)]
    [InlineData("1st", false)]
    [InlineData("-", false)]
    [InlineData("", false)]
    public void A_bare_number_has_nothing_but_a_sign_beside_it(string text, bool isBare) =>
        TableShape.IsBareNumber(Tokeniser.Read(text, English.Stem)).ShouldBe(isBare);

    [Theory]
    [InlineData("4 hours", true)]
    [InlineData("immediately", true)]
    [InlineData("90%", true)]
    [InlineData("17:30", true)]
    [InlineData("[X]", true)]
    [InlineData("48", true)]
    [InlineData("First reply", false)]
    [InlineData("Level 2", false)]
    [InlineData("", false)]
    public void A_header_hardly_ever_holds_a_value(string text, bool holds) =>
        TableShape.HoldsValue(text).ShouldBe(holds);

    [Theory]
    [InlineData("Response (hours)", "hours", "Response")]
    [InlineData("Response (in hours)", "hours", "Response")]
    [InlineData("Response [working days]", "working days", "Response")]
    [InlineData("Response in minutes", "minutes", "Response")]
    [InlineData("Response in full", null, "Response in full")]
    [InlineData("Response (target)", null, "Response (target)")]
    [InlineData("Response ()", null, "Response ()")]
    [InlineData("Hours", "Hours", "")]
    [InlineData("Working hours of the desk", null, "Working hours of the desk")]
    [InlineData("响应时间（小时）", "小时", "响应时间")]
    public void The_unit_of_a_column_stands_in_its_header(string text, string? unit, string name) =>
        TableColumns.SplitUnit(text, LanguagePacks.Guess(text)).ShouldBe((unit, name));

    [Theory]
    [InlineData("We will not:", SectionGuard.Denied)]
    [InlineData("We will not reply by letter. We will:", SectionGuard.None)]
    [InlineData("If we cannot:", SectionGuard.None)]
    [InlineData("Customers must:", SectionGuard.Theirs)]
    [InlineData("You should always:", SectionGuard.Theirs)]
    [InlineData("We will:", SectionGuard.None)]
    public void A_lead_in_says_whose_its_items_are(string text, object guard) =>
        SectionGuards.Of(text, English, isLeadIn: true).ShouldBe((SectionGuard)guard);

    [Theory]
    [InlineData("What we ask of you", SectionGuard.Theirs)]
    [InlineData("Last year", SectionGuard.Past)]
    [InlineData("Emails", SectionGuard.None)]
    public void A_heading_says_whose_its_sentences_are(string text, object guard) =>
        SectionGuards.Of(text, English, isLeadIn: false).ShouldBe((SectionGuard)guard);

    [Theory]
    [InlineData("Service levels", true)]
    [InlineData("Our targets", true)]
    [InlineData("Targets of our work in the past", false)]
    [InlineData("Emails", false)]
    public void A_heading_may_be_of_targets(string text, bool isOf) =>
        SectionGuards.IsOfTargets(text, English).ShouldBe(isOf);

    [Fact]
    public void A_heading_of_more_than_a_few_lines_is_none()
    {
        var long160 = "What we ask of you" + new string(' ', 142);

        SectionGuards.Of(long160, English, isLeadIn: false).ShouldBe(SectionGuard.Theirs);
        SectionGuards.Of(long160 + " ", English, isLeadIn: false).ShouldBe(SectionGuard.None);
        SectionGuards.IsOfTargets("Our targets" + new string(' ', 149), English).ShouldBeTrue();
        SectionGuards.IsOfTargets("Our targets" + new string(' ', 150), English).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Emails\n======\n\nWithin two days.", PolicyFormat.PlainText, "Emails|Within two days.")]
    [InlineData("# Emails\n\n<b>Within</b> two days.", PolicyFormat.PlainText, "# Emails|<b>Within</b> two days.")]
    [InlineData("**Emails**\n\nWithin two days.", PolicyFormat.Markdown, "Emails|Within two days.")]
    [InlineData("**Emails**\n\nWithin two days.", PolicyFormat.Auto, "Emails|Within two days.")]
    [InlineData("> Emails within\n> two days.", PolicyFormat.Markdown, "Emails within two days.")]
    [InlineData("Hello.\nPage 1\nThere.\nPage 2", PolicyFormat.Markdown, "Hello.|Page 1|There.|Page 2")]
    [InlineData("Hello.\nPage 1\nThere.\nPage 2", PolicyFormat.PlainText, "Hello.|There.")]
    public void A_document_is_read_in_the_format_that_it_is_said_to_have(
        string text,
        PolicyFormat format,
        string sentences
    ) => string.Join('|', PolicyCompiler.Compile(text, format).Sentences.Select(s => s.Text)).ShouldBe(sentences);
}
