using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Text;

/// <summary>format=flowed (RFC 3676): lines that end in a blank go on in the next, within one depth of quoting.</summary>
internal static class FlowedText
{
    public static string Unwrap(MailPart part, string text)
    {
        if (!string.Equals(part.ContentType.Parameter("format"), "flowed", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var deleteSpace = string.Equals(part.ContentType.Parameter("delsp"), "yes", StringComparison.OrdinalIgnoreCase);
        var output = new StringBuilder(text.Length);
        var openDepth = -1;
        foreach (var raw in text.Split('\n'))
        {
            var depth = raw.AsSpan().IndexOfAnyExcept('>');
            depth = depth < 0 ? raw.Length : depth;
            var content = raw.AsSpan(depth);
            content = content.StartsWith(" ") ? content[1..] : content;
            var signature = content.SequenceEqual("-- ");
            if (openDepth != depth || signature)
            {
                NewLine(output, depth);
            }

            var soft = !signature && content.EndsWith(" ");
            output.Append(soft && deleteSpace ? content[..^1] : content);
            openDepth = soft ? depth : -1;
        }

        return output.ToString();
    }

    private static void NewLine(StringBuilder output, int depth)
    {
        if (output.Length > 0)
        {
            output.Append('\n');
        }

        if (depth > 0)
        {
            output.Append('>', depth).Append(' ');
        }
    }
}
