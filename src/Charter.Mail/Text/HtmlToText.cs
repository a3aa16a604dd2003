using System.Globalization;

namespace Charter.Mail.Text;

/// <summary>
/// HTML as text that a person would call readable: paragraphs, lists, links, quotes with their marks, tables in rows;
/// nothing of styles, scripts, hidden previews. One pass, bounded.
/// </summary>
public static class HtmlToText
{
    private const int MaxLength = 4 * 1024 * 1024;
    private const int MaxListDepth = 50;
    private const int MaxQuotes = 1_000;

    public static string Convert(string html) => Convert(html, marked: false);

    /// <param name="html">The HTML.</param>
    /// <param name="marked">Leave marks (<see cref="TextMarks"/>) where an element says what begins there.</param>
    /// <param name="addressed">Write the address of a link to a person behind the name that it shows.</param>
    internal static string Convert(string html, bool marked, bool addressed = false)
    {
        ArgumentNullException.ThrowIfNull(html);
        var writer = new Writer(marked, addressed);
        var tokens = new HtmlTokens(html);
        while (writer.Lines.Length < MaxLength && tokens.Next())
        {
            switch (tokens.Kind)
            {
                case HtmlTokenKind.Text:
                    writer.Text(tokens.Value);
                    break;
                case HtmlTokenKind.Open:
                    writer.Open(tokens.Value, tokens);
                    break;
                default:
                    writer.Close(tokens.Value);
                    break;
            }
        }

        return writer.Lines.ToString();
    }

    private sealed class Writer(bool marked, bool addressed)
    {
        private readonly Stack<int> lists = new();
        private readonly Stack<bool> quotes = new();
        private string? hiddenTag;
        private int hiddenDepth;
        private int preformatted;
        private string? link;
        private int linkStart;
        private string linkText = "";
        private bool cell;
        private bool bullet;

        public TextLines Lines { get; } = new();

        public void Text(string text)
        {
            if (hiddenTag is not null)
            {
                return;
            }

            bullet &= string.IsNullOrWhiteSpace(text);
            if (preformatted > 0)
            {
                Lines.Preformatted(text);
            }
            else
            {
                Lines.Words(text);
            }

            if (link is not null && linkText.Length < 2_000)
            {
                linkText += text;
            }
        }

        public void Open(string tag, HtmlTokens tokens)
        {
            if (hiddenTag is not null)
            {
                hiddenDepth += tag == hiddenTag ? 1 : 0;
                return;
            }

            if (tag is "head" || (IsHidden(tokens) && !IsVoid(tag)))
            {
                hiddenTag = tag;
                hiddenDepth = 1;
                return;
            }

            var isIndent = tag == "blockquote" && TextMarks.IsIndent(tokens);
            Mark(tag, tokens, isIndent);
            switch (tag)
            {
                case "br":
                    Lines.HardBreak();
                    break;
                case "hr":
                    Lines.Break(1);
                    Lines.Words("----------");
                    Lines.Break(1);
                    break;
                case "pre":
                    Lines.Break(1);
                    preformatted++;
                    break;
                case "blockquote" when isIndent:
                    Lines.Break(1);
                    break;
                case "blockquote":
                    Lines.Quote(1);
                    break;
                case "a":
                    OpenLink(tokens.Attribute("href"));
                    break;
                case "img":
                    Image(tokens.Attribute("alt"));
                    break;
                case "ul" or "ol":
                    OpenList(tag);
                    break;
                case "li":
                    Item();
                    break;
                case "td" or "th":
                    Cell();
                    break;
                default:
                    Block(tag, opens: true);
                    break;
            }
        }

        /// <summary>Remembers what kind of blockquote opens, and leaves the mark of the element where one is wanted.</summary>
        private void Mark(string tag, HtmlTokens tokens, bool isIndent)
        {
            if (tag == "blockquote" && quotes.Count < MaxQuotes)
            {
                quotes.Push(!isIndent);
            }

            if (marked && !isIndent && TextMarks.Of(tag, tokens) is { } mark)
            {
                Lines.Break(1);
                Lines.Words([mark]);
                Lines.Break(1);
            }
        }

        public void Close(string tag)
        {
            if (hiddenTag is not null)
            {
                hiddenDepth -= tag == hiddenTag ? 1 : 0;
                // A head without its end must not hide the body.
                if (hiddenDepth == 0 || (hiddenTag == "head" && tag == "html"))
                {
                    hiddenTag = null;
                }

                return;
            }

            switch (tag)
            {
                case "pre":
                    preformatted = Math.Max(0, preformatted - 1);
                    Lines.Break(1);
                    break;
                case "blockquote" when quotes.TryPop(out var isQuote) && !isQuote:
                    Lines.Break(1);
                    break;
                case "blockquote":
                    Lines.Quote(-1);
                    break;
                case "a":
                    CloseLink();
                    break;
                case "ul" or "ol":
                    lists.TryPop(out _);
                    Lines.Break(lists.Count == 0 ? 2 : 1);
                    Lines.Indent = IndentOf(lists.Count);
                    break;
                default:
                    Block(tag, opens: false);
                    break;
            }
        }

