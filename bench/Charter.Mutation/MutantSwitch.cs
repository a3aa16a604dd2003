using System.Reflection;

namespace Charter.Mutation;

/// <summary>
/// The switch inside the changed <c>Charter.Policy</c>: which mutant is on, which were passed, and how far the code may run. It is compiled
/// into that assembly, so each copy that is loaded has its own; this class reaches it from outside.
/// </summary>
/// <remarks>
/// A mutant may turn an end into no end. Time limits can't stop a thread; so each mutant and each turn of a loop counts as a step, and the
/// step beyond the limit throws. A recursion without end throws before the stack is used up.
/// </remarks>
internal sealed class MutantSwitch
{
    /// <summary>The type in the changed assembly; it has no namespace and is internal, so that the public surface stays as it is.</summary>
    public const string TypeName = "MutantSwitch__";

    /// <summary>The source of the type, with the grant that the project file gives to the tests.</summary>
    public const string Source = $$"""
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Charter.Policy.Tests")]

        internal static class {{TypeName}}
        {
            public static int Active;
            public static long Steps;
            public static long Limit = long.MaxValue;
            public static bool[] Passed = [];

            public static bool On(int id)
            {
                Passed[id] = true;
                Step();
                return Active == id;
            }

            public static void Step()
            {
                if (++Steps > Limit)
                {
                    throw new System.TimeoutException("A mutant runs on and on.");
                }

                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            }
        }
        """;

    private readonly FieldInfo _active;
    private readonly FieldInfo _steps;
    private readonly FieldInfo _limit;
    private readonly bool[] _passed;

    public MutantSwitch(Assembly changed, int mutants)
    {
        var type = changed.GetType(TypeName, throwOnError: true)!;
        _active = type.GetField("Active")!;
        _steps = type.GetField("Steps")!;
        _limit = type.GetField("Limit")!;
        _passed = new bool[mutants + 1];
        type.GetField("Passed")!.SetValue(null, _passed);
    }

    public long Steps => (long)_steps.GetValue(null)!;

    /// <summary>The mutants passed since the last <see cref="Set"/>.</summary>
    public IEnumerable<int> Passed => Enumerable.Range(1, _passed.Length - 1).Where(id => _passed[id]);

    /// <summary>Switches one mutant on (0: none) and starts counting anew.</summary>
    public void Set(int mutant, long limit)
    {
        Array.Clear(_passed);
        _steps.SetValue(null, 0L);
        _limit.SetValue(null, limit);
        _active.SetValue(null, mutant);
    }
}
