namespace Charter.Mutation;

/// <summary>Tries mutants one after another against the tests that pass them.</summary>
internal sealed class MutationRun
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(0.5);

    private readonly MutatedAssembly _changed;
    private readonly TestCosts _costs;
    private readonly int[] _kills;
    private TestBed _bed;

    private MutationRun(MutatedAssembly changed, TestBed bed, TestCosts costs)
    {
        _changed = changed;
        _bed = bed;
        _costs = costs;
        _kills = new int[bed.Cases.Count];
    }

    public IReadOnlyList<string> Unfit => _costs.Unfit;

    public int Tests => _bed.Cases.Count;

    public static async Task<MutationRun> StartAsync(MutatedAssembly changed)
    {
        var bed = await TestBed.OpenAsync(changed);
        return new(changed, bed, TestCosts.Measure(bed));
    }

    public async Task<Verdict> JudgeAsync(Mutant mutant)
    {
        if (_costs.IsMadeOnce(mutant))
        {
            return await JudgeFromTheStartAsync(mutant);
        }

        var tests = _costs.TestsOf(mutant);
        foreach (var test in Ordered(tests))
        {
            if (Fails(_bed, test, mutant.Id))
            {
                _kills[test]++;
                await CleanUpAsync(test);
                return Verdict.Killed;
            }
        }

        return tests.Count == 0 ? Verdict.NotCovered : Verdict.Survived;
    }

    /// <summary>Lists and tables are made when first used: the mutant gets a bed of its own, and any test may notice.</summary>
    private async Task<Verdict> JudgeFromTheStartAsync(Mutant mutant)
    {
        TestBed bed;
        try
        {
            bed = await TestBed.OpenAsync(_changed, mutant.Id);
        }
        catch (Exception)
        {
            // Rows of theories come from the library too.
            return Verdict.Killed;
        }

        return bed.Cases.Count != _bed.Cases.Count || Ordered(_costs.Judges).Any(test => Fails(bed, test, mutant.Id))
            ? Verdict.Killed
            : Verdict.Survived;
    }

    private bool Fails(TestBed bed, int test, int mutant) =>
        bed.Run(bed.Cases[test], mutant, _costs.Steps(test), _costs.Time(test)) != TestResult.Passed;

    /// <summary>What has often noticed comes first, what is slow last.</summary>
    private IEnumerable<int> Ordered(IEnumerable<int> tests) =>
        tests
            .OrderBy(test => _costs.Measured(test) > Slow)
            .ThenByDescending(test => _kills[test])
            .ThenBy(test => _costs.Measured(test));

    /// <summary>A mutant may leave something wrong behind in static state, and later ones would die of it.</summary>
    private async Task CleanUpAsync(int test)
    {
        if (Fails(_bed, test, mutant: 0))
        {
            _bed = await TestBed.OpenAsync(_changed);
        }
    }
}
