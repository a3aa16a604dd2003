namespace Charter.Desk.Storage;

/// <summary>What an operator asks a database about itself.</summary>
public interface IDatabaseHealth
{
    /// <summary>Which engine is loaded or reached, with its version, and where the data is. No password.</summary>
    Task<DatabaseFacts> DescribeAsync(CancellationToken cancellationToken = default);

    /// <summary>The engine's own integrity check. Each text is one fault; nothing means sound.</summary>
    IAsyncEnumerable<string> FindFaultsAsync(CancellationToken cancellationToken = default);

    /// <summary>What the search index holds otherwise than the texts that it is made of. Each text is one fault.</summary>
    IAsyncEnumerable<string> FindSearchFaultsAsync(CancellationToken cancellationToken = default);
}
