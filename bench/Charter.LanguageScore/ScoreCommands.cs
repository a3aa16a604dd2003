using Charter.Policy.Language;

namespace Charter.LanguageScore;

/// <summary>What the program can be asked for.</summary>
internal static class ScoreCommands
{
    private const int Rounds = 200;

    /// <summary>Shows what is read in each line of standard input.</summary>
    public static async Task ReadAsync(bool isExplained)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
            {
                Console.WriteLine(SentenceView.Of(line));
                if (isExplained)
                {
                    Console.Write(SentenceExplanation.Of(line));
                }
            }
        }
    }

    /// <summary>Times the compiler on a document, in processor time, so that a busy machine does not count; the best of many.</summary>
    public static async Task TimeAsync(string file)
    {
        var text = await File.ReadAllTextAsync(file);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            _ = PolicyCompiler.Compile(text, PolicyFormat.Markdown);
            var spent = Environment.CpuUsage.TotalTime - before;
            best = spent < best ? spent : best;
        }

        Console.WriteLine($"{text.Length} characters in {best.TotalMilliseconds:0.0} ms of processor time");
    }

    /// <summary>Scores labelled sentences.</summary>
    public static async Task ScoreAsync(string file, bool withMisses)
    {
        var score = new Score();
        foreach (var line in await File.ReadAllLinesAsync(file))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                score.Add(LabelledSentence.Read(line));
            }
        }

        Console.WriteLine($"{file}: {score.Summary()}");
        foreach (var miss in withMisses ? score.Misses : [])
        {
            Console.WriteLine(miss);
        }
    }
}
