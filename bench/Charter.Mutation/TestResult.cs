namespace Charter.Mutation;

internal enum TestResult
{
    Passed,
    Failed,

    /// <summary>Still running when its time was over.</summary>
    Endless,
}
