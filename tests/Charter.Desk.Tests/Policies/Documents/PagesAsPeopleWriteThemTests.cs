using System.Text;
using Charter.Desk.Policies.Documents;
using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Policies.Documents;

public sealed class PagesAsPeopleWriteThemTests
{
    private static PolicyDocument Read(string html) =>
        PolicyDocumentReader.Read(Encoding.UTF8.GetBytes(html), "policy.html");

    private static string[] Keys(string html)
    {
        var document = Read(html);
        return
        [
            .. PolicyCompiler
                .Compile(document.Text, document.Format)
                .Sentences.SelectMany(s => s.Commitments)
                .Select(c => c.Commitment.Key),
        ];
    }

    [Fact]
    public void Depth_costs_nothing_and_loses_nothing()
    {
        const int Deep = 100_000;
        var html =
            string.Concat(Enumerable.Repeat("<div>", Deep))
            + "Emails are answered within 2 days."
            + string.Concat(Enumerable.Repeat("</div>", Deep));

        Keys("<html><body>" + html + "</body></html>").ShouldBe(["respond email within 2 day"]);
    }

    [Theory]
    [InlineData("<del>Emails are answered within 20 days.</del>")]
    [InlineData("<s>Emails are answered within 20 days.</s>")]
    [InlineData("<p style='display: none'>Emails are answered within 20 days.</p>")]
    [InlineData("<div hidden><div>Emails are answered within 20 days.</div></div>")]
    [InlineData("<!-- Emails are answered within 20 days. -->")]
    [InlineData("<template><p>Emails are answered within 20 days.</p></template>")]
    [InlineData("<span style=\"text-decoration:line-through\">Emails are answered within 20 days.</span>")]
    public void What_the_page_does_not_show_is_not_promised(string hidden) =>
        Keys($"<html><body><p>{hidden}</p><p>Letters are answered within 5 days.</p></body></html>")
            .ShouldBe(["respond post within 5 day"]);

    [Fact]
    public void Merged_cells_hold_for_each_row_and_column() =>
        Keys(
                """
                <html><body><table>
                <tr><th rowspan="2">Channel</th><th colspan="2">Home plan</th><th colspan="2">Business plan</th></tr>
                <tr><th>Peak</th><th>Off-peak</th><th>Peak</th><th>Off-peak</th></tr>
                <tr><td>Phone, picked up within</td><td>3 minutes</td><td>60 seconds</td><td colspan="2">30 seconds</td></tr>
                </table></body></html>
                """
            )
            .ShouldBe([
                "answer phone within 3 minute plan:home+peak",
                "answer phone within 60 second plan:home+off_peak",
                "answer phone within 30 second plan:business",
            ]);

    [Fact]
    public void A_raised_note_is_no_digit() =>
        Keys("<html><body><p>Letters are answered within 12<sup>8</sup> days.</p></body></html>")
            .ShouldBe(["respond post within 12 day"]);

    [Fact]
    public void A_table_that_lays_the_page_out_is_text() =>
        Keys(
                "<html><body><table><tr><td>Menu</td><td><table><tr><td><p>Emails are answered within 2 days.</p></td></tr></table></td></tr></table></body></html>"
            )
            .ShouldBe(["respond email within 2 day"]);

    [Fact]
    public void Rich_text_is_refused_with_advice()
    {
        var document = PolicyDocumentReader.Read(@"{\rtf1\ansi We reply within 2 days.}"u8.ToArray(), "policy.rtf");

        document.Text.ShouldBeEmpty();
        document.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("P907");
    }
}