        private void Block(string tag, bool opens)
        {
            if (bullet && opens)
            {
                // The paragraph of a list's item begins beside its mark.
                return;
            }

            switch (tag)
            {
                case "p" when lists.Count > 0:
                    Lines.Break(1);
                    break;
                case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dl":
                    Lines.Break(2);
                    break;
                case "div"
                or "table"
                or "tbody"
                or "section"
                or "article"
                or "header"
                or "footer"
                or "address"
                or "center"
                or "form"
                or "dt"
                or "dd"
                or "li"
                or "main"
                or "aside"
                or "nav"
                or "figure"
                or "figcaption"
                or "fieldset":
                    Lines.Break(1);
                    break;
                case "tr":
                    Lines.Break(1);
                    cell = false;
                    break;
                case "body" when opens:
                    Lines.Break(0);
                    break;
            }
        }

        private void Cell()
        {
            if (cell)
            {
                Lines.Words(" ");
            }

            cell = true;
        }

        private void OpenList(string tag)
        {
            Lines.Break(lists.Count == 0 ? 2 : 1);
            if (lists.Count < MaxListDepth)
            {
                lists.Push(tag == "ol" ? 1 : 0);
                Lines.Indent = IndentOf(lists.Count);
            }
        }

        private static int IndentOf(int depth) => 2 * Math.Clamp(depth - 1, 0, 8);

        private void Item()
        {
            Lines.Break(1);
            var number = 0;
            if (lists.TryPop(out number))
            {
                lists.Push(number == 0 ? 0 : number + 1);
            }

            bullet = true;
            Lines.Words(number == 0 ? "- " : number.ToString(CultureInfo.InvariantCulture) + ". ");
        }

        private void OpenLink(string? address)
        {
            CloseLink();
            link = address?.Trim();
            linkText = "";
            linkStart = Lines.Length;
        }

        private void CloseLink()
        {
            if (link is null)
            {
                return;
            }

            var shown = linkText.Trim();
            var target = link;
            link = null;
            if (addressed && Lines.Length != linkStart && AddressOf(target) is { } address)
            {
                Lines.Words(shown.Contains('@', StringComparison.Ordinal) ? "" : $" <{address}>");
                return;
            }

            if (Lines.Length == linkStart || !IsWorthShowing(target, shown))
            {
                return;
            }

            Lines.Words($" ({target})");
        }

        private static string? AddressOf(string target)
        {
            if (target.Length > 500 || !target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            var end = target.IndexOf('?', StringComparison.Ordinal);
            return Uri.UnescapeDataString(end < 0 ? target[7..] : target[7..end]).Trim();
        }

        private static bool IsWorthShowing(string target, string shown)
        {
            if (target.Length > 2_000 || !target.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            var bare = Bare(target);
            return !Bare(shown).Equals(bare, StringComparison.OrdinalIgnoreCase);
        }

        private static string Bare(string address)
        {
            var start = address.IndexOf("://", StringComparison.Ordinal);
            return (start < 0 ? address : address[(start + 3)..]).TrimEnd('/');
        }

        private void Image(string? alt)
        {
            if (!string.IsNullOrWhiteSpace(alt) && alt.Length <= 300)
            {
                Lines.Words($"[{alt.Trim()}]");
            }
        }

        private static bool IsVoid(string tag) =>
            tag is "br" or "hr" or "img" or "input" or "meta" or "link" or "wbr" or "col";

        /// <summary>Preview lines of newsletters stand in the text but are not shown.</summary>
        private static bool IsHidden(HtmlTokens tokens)
        {
            if (
                !tokens.Attributes.Contains("none", StringComparison.OrdinalIgnoreCase)
                && !tokens.Attributes.Contains("mso-hide", StringComparison.OrdinalIgnoreCase)
                && !tokens.Attributes.Contains("max-height", StringComparison.OrdinalIgnoreCase)
            )
            {
                return false;
            }

            var style = tokens.Attribute("style")?.Replace(" ", "", StringComparison.Ordinal) ?? "";
            return style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
                || style.Contains("mso-hide:all", StringComparison.OrdinalIgnoreCase)
                || style.Contains("max-height:0;", StringComparison.OrdinalIgnoreCase)
                || style.Contains("max-height:0px", StringComparison.OrdinalIgnoreCase);
        }
    }
}
