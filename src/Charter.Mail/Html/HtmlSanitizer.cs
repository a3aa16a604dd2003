using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Charter.Mail.Html;

/// <summary>
/// HTML of strangers made safe by an allow-list: parsed as a browser parses it, then written anew from the tree, so
/// that only elements and attributes named in the list can come out. No recursion, bounded.
/// </summary>
public static class HtmlSanitizer
{
    // A tree this deep is an attack on whoever walks it; a browser flattens at 512 as well.
    private const int MaxDepth = 400;

    /// <summary>Null when the HTML is too big or too deep to look at: then the plain text is what is shown.</summary>
    public static SanitizedHtml? Sanitize(string html, HtmlSanitizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        var bounds = options ?? new HtmlSanitizerOptions();
        if (html.Length > bounds.MaxLength || NestingOf(html) > MaxDepth)
        {
            return null;
        }

        var document = new HtmlParser().ParseDocument(html);
        return document.Body is null ? new SanitizedHtml("", 0, false) : new Writer(bounds).Write(document.Body);
    }

    /// <summary>The deepest nesting that the tags could make: the parser's own tree must not become a trap.</summary>
    private static int NestingOf(string html)
    {
        var depth = 0;
        var deepest = 0;
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        var tokens = new Text.HtmlTokens(html);
        while (tokens.Next())
        {
            if (tokens.Kind == Text.HtmlTokenKind.Open && !IsFlat(tokens.Value))
            {
                open[tokens.Value] = open.GetValueOrDefault(tokens.Value) + 1;
                deepest = Math.Max(deepest, ++depth);
            }
            else if (tokens.Kind == Text.HtmlTokenKind.Close && open.GetValueOrDefault(tokens.Value) > 0)
            {
                // An end without its beginning closes nothing.
                open[tokens.Value]--;
                depth--;
            }
        }

        return deepest;
    }

    /// <summary>Elements that have no end or whose end is left out by habit.</summary>
    private static bool IsFlat(string tag) =>
        HtmlAllowList.Void.Contains(tag)
        || tag
            is "meta"
                or "link"
                or "input"
                or "base"
                or "p"
                or "li"
                or "td"
                or "tr"
                or "th"
                or "dt"
                or "dd"
                or "option"
                or "o:p"
                or "area"
                or "param";

    private sealed class Writer(HtmlSanitizerOptions options)
    {
        private readonly StringBuilder output = new();
        private int elements;
        private int blocked;
        private bool truncated;

        public SanitizedHtml Write(IElement body)
        {
            var open = new Stack<(INode? Node, string? EndTag)>();
            PushChildren(body, open);
            while (open.TryPop(out var work))
            {
                if (work.EndTag is not null)
                {
                    output.Append("</").Append(work.EndTag).Append('>');
                }
                else if (work.Node is IText text)
                {
                    Escape(text.Data, inAttribute: false);
                }
                else if (work.Node is IElement element)
                {
                    Visit(element, open);
                }
            }

            return new SanitizedHtml(output.ToString(), blocked, truncated);
        }

        private void Visit(IElement element, Stack<(INode? Node, string? EndTag)> open)
        {
            var name = element.LocalName;
            var isHtml = element.NamespaceUri == "http://www.w3.org/1999/xhtml";
            if (!isHtml || (HtmlAllowList.Dropped.Contains(name) && !HtmlAllowList.Unwrapped.Contains(name)))
            {
                return;
            }

            if (elements >= options.MaxElements)
            {
                truncated = true;
                return;
            }

            if (!HtmlAllowList.Elements.Contains(name))
            {
                PushChildren(element, open);
                return;
            }

            elements++;
            if (name == "img")
            {
                Image(element);
                return;
            }

            output.Append('<').Append(name);
            Attributes(element);
            if (name == "a")
            {
                Link(element);
            }

            output.Append('>');
            if (!HtmlAllowList.Void.Contains(name))
            {
                open.Push((null, name));
                PushChildren(element, open);
            }
        }

        private static void PushChildren(INode node, Stack<(INode? Node, string? EndTag)> open)
        {
            for (var child = node.LastChild; child is not null; child = child.PreviousSibling)
            {
                open.Push((child, null));
            }
        }

        private void Attributes(IElement element)
        {
            foreach (var attribute in element.Attributes)
            {
                if (
                    attribute.NamespaceUri is null
                    && HtmlAllowList.Attributes.Contains(attribute.LocalName)
                    && attribute.Value.Length <= 1_000
                )
                {
                    Attribute(attribute.LocalName, attribute.Value);
                }
            }
        }

        private void Link(IElement element)
        {
            if (SafeAddress.Link(element.GetAttribute("href")) is { } address)
            {
                Attribute("href", address);
                Attribute("rel", "noopener noreferrer nofollow");
                Attribute("target", "_blank");
            }
        }

        private void Image(IElement element)
        {
            var source = element.GetAttribute("src");
            var known = SafeAddress.ContentId(source) is { } id ? options.ResolveContentId?.Invoke(id) : null;
            known ??= string.IsNullOrWhiteSpace(source) ? null : options.ResolveLocation?.Invoke(source.Trim());
            var data = SafeAddress.IsDataImage(source, options.MaxDataImageLength) ? source : null;
            var remote = known is null && data is null && SafeAddress.IsRemote(source);
            blocked += remote ? 1 : 0;
            if (
                known is null
                && data is null
                && string.IsNullOrWhiteSpace(element.GetAttribute("alt"))
                && !(remote && options.MarkRemoteImages)
            )
            {
                return;
            }

            output.Append("<img");
            if ((known ?? data) is { } shown)
            {
                Attribute("src", shown);
            }
            else if (remote && options.MarkRemoteImages && SafeAddress.Link(source) is { } address)
            {
                Attribute("data-remote-src", address);
            }

            Attributes(element);
            output.Append('>');
        }

        private void Attribute(string name, string value)
        {
            output.Append(' ').Append(name).Append("=\"");
            Escape(value, inAttribute: true);
            output.Append('"');
        }

        private void Escape(string text, bool inAttribute)
        {
            foreach (var c in text)
            {
                switch (c)
                {
                    case '&':
                        output.Append("&amp;");
                        break;
                    case '<':
                        output.Append("&lt;");
                        break;
                    case '>':
                        output.Append("&gt;");
                        break;
                    case '"' when inAttribute:
                        output.Append("&quot;");
                        break;
                    case '`' when inAttribute:
                        output.Append("&#96;");
                        break;
                    case '\0':
                        break;
                    default:
                        output.Append(c);
                        break;
                }
            }
        }
    }
}
