using System.Buffers;

namespace Charter.Mail.Text;

/// <summary>
/// What the HTML of a mail marks as repeated, found again in the plain text beside it: for clients and languages whose plain text
/// shows no sign of a quote.
/// </summary>
internal static class MarkedSplit
{
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["quote", "RplyFwdMsg", "appendonsend", "border-top", "ReplySection", "moz-cite", "zmail_extra"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Cheap: whether the HTML may mark anything.</summary>
    public static bool MayMark(string html) => html.AsSpan().ContainsAny(Signs);

    /// <summary>
    /// The index in the text of the line at which what is repeated begins; -1 when the text does not begin as the reply in the HTML
    /// does, or nothing follows. One pass over both, blanks and marks left out.
    /// </summary>
    public static int Find(string text, string reply)
    {
        var at = 0;
        foreach (var c in reply)
        {
            if (!Counts(c))
            {
                continue;
            }

            while (at < text.Length && !Counts(text[at]))
            {
                at++;
            }

            if (at == text.Length || text[at] != c)
            {
                return -1;
            }

            at++;
        }

        var feed = text.IndexOf('\n', at);
        return feed < 0 || !text.AsSpan(at, feed - at).Trim(" \t\r\u00A0*_").IsEmpty ? -1 : feed + 1;
    }

    private static bool Counts(char c) => char.IsLetterOrDigit(c) || c is '!' or '?' or '.' or ',' or ';' or ':';
}
