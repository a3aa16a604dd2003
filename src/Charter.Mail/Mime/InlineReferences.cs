using System.Buffers;

namespace Charter.Mail.Mime;

/// <summary>The content ids and locations that an HTML body shows, found in one pass.</summary>
internal static class InlineReferences
{
    private static readonly SearchValues<char> EndOfReference = SearchValues.Create("\"' >)\t\r\n");
    private const int MaxReferences = 5_000;

    public static HashSet<string> Find(string? html)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (html is null)
        {
            return found;
        }

        Collect(html, "cid:", found);
        Collect(html, "src=", found);
        Collect(html, "background=", found);
        return found;
    }

    private static void Collect(string html, string marker, HashSet<string> found)
    {
        var position = 0;
        while (found.Count < MaxReferences)
        {
            var at = html.IndexOf(marker, position, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return;
            }

            var value = html.AsSpan(at + marker.Length);
            value = value[..Math.Min(value.Length, 500)].TrimStart("\"' ");
            var end = value.IndexOfAny(EndOfReference);
            if (end > 0)
            {
                var id = value[..end].ToString();
                found.Add(id);
                if (id.Contains('%', StringComparison.Ordinal))
                {
                    found.Add(Uri.UnescapeDataString(id));
                }
            }

            position = at + marker.Length;
        }
    }
}
