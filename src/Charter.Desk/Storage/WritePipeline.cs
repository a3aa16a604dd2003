using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Storage;

/// <summary>
/// What every write does inside its transaction, on either database: answer a repeated request, do the work, let the
/// reactions follow, seal the events into the journal, save. The gates add the transaction around it.
/// </summary>
public sealed class WritePipeline(IReadOnlyList<IJournalReaction> reactions)
{
    // Reactions that answer each other for ever would hold the writer for ever; real chains are three rounds long.
    private const int MostRounds = 12;

    /// <summary>Runs the work and saves it. The caller commits when the outcome is a result, and rolls back otherwise.</summary>
    public async Task<Outcome<T>> RunAsync<T>(
        DeskContext db,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
        CancellationToken cancellationToken
    )
    {
        var write = db.Write ?? throw new InvalidOperationException("A write needs its scope.");
        if (write.RequestId is not null && await FindRepeatAsync<T>(db, write, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var outcome = await work(db, cancellationToken);
        if (!outcome.IsDone(out var result))
        {
            return outcome;
        }

        await ReactAsync(db, write, cancellationToken);
        await write.FinishAsync(cancellationToken);
        RememberRequest(db, write, result);
        await JournalSealer.AppendAsync(db, write, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return outcome;
    }

    private static async Task<Outcome<T>?> FindRepeatAsync<T>(
        DeskContext db,
        WriteScope write,
        CancellationToken cancellationToken
    )
    {
        var actor = write.Actor.ToString();
        var record = await db
            .Requests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Actor == actor && r.RequestId == write.RequestId, cancellationToken);
        if (record is null)
        {
            return null;
        }

        return record.Work == WorkName<T>()
            ? Outcome<T>.Of(JsonSerializer.Deserialize<T>(record.Result, JournalJson.Options)!)
            : Outcome<T>.Refused(new RequestIdUsedForOtherWork());
    }

    private static void RememberRequest<T>(DeskContext db, WriteScope write, T result)
    {
        if (write.RequestId is null)
        {
            return;
        }

        db.Requests.Add(
            new RequestRecord
            {
                Actor = write.Actor.ToString(),
                RequestId = write.RequestId,
                Work = WorkName<T>(),
                Result = JsonSerializer.Serialize(result, JournalJson.Options),
                At = write.Now,
            }
        );
    }

    private static string WorkName<T>() => typeof(T).FullName ?? typeof(T).Name;

    private async Task ReactAsync(DeskContext db, WriteScope write, CancellationToken cancellationToken)
    {
        var shown = 0;
        for (var round = 0; shown < write.Recorded.Count; round++)
        {
            if (round == MostRounds)
            {
                throw new InvalidOperationException("Reactions to a write do not come to rest.");
            }

            var happened = write.Recorded.Skip(shown).ToArray();
            shown = write.Recorded.Count;
            foreach (var reaction in reactions)
            {
                await reaction.ReactAsync(db, happened, cancellationToken);
            }
        }
    }
}
