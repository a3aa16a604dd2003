namespace Charter.Mail.Text;

/// <summary>
/// What people fill into a form on a web page, what a voice box or a fax reports: the same labels as above a repeated mail, and yet
/// the content. Told by what clients always write and forms do not.
/// </summary>
internal static class FormLines
{
    private const int MaxAbove = 3;
    private const int MaxTitle = 160;

    /// <param name="lines">The text.</param>
    /// <param name="start">Where the block begins.</param>
    /// <param name="block">The block.</param>
    /// <param name="answering">What the headers say; a client that names the mail it answers settles it.</param>
    public static bool Are(string[] lines, int start, HeaderLines block, Answering answering) =>
        answering is Answering.No or Answering.BySubject && IsFilledIn(lines, start, block) && IsTitle(lines, start);

    private static bool IsFilledIn(string[] lines, int start, HeaderLines block)
    {
        var to = block.First(LabelRole.To);
        return to is null
            || block.First(LabelRole.Date) is null
            // An extension of a telephone: the parties of a mail have names or addresses.
            || !HasLetters(to)
            || (start > 0 && IsField(lines[start - 1]));
    }

    /// <summary>Above it stand a few words, without any line drawn or frame: a title, or who filled it in.</summary>
    private static bool IsTitle(string[] lines, int start)
    {
        var above = 0;
        var length = 0;
        for (var i = start - 1; i >= 0; i--)
        {
            var line = lines[i].AsSpan().Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            if (++above > MaxAbove || (length += line.Length) > MaxTitle)
            {
                return false;
            }

            if (
                TextMarks.On(line) is not null
                || QuoteLines.IsRule(line)
                || QuoteLines.IsFramed(line)
                || QuoteLines.IsForwardMark(line)
            )
            {
                return false;
            }
        }

        return above > 0;
    }

    private static bool HasLetters(string value)
    {
        foreach (var c in value)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Message: the printer smokes": a word or three, a colon.</summary>
    private static bool IsField(string line)
    {
        var text = line.AsSpan().Trim();
        var colon = text.IndexOfAny(':', '：');
        return colon is > 0 and < 30
            && text[..colon].Count(' ') <= 2
            && !text[..colon].ContainsAnyInRange('0', '9')
            && !text.Contains("://", StringComparison.Ordinal)
            && HeaderLabels.Of(text[..colon]) is null;
    }
}
