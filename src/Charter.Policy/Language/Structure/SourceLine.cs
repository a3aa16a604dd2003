namespace Charter.Policy.Language.Structure;

/// <summary>One line of a document without its surrounding space.</summary>
/// <param name="Text">The trimmed text.</param>
/// <param name="Number">The line number, from 1.</param>
/// <param name="Column">Where the trimmed text starts, from 1.</param>
internal readonly record struct SourceLine(string Text, int Number, int Column)
{
    public bool IsBlank => Text.Length == 0;

    public SourceLine From(int start)
    {
        var rest = Text[start..];
        var trimmed = rest.TrimStart();
        return new SourceLine(trimmed.TrimEnd(), Number, Column + start + rest.Length - trimmed.Length);
    }

    /// <summary>Cuts a text into lines; every kind of line end counts.</summary>
    public static List<SourceLine> Read(string text)
    {
        var lines = new List<SourceLine>();
        var start = 0;
        var number = 1;
        var column = 1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (
                i < text.Length
                && text[i] is not (MarkdownInk.SoftBreak or '\n' or '\r' or '\f' or '\u2028' or '\u2029' or '\u0085')
            )
            {
                continue;
            }

            var line = text[start..i];
            var trimmed = line.TrimStart().TrimStart('\ufeff', '\u200b').TrimStart();
            lines.Add(new SourceLine(trimmed.TrimEnd(), number, line.Length - trimmed.Length + column));
            var isSoft = i < text.Length && text[i] == MarkdownInk.SoftBreak;
            number += isSoft ? 0 : 1;
            column = isSoft ? column + line.Length + 1 : 1;
            if (i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n')
            {
                i++;
            }

            start = i + 1;
        }

        return lines;
    }
}
