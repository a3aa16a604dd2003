using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Charter.Server.Policies;

/// <summary>Compares two texts line by line, as a reader follows changes: what went, what came, and a little around it.</summary>
public static class TextComparison
{
    private const int Around = 2;

    /// <summary>The changed lines with what stands around them; empty where nothing changed.</summary>
    public static IReadOnlyList<ComparedLine> Of(string before, string after)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(before, after).Lines;
        var lastOld = 0;
        var lastNew = 0;
        var all = new List<ComparedLine>(lines.Count);
        foreach (var line in lines)
        {
            all.Add(
                line.Type switch
                {
                    ChangeType.Inserted => new ComparedLine('+', ++lastNew, line.Text),
                    ChangeType.Deleted => new ComparedLine('−', ++lastOld, line.Text),
                    _ => Same(line.Text, ref lastOld, ref lastNew),
                }
            );
        }

        return Shorten(all);
    }

    private static ComparedLine Same(string text, ref int lastOld, ref int lastNew)
    {
        lastOld++;
        return new ComparedLine(' ', ++lastNew, text);
    }

    private static List<ComparedLine> Shorten(List<ComparedLine> all)
    {
        var shown = new bool[all.Count];
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = Math.Max(0, i - Around); all[i].Change != ' ' && j <= Math.Min(all.Count - 1, i + Around); j++)
            {
                shown[j] = true;
            }
        }

        var result = new List<ComparedLine>();
        for (var i = 0; i < all.Count; i++)
        {
            if (shown[i])
            {
                result.Add(all[i]);
            }
            else if (result.Count > 0 && !result[^1].IsGap)
            {
                result.Add(new ComparedLine(' ', null, "", IsGap: true));
            }
        }

        return result.TrueForAll(line => line.IsGap) ? [] : result;
    }
}
