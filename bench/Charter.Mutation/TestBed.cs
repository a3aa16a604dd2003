using System.Reflection;
using System.Runtime.Loader;
using Charter.Testing;

namespace Charter.Mutation;

/// <summary>
/// The tests of <c>Charter.Policy</c>, loaded on the changed assembly. Each bed has its own static state; the packages below are shared.
/// </summary>
internal sealed class TestBed : AssemblyLoadContext
{
    private const string Tests = "Charter.Policy.Tests";
    private const string Tested = "Charter.Policy";

    private readonly string _changed;

    static TestBed()
    {
        Default.Resolving += (context, name) =>
        {
            var path = Path.Combine(Folder, name.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
    }

    private TestBed(MutatedAssembly changed)
    {
        _changed = changed.Path;
        Switch = new(LoadFromAssemblyName(new(Tested)), changed.Highest);
    }

    /// <summary>Where the tests were built.</summary>
    public static string Folder { get; } =
        RepositoryFolder.At($"tests/{Tests}/bin/{RepositoryFolder.Configuration}/net10.0");

    public MutantSwitch Switch { get; }

    /// <summary>Every fact and every row of a theory, in an order that is the same in all beds.</summary>
    public IReadOnlyList<TestCase> Cases { get; private set; } = [];

    public static async Task<TestBed> OpenAsync(MutatedAssembly changed, int mutant = 0)
    {
        var bed = new TestBed(changed);
        bed.Switch.Set(mutant, long.MaxValue);
        bed.Cases = await TestCatalog.OfAsync(bed.LoadFromAssemblyName(new(Tests)));
        return bed;
    }

    /// <summary>Runs one test with one mutant on (0: none), and switches it off again.</summary>
    public TestResult Run(TestCase test, int mutant, long steps, TimeSpan time)
    {
        Switch.Set(mutant, steps);
        var result = test.Run(time);
        if (result == TestResult.Endless)
        {
            // Whatever still runs ends at its next step.
            Switch.Set(0, limit: 0);
            test.Wait(time);
        }

        return result;
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name switch
        {
            Tested => LoadFromAssemblyPath(_changed),
            Tests => LoadFromAssemblyPath(Path.Combine(Folder, Tests + ".dll")),
            _ => null,
        };
}
