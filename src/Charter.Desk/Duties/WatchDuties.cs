using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Charter.Desk.Duties.Events;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Duties;

/// <summary>
/// Looks at the clocks of the organisation's duties and records, once a round each, that one is soon due or was not
/// done in time. Any number of nodes may run it: each fact is a request of its own name, which counts once.
/// </summary>
public sealed class WatchDuties(IReadGate reads, IWriteGate gate, Editions editions)
{
    private static readonly Actor Clock = Actor.System("clock");

    /// <summary>Looks once. A hosted service calls this each minute.</summary>
    /// <returns>How many warnings and breaches were found.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var fact in await FindAsync(now, cancellationToken))
        {
            await gate.WriteAsync(
                new WriteRequest(Clock, now, Name(fact)),
                (db, _) =>
                {
                    db.Record(fact);
                    return Task.FromResult(Outcome<Done>.Of(Done.It));
                },
                cancellationToken
            );
            found++;
        }

        return found;
    }

    private async Task<IReadOnlyList<JournalEvent>> FindAsync(Instant now, CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        var facts = new List<JournalEvent>();
        foreach (var duty in await DutyBook.ReadAsync(db, editions, now, cancellationToken))
        {
            if (duty.Reading.DueAt is not { } due)
            {
                continue;
            }

            if (due < now && !duty.IsTold)
            {
                facts.Add(new DutyBroken(duty.Key, due));
            }
            else if (due >= now && duty.Reading.WarnAt <= now && !duty.IsWarned)
            {
                facts.Add(new DutyWarned(duty.Key, due));
            }
        }

        return facts;
    }

    // The same on every node, and no longer than a request id may be.
    private static string Name(JournalEvent fact)
    {
        var (kind, key, due) = fact switch
        {
            DutyBroken broken => ("broken", broken.CommitmentKey, broken.DueAt),
            DutyWarned warned => ("warned", warned.CommitmentKey, warned.DueAt),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var words = string.Create(CultureInfo.InvariantCulture, $"{kind} {due.ToUnixTimeTicks()} {key}");
        return "duty:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));
    }
}
