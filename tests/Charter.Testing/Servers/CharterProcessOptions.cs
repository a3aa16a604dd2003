namespace Charter.Testing.Servers;

/// <summary>How a test wants the program started.</summary>
public sealed record CharterProcessOptions
{
    /// <summary>Data to start on; a new temporary folder if not given.</summary>
    public string? DataFolder { get; init; }

    /// <summary>More arguments for <c>charter serve</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables on top of the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
