using System.Runtime.CompilerServices;
using Charter.Desk.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>
/// The chain of seals from the first row to the head. The first row that does not fit is named; behind it nothing can
/// be said, so the check ends there.
/// </summary>
public sealed class JournalSealCheck : IDeskCheck
{
    public string Name => "journal seals";

    public async IAsyncEnumerable<CheckFinding> RunAsync(
        DeskContext db,
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // The head is read first: what is written meanwhile lies behind it and is none of this check's.
        var head = await db.JournalHeads.AsNoTracking().SingleAsync(cancellationToken);
        var rows = db.Journal.AsNoTracking().Where(r => r.Seq <= head.Seq).OrderBy(r => r.Seq).AsAsyncEnumerable();
        var seal = JournalSeal.Origin;
        long last = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.Seq != last + 1)
            {
                yield return new CheckFinding($"journal {last + 1}", $"The row is missing: {row.Seq} follows {last}.");
                yield break;
            }

            var expected = JournalSeal.Of(seal, row);
            if (!row.Seal.AsSpan().SequenceEqual(expected))
            {
                yield return new CheckFinding(
                    $"journal {row.Seq}",
                    $"The row was altered after it was written ({row.Kind}, {row.At}): its seal does not fit."
                );
                yield break;
            }

            seal = expected;
            last = row.Seq;
        }

        if (last != head.Seq)
        {
            yield return new CheckFinding($"journal {last + 1}", $"The rows up to {head.Seq} are missing at the end.");
        }
        else if (!head.Seal.AsSpan().SequenceEqual(seal))
        {
            yield return new CheckFinding("journal head", $"The head's seal is not that of row {last}.");
        }
    }
}
