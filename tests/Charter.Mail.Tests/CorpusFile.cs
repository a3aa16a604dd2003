namespace Charter.Mail.Tests;

/// <summary>Files of many small cases: "### head" begins a case, "=== name" a part of it.</summary>
internal static class CorpusFile
{
    public static IEnumerable<(string Head, string Text)> Cases(string name)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", name)).ReplaceLineEndings("\n");
        foreach (var piece in ("\n" + text).Split("\n### ").Skip(1))
        {
            var feed = piece.IndexOf('\n', StringComparison.Ordinal);
            yield return (piece[..feed].Trim(), piece[(feed + 1)..]);
        }
    }

    /// <summary>Tables: a row a line, its fields between bars.</summary>
    public static IEnumerable<string[]> Lines(string name) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Corpus", name))
            .Where(l => l.Length > 0)
            .Select(l => l.Split('|'));

    /// <summary>The part above the first "=== name" and those below, by name.</summary>
    public static (string First, Dictionary<string, string> Parts) Parts(string text)
    {
        var pieces = ("\n" + text).Split("\n=== ");
        return (
            pieces[0].Trim('\n'),
            pieces
                .Skip(1)
                .ToDictionary(
                    p => p[..p.IndexOf('\n', StringComparison.Ordinal)].Trim(),
                    p => p[(p.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim('\n')
                )
        );
    }
}
