using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Charter.Desk.Policies.Documents;

/// <summary>Writes HTML as Markdown text: headings, items and tables keep their meaning, everything else is text.</summary>
internal static class HtmlText
{
    private const int DeepestNesting = 200;

    public static string Read(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body;
        var text = new StringBuilder();
        if (body is not null)
        {
            Write(body, text, depth: 0);
        }

        return text.ToString();
    }

    private static void Write(INode node, StringBuilder text, int depth)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                AppendWords(text, words.Data);
            }
            else if (child is IElement element && depth < DeepestNesting)
            {
                WriteElement(element, text, depth + 1);
            }
        }
    }

    private static void WriteElement(IElement element, StringBuilder text, int depth)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "noscript" or "template" or "head" or "nav" or "svg":
                return;
            case "br":
                text.Append('\n');
                return;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Block(text, new string('#', element.LocalName[1] - '0') + " ");
                Write(element, text, depth);
                Block(text, "");
                return;
            case "li":
                Line(text, "- ");
                Write(element, text, depth);
                Line(text, "");
                return;
            case "tr":
                Line(text, "| ");
                Write(element, text, depth);
                Line(text, "");
                return;
            case "td" or "th":
                WriteCell(element, text, depth);
                return;
            case "p"
            or "div"
            or "section"
            or "article"
            or "ul"
            or "ol"
            or "table"
            or "blockquote"
            or "header"
            or "footer"
            or "dd"
            or "dt":
                Block(text, "");
                Write(element, text, depth);
                Block(text, "");
                return;
            default:
                Write(element, text, depth);
                return;
        }
    }

    private static void WriteCell(IElement cell, StringBuilder text, int depth)
    {
        var inner = new StringBuilder();
        Write(cell, inner, depth);
        text.Append(inner.Replace('\n', ' ').Replace('|', '/').ToString().Trim()).Append(" | ");
    }

    private static void AppendWords(StringBuilder text, string words)
    {
        foreach (var c in words)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (!isSpace)
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }

    private static void Line(StringBuilder text, string start)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }

        text.Append(start);
    }

    /// <summary>Starts a block: an empty line, unless one is there or a list item has just begun.</summary>
    private static void Block(StringBuilder text, string start)
    {
        if (text.Length > 1 && text[^1] == ' ' && text[^2] is '-' or '|')
        {
            text.Append(start.TrimStart('#').TrimStart());
            return;
        }

        Line(text, "");
        if (text.Length > 1 && text[^2] != '\n')
        {
            text.Append('\n');
        }

        text.Append(start);
    }
}
