using System.Text;

namespace Charter.Mail.Text;

/// <summary>Collects words into lines with quote marks, blank lines between paragraphs, and no blanks to spare.</summary>
internal sealed class TextLines
{
    private const int MaxQuoteDepth = 20;
    private readonly StringBuilder output = new();
    private readonly StringBuilder line = new();
    private int quoteDepth;
    private int newlines = 2;
    private bool pendingSpace;

    /// <summary>Blanks in front of each line: how deep the list is.</summary>
    public int Indent { get; set; }

    public int Length => output.Length + line.Length;

    public void Quote(int change)
    {
        Break(1);
        quoteDepth = Math.Max(0, quoteDepth + change);
        if (change < 0)
        {
            UnmarkBlank();
        }

        newlines = Math.Max(newlines, 0);
    }

    /// <summary>The blank line below a quote belongs to what comes next.</summary>
    private void UnmarkBlank()
    {
        var end = output.Length - 1;
        if (newlines < 2 || end < 1 || output[end] != '\n')
        {
            return;
        }

        var marks = 0;
        while (marks < MaxQuoteDepth && end - 1 - marks >= 0 && output[end - 1 - marks] == '>')
        {
            marks++;
        }

        var before = end - 1 - marks;
        if (before >= 0 && output[before] == '\n' && marks > quoteDepth)
        {
            output.Remove(before + 1, marks - quoteDepth);
        }
    }

    /// <summary>Text in which blanks and line ends are all the same.</summary>
    public void Words(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\f' or '\u00A0' or '\u202F')
            {
                pendingSpace = true;
            }
            else if (c is not ('\u200B' or '\u200C' or '\uFEFF' or '\u00AD' or '\u034F') && !char.IsControl(c))
            {
                if (pendingSpace && line.Length > 0)
                {
                    line.Append(' ');
                }

                pendingSpace = false;
                line.Append(c);
            }
        }
    }

    /// <summary>Text whose line ends and blanks are meant.</summary>
    public void Preformatted(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                HardBreak();
            }

            line.Append(string.Concat(lines[i].Where(c => c == '\t' || !char.IsControl(c))));
        }
    }

    /// <summary>Ends the line; with 2, leaves one blank line before what comes next.</summary>
    public void Break(int wanted)
    {
        EndLine();
        while (newlines < wanted && output.Length > 0)
        {
            Feed();
        }
    }

    /// <summary>Ends the line even when it is empty.</summary>
    public void HardBreak()
    {
        if (line.Length > 0)
        {
            EndLine();
            if (newlines < 1)
            {
                Feed();
            }
        }
        else if (newlines < 3)
        {
            Feed();
        }
    }

    private void EndLine()
    {
        pendingSpace = false;
        if (line.Length == 0)
        {
            return;
        }

        if (newlines == 0)
        {
            Feed();
        }

        Marks();
        output.Append(' ', Indent).Append(line);
        line.Clear();
        newlines = 0;
    }

    private void Feed()
    {
        if (newlines > 0 && quoteDepth > 0 && output.Length > 0)
        {
            output.Append('>', Math.Min(quoteDepth, MaxQuoteDepth));
        }

        output.Append('\n');
        newlines++;
    }

    private void Marks()
    {
        if (quoteDepth > 0)
        {
            output.Append('>', Math.Min(quoteDepth, MaxQuoteDepth)).Append(' ');
        }
    }

    public override string ToString()
    {
        EndLine();
        return output.ToString().Trim('\n');
    }
}
