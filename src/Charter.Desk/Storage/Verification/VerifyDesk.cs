using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>Runs every check over what is stored, one after the other, each on a context of its own.</summary>
public sealed class VerifyDesk(IReadGate reads, IReadOnlyList<IDeskCheck> checks)
{
    /// <summary>How many findings of one check are listed; the first ones say where to look.</summary>
    public const int MostFindings = 100;

    /// <summary>Reports check by check, as each ends.</summary>
    public async IAsyncEnumerable<CheckReport> RunAsync(
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var check in checks)
        {
            await using var db = reads.Open();
            yield return await RunAsync(check, db, now, cancellationToken);
        }
    }

    private static async Task<CheckReport> RunAsync(
        IDeskCheck check,
        DeskContext db,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var findings = ImmutableArray.CreateBuilder<CheckFinding>();
        await foreach (var finding in check.RunAsync(db, now, cancellationToken))
        {
            if (findings.Count == MostFindings)
            {
                return new CheckReport(check.Name, findings.ToImmutable(), IsCut: true);
            }

            findings.Add(finding);
        }

        return new CheckReport(check.Name, findings.ToImmutable(), IsCut: false);
    }
}
