namespace Charter.Mutation;

internal enum Verdict
{
    /// <summary>A test noticed the change.</summary>
    Killed,

    /// <summary>Tests ran the changed place, and none noticed.</summary>
    Survived,

    /// <summary>No test runs the place.</summary>
    NotCovered,
}
