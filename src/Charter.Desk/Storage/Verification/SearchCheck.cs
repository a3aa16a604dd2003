using System.Runtime.CompilerServices;
using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>What search finds is what was written: the index is what the texts give, computed anew (V7).</summary>
public sealed class SearchCheck(IDatabaseHealth health) : IDeskCheck
{
    public string Name => "search";

    public async IAsyncEnumerable<CheckFinding> RunAsync(
        DeskContext db,
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var fault in health.FindSearchFaultsAsync(cancellationToken))
        {
            yield return new CheckFinding("search index", fault);
        }
    }
}
