namespace Charter.Server.Design;

/// <summary>What is wrong with a form, by the name of the field, in the order found.</summary>
public sealed class FormProblems
{
    private readonly List<(string Field, string Words)> found = [];

    public IReadOnlyList<(string Field, string Words)> All => found;

    public bool Any => found.Count > 0;

    /// <summary>Adds what is wrong with a field. The words say what to do, in the reader's language.</summary>
    public void Add(string field, string words) => found.Add((field, words));

    /// <summary>What is wrong with one field, or <c>null</c>.</summary>
    public string? For(string field) =>
        found.Where(problem => problem.Field == field).Select(p => p.Words).FirstOrDefault();
}
