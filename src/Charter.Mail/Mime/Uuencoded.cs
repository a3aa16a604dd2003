using System.Text;

namespace Charter.Mail.Mime;

/// <summary>Files that old programs write into the text itself, between "begin 644 name" and "end".</summary>
internal static class Uuencoded
{
    private const int MaxFiles = 100;

    /// <summary>The text without its files, which are added to the list.</summary>
    public static string Extract(string text, List<(string Name, byte[] Bytes)> files)
    {
        if (!text.Contains("begin ", StringComparison.Ordinal))
        {
            return text;
        }

        var lines = text.Split('\n');
        var output = new StringBuilder(text.Length);
        var i = 0;
        var noEndAfter = int.MaxValue;
        while (i < lines.Length)
        {
            if (files.Count < MaxFiles && i < noEndAfter && Name(lines[i]) is { } name)
            {
                var end = EndOf(lines, i + 1);
                if (end > i)
                {
                    var block = string.Join('\n', lines.AsSpan(i, end - i + 1).ToArray());
                    files.Add((name, TransferDecoding.Uuencode(Encoding.Latin1.GetBytes(block), out _)));
                    i = end + 1;
                    continue;
                }

                noEndAfter = -end;
            }

            output.Append(lines[i]).Append(i == lines.Length - 1 ? "" : "\n");
            i++;
        }

        return output.ToString();
    }

    private static string? Name(string line)
    {
        if (!line.StartsWith("begin ", StringComparison.Ordinal) || line.Length is < 11 or > 300)
        {
            return null;
        }

        var mode = line.AsSpan(6).TrimStart();
        var blank = mode.IndexOf(' ');
        return blank is 3 or 4 && !mode[..blank].ContainsAnyExceptInRange('0', '7')
            ? mode[blank..].Trim().ToString()
            : null;
    }

    /// <summary>
    /// The line of "end" when all between look encoded, and something is; else minus the line where that stopped being so.
    /// </summary>
    private static int EndOf(string[] lines, int start)
    {
        var hasData = false;
        for (var i = start; i < lines.Length; i++)
        {
            var line = lines[i].AsSpan().TrimEnd();
            if (line.SequenceEqual("end"))
            {
                return hasData ? i : -i;
            }

            if (line.IsEmpty)
            {
                continue;
            }

            var count = (line[0] - 32) & 63;
            var needed = (count + 2) / 3 * 4;
            if (line[0] is < ' ' or > '`' || line.Length > needed + 3)
            {
                return -i;
            }

            hasData = true;
        }

        return -lines.Length;
    }
}
