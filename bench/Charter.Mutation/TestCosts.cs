using System.Diagnostics;

namespace Charter.Mutation;

/// <summary>What each test does without a mutant: which mutants it passes, how many steps it takes, and how long.</summary>
internal sealed class TestCosts
{
    /// <summary>A test may take this many times the steps and the time that it takes without a mutant.</summary>
    private const int Patience = 10;

    private const long FewestSteps = 200_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(20);

    private readonly Dictionary<int, List<int>> _testsOf = [];
    private readonly HashSet<int> _onlyAtFirst = [];
    private readonly long[] _steps;
    private readonly TimeSpan[] _times;

    private TestCosts(int tests)
    {
        _steps = new long[tests];
        _times = new TimeSpan[tests];
    }

    /// <summary>The tests that run any changed place at all.</summary>
    public IReadOnlyList<int> Judges { get; private set; } = [];

    /// <summary>Tests that fail here, outside of their own runner; they judge no mutant.</summary>
    public IReadOnlyList<string> Unfit { get; private set; } = [];

    public long Steps(int test) => Math.Max(FewestSteps, _steps[test] * Patience);

    public TimeSpan Time(int test) => _times[test] * Patience is var time && time > Shortest ? time : Shortest;

    public TimeSpan Measured(int test) => _times[test];

    /// <summary>The tests that pass a mutant.</summary>
    public IReadOnlyList<int> TestsOf(Mutant mutant) => _testsOf.GetValueOrDefault(mutant.Id) ?? [];

    /// <summary>Whether a mutant sits in what is made once, when first used: it must be on from the start.</summary>
    public bool IsMadeOnce(Mutant mutant) => _onlyAtFirst.Contains(mutant.Id);

    /// <summary>Runs the tests twice: the first time, what is made once is made.</summary>
    public static TestCosts Measure(TestBed bed)
    {
        var costs = new TestCosts(bed.Cases.Count);
        var unfit = new SortedDictionary<int, string>();
        var first = new HashSet<int>();
        var passing = new List<int>();
        for (var test = 0; test < bed.Cases.Count; test++)
        {
            if (bed.Run(bed.Cases[test], 0, long.MaxValue, Longest) != TestResult.Passed)
            {
                unfit[test] = $"{bed.Cases[test].Name}: {bed.Cases[test].Problem}";
            }
            else if (bed.Switch.Passed.Any())
            {
                passing.Add(test);
            }

            first.UnionWith(bed.Switch.Passed);
        }

        foreach (var test in passing)
        {
            costs.Measure(bed, test);
        }

        costs._onlyAtFirst.UnionWith(first.Except(costs._testsOf.Keys));
        costs.Judges = passing;
        costs.Unfit = [.. unfit.Values];
        return costs;
    }

    private void Measure(TestBed bed, int test)
    {
        var watch = Stopwatch.StartNew();
        bed.Run(bed.Cases[test], 0, long.MaxValue, Longest);
        _times[test] = watch.Elapsed;
        _steps[test] = bed.Switch.Steps;
        foreach (var id in bed.Switch.Passed)
        {
            if (!_testsOf.TryGetValue(id, out var tests))
            {
                _testsOf[id] = tests = [];
            }

            tests.Add(test);
        }
    }
}
