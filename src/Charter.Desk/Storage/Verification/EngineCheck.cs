using System.Runtime.CompilerServices;
using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>The database engine's own check of its files.</summary>
public sealed class EngineCheck(IDatabaseHealth health) : IDeskCheck
{
    public string Name => "database engine";

    public async IAsyncEnumerable<CheckFinding> RunAsync(
        DeskContext db,
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var fault in health.FindFaultsAsync(cancellationToken))
        {
            yield return new CheckFinding("database", fault);
        }
    }
}
