using Charter.Mail.Html;

namespace Charter.Mail.Tests.Html;

public sealed class Strangers_html
{
    private static string Clean(string html) => HtmlSanitizer.Sanitize(html).ShouldNotBeNull().Html;

    [Theory]
    [InlineData("<p>Hello <b>there</b></p>", "<p>Hello <b>there</b></p>")]
    [InlineData("<script>alert(1)</script>a", "a")]
    [InlineData("<p onclick=alert(1) style=\"x\" class=c id=i>a</p>", "<p>a</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\" java\nscript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"data:text/html,x\">a</a>", "<a>a</a>")]
    [InlineData(
        "<a href=\"https://example.com/?a=1&b=2\">a</a>",
        "<a href=\"https://example.com/?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">a</a>"
    )]
    [InlineData("<svg><script>alert(1)</script></svg>a", "a")]
    [InlineData(
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        ""
    )]
    [InlineData("<template><img src=x onerror=alert(1)></template>a", "a")]
    [InlineData("<form action=/delete><input name=a><p>words</p></form>", "<p>words</p>")]
    [InlineData("<iframe src=https://example.com></iframe>a", "a")]
    [InlineData("<img src=https://example.com/x.png alt=Logo>", "<img alt=\"Logo\">")]
    [InlineData("<img src=x.png srcset=\"https://example.com/x 2x\">", "")]
    [InlineData("<img src=\"data:image/png;base64,iVBORw0KGgo=\">", "<img src=\"data:image/png;base64,iVBORw0KGgo=\">")]
    [InlineData("<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">", "")]
    [InlineData(
        "<meta http-equiv=refresh content='0;url=https://evil.example'><base href=https://evil.example/><a href=/x>a</a>",
        "<a>a</a>"
    )]
    [InlineData("<td background=https://evil.example/x style='background:url(https://evil.example/y)'>a</td>", "a")]
    [InlineData(
        "<table background=https://evil.example/x><tr><td>a</td></tr></table>",
        "<table><tbody><tr><td>a</td></tr></tbody></table>"
    )]
    [InlineData("<video poster=https://evil.example/x><source src=y></video>a", "a")]
    [InlineData("<link rel=stylesheet href=https://evil.example/x>a<style>@import 'https://evil.example'</style>", "a")]
    [InlineData(
        "<input type=image src=https://evil.example/x><button formaction=https://evil.example>b</button>a",
        "a"
    )]
    [InlineData("<o:p>office</o:p>", "office")]
    [InlineData("<custom-tag>text</custom-tag>", "text")]
    [InlineData(
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\"></p>"
    )]
    [InlineData("a &lt;script&gt; b", "a &lt;script&gt; b")]
    [InlineData(
        "<p title='\"><img src=x onerror=alert(1)>'>a</p>",
        "<p title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">a</p>"
    )]
    public void Comes_out_harmless_and_readable(string html, string expected)
    {
        var clean = Clean(html);
        if (expected.Length == 0)
        {
            clean.ShouldNotContain("onerror=alert(1)>");
            clean.ShouldNotContain("src=");
        }
        else
        {
            clean.ShouldBe(expected);
        }
    }

    [Fact]
    public void Inline_images_are_found_by_their_content_id_and_remote_ones_only_marked_when_wanted()
    {
        var options = new HtmlSanitizerOptions { ResolveContentId = id => $"/files/{id}", MarkRemoteImages = true };
        var clean = HtmlSanitizer
            .Sanitize("<img src=\"cid:a@x\"><img src=\"https://example.com/t.gif\">", options)
            .ShouldNotBeNull();
        clean.Html.ShouldBe("<img src=\"/files/a@x\"><img data-remote-src=\"https://example.com/t.gif\">");
        clean.BlockedRemoteImages.ShouldBe(1);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b x=1></i>")]
    [InlineData("<blockquote><table><tr><td>")]
    public void A_tree_too_deep_is_not_touched_so_the_plain_text_is_shown(string piece) =>
        HtmlSanitizer.Sanitize(string.Concat(Enumerable.Repeat(piece, 20_000))).ShouldBeNull();

    [Fact]
    public void Cleaning_twice_changes_nothing()
    {
        var once = Clean("<p>a<table><b><td>b</b><a href=http://x.example>c</a><img src=http://y alt='&quot;'>");
        Clean(once).ShouldBe(once);
    }
}
