using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

public sealed class Html_as_text
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("<div>One</div><div>Two</div>", "One\nTwo")]
    [InlineData("One<br>Two<br/><br>Three", "One\nTwo\n\nThree")]
    [InlineData("a   b\n\t c", "a b c")]
    [InlineData("<b>bold</b> and <i>italic</i>", "bold and italic")]
    [InlineData("<ul><li>one</li><li>two</li></ul>", "- one\n- two")]
    [InlineData("<ol><li>one<li>two</ol>", "1. one\n2. two")]
    [InlineData(
        "<ul><li><p>one</p></li><li>two<ul><li>deep</li></ul></li><li>three</li></ul>end",
        "- one\n- two\n  - deep\n- three\n\nend"
    )]
    [InlineData("<div style='max-height:0;overflow:hidden'>preview</div>text", "text")]
    [InlineData("<p>👨‍👩‍👧</p>", "👨‍👩‍👧")]
    [InlineData("<a href=\"https://example.com/x\">here</a>", "here (https://example.com/x)")]
    [InlineData("<a href=\"https://example.com/\">example.com</a>", "example.com")]
    [InlineData("<blockquote>old<br>lines</blockquote>new", "> old\n> lines\nnew")]
    [InlineData("<p>a</p><blockquote><p>old</p></blockquote><p>b</p>", "a\n\n> old\n\nb")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a b\nc d")]
    [InlineData("<style>p{}</style><script>x()</script>text", "text")]
    [InlineData("<head><title>t</title></head><body>text</body>", "text")]
    [InlineData("<div style=\"display: none\">preview</div>text", "text")]
    [InlineData("<pre>a\n  b</pre>", "a\n  b")]
    [InlineData("&lt;b&gt; &amp; &euro;&nbsp;5 &#x4F60;", "<b> & € 5 你")]
    [InlineData("1 < 2 and <unclosed", "1 < 2 and")]
    [InlineData("<!-- hidden -->text<!--", "text")]
    [InlineData("<img alt=\"Logo\" src=x> hi", "[Logo] hi")]
    [InlineData("", "")]
    public void Reads_as_a_person_would_write_it(string html, string text) => HtmlToText.Convert(html).ShouldBe(text);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<blockquote>")]
    [InlineData("<a href=\"")]
    [InlineData("<!--")]
    [InlineData("<ul><li>")]
    [InlineData("</pre><pre>")]
    [InlineData("&amp")]
    public void Hostile_nesting_takes_one_pass(string piece) =>
        HtmlToText
            .Convert(string.Concat(Enumerable.Repeat(piece, 100_000)) + "end")
            .Length.ShouldBeLessThan(10_000_000);
}
