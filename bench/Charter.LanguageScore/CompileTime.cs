using System.Globalization;
using Charter.Policy.Language;

namespace Charter.LanguageScore;

/// <summary>How much processor time compiling a document takes: the best of many, so that a busy machine counts little.</summary>
internal static class CompileTime
{
    private const int Rounds = 200;

    public static async Task<string> OfAsync(string file)
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

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{text.Length} characters in {best.TotalMilliseconds:0.0} ms of processor time"
        );
    }
}
