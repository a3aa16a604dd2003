using System.Collections.Frozen;

namespace Charter.Desk.Policies.Documents;

/// <summary>What the names and looks of HTML elements mean for the text of a page.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Unseen = new[]
    {
        "noscript",
        "template",
        "nav",
        "svg",
        "math",
        "button",
        "select",
        "object",
        "del",
        "s",
        "strike",
        "script",
        "style",
        "title",
        "textarea",
        "iframe",
        "xmp",
        "datalist",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static FrozenSet<string> Void { get; } =
        new[]
        {
            "br",
            "hr",
            "img",
            "input",
            "meta",
            "link",
            "base",
            "col",
            "area",
            "wbr",
            "source",
            "embed",
            "param",
            "track",
        }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What ends by itself where the next of its kind begins.</summary>
    public static FrozenSet<string> SelfEnding { get; } =
        new[] { "p", "li", "td", "th", "tr", "dt", "dd", "option" }.ToFrozenSet(StringComparer.Ordinal);

    public static FrozenSet<string> InHead { get; } =
        new[] { "meta", "link", "title", "style", "script", "base", "noscript", "template" }.ToFrozenSet(
            StringComparer.Ordinal
        );

    /// <summary>Whether the element that starts here is not shown, or shown struck out.</summary>
    public static bool IsUnseen(HtmlScanner html)
    {
        if (Unseen.Contains(html.Name) || html.Attribute("hidden") is not null)
        {
            return true;
        }

        if (html.Attribute("style") is not { } style)
        {
            return false;
        }

        var bare = string.Concat(style.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        return bare.Contains("display:none", StringComparison.Ordinal)
            || bare.Contains("visibility:hidden", StringComparison.Ordinal)
            || bare.Contains("line-through", StringComparison.Ordinal)
            || bare.Contains("mso-hide:all", StringComparison.Ordinal)
            || bare.Contains("mso-list:ignore", StringComparison.Ordinal);
    }

    /// <summary>Whether an element stands on lines of its own.</summary>
    public static bool IsBlock(string name) =>
        name
            is "p"
                or "div"
                or "section"
                or "article"
                or "blockquote"
                or "header"
                or "footer"
                or "main"
                or "aside"
                or "figure"
                or "figcaption"
                or "address"
                or "details"
                or "fieldset"
                or "legend"
                or "form"
                or "caption"
                or "center"
                or "pre"
                or "hr"
                or "dl"
                or "dd"
                or "body";

    /// <summary>The level of an item that Word wrote as a paragraph; <c>null</c> for an ordinary paragraph.</summary>
    public static int? ListLevel(HtmlScanner html)
    {
        var style = html.Attribute("style") ?? "";
        if (!style.Contains("mso-list:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var at = style.IndexOf(" level", StringComparison.OrdinalIgnoreCase);
        return at > 0 && at + 6 < style.Length && char.IsAsciiDigit(style[at + 6])
            ? Math.Max(0, style[at + 6] - '1')
            : 0;
    }
}
