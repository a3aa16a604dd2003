namespace Charter.Desk.Storage;

/// <summary>What a database says of itself.</summary>
/// <param name="Engine">For example <c>SQLite 3.50.4</c>.</param>
/// <param name="Place">The file, or host and database.</param>
/// <param name="SizeInBytes">How much room it takes.</param>
/// <param name="Notes">Settings that matter for durability, as the engine reports them.</param>
public sealed record DatabaseFacts(
    string Engine,
    string Place,
    long SizeInBytes,
    IReadOnlyDictionary<string, string> Notes
);
