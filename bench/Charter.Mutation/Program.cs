using System.Diagnostics;
using Charter.Mutation;
using Charter.Testing;

// dotnet run -c Release --project bench/Charter.Mutation -- --folder Calendars
if (MutationOptions.From(args) is not { } options)
{
    await Console.Error.WriteLineAsync("Usage: " + MutationOptions.Usage);
    return 2;
}

// Tests write too; what they say is nobody's concern here.
var report = Console.Out;
Console.SetOut(TextWriter.Null);
var output = Directory.CreateDirectory(RepositoryFolder.At("artifacts/mutation")).FullName;
var changed = MutatedAssembly.Make(options.Paths, Path.Combine(output, $"Charter.Policy.{Environment.ProcessId}.dll"));
var mutants = options.Draw(changed.Mutants);
if (mutants.Count == 0)
{
    await Console.Error.WriteLineAsync("Nothing to change there. Paths start below src/Charter.Policy.");
    return 2;
}

await report.WriteLineAsync(
    $"{changed.Mutants.Length} mutants compile, {changed.Highest - changed.Mutants.Length} do not; trying {mutants.Count}."
);
var run = await MutationRun.StartAsync(changed);
await report.WriteLineAsync($"{run.Tests} tests.");
foreach (var unfit in run.Unfit)
{
    await report.WriteLineAsync($"Judges nothing, fails without a mutant: {unfit}");
}

var judged = new List<(Mutant Mutant, Verdict Verdict)>();
var watch = Stopwatch.StartNew();
foreach (var mutant in mutants)
{
    var verdict = await run.JudgeAsync(mutant);
    judged.Add((mutant, verdict));
    if (verdict != Verdict.Killed)
    {
        await report.WriteLineAsync($"{verdict}: {mutant}");
    }

    if (judged.Count % 25 == 0)
    {
        await report.WriteLineAsync(
            $"-- {judged.Count} of {mutants.Count}, killed {judged.Count(one => one.Verdict == Verdict.Killed)}, after {watch.Elapsed.TotalSeconds:0} s"
        );
    }
}

foreach (var line in MutationReport.Of(judged, changed.Mutants.Length))
{
    await report.WriteLineAsync(line);
}

File.Delete(changed.Path);
return MutationReport.IsEnough(judged) ? 0 : 1;
