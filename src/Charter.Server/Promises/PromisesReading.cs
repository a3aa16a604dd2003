using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Language;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Promises;

/// <summary>Reads the figures and the breaches of a period through the slices.</summary>
internal sealed class PromisesReading(DeskRequest desk, Editions editions, PageState page, Wordbook words)
{
    public async Task<Outcome<PromisesView>> CountAsync(string? period, long? department)
    {
        var chosen = PromisePeriod.Of(period, desk.Now, page.Zone);
        var read = await CountAsync(chosen, department);
        if (!read.IsDone(out var whole))
        {
            return read.Refusal!;
        }

        var parts = new List<Dictionary<string, decimal?>>();
        foreach (var part in chosen.InParts())
        {
            var counted = await CountAsync(part, department);
            parts.Add(
                counted.IsDone(out var some)
                    ? some.Promises.ToDictionary(p => p.Commitment.Key, p => p.Share, StringComparer.Ordinal)
                    : []
            );
        }

        return new PromisesView(
            chosen,
            department,
            await DepartmentsAsync(),
            [
                .. whole.Promises.Select(p => new PromiseLine(
                    p,
                    CanonicalSentence.Write(p.Commitment, words.Language.Tag),
                    [.. parts.Select(part => part.GetValueOrDefault(p.Commitment.Key))]
                )),
            ]
        );
    }

    public async Task<Outcome<BreachesView>> BreachesAsync(
        string? period,
        long? department,
        string? promise,
        int skip,
        int take
    )
    {
        var chosen = PromisePeriod.Of(period, desk.Now, page.Zone);
        var key = string.IsNullOrEmpty(promise) ? null : promise;
        var request = new ListBreaches.Request(chosen.From, chosen.To, key, department, skip, take);
        var read = await desk.ReadAsync((db, ct) => ListBreaches.Run(db, desk.Actor, request, desk.Now, ct));
        if (!read.IsDone(out var list))
        {
            return read.Refusal!;
        }

        var sentences = await desk.ReadAsync((db, ct) => SentencesAsync(db, list.Breaches, ct));
        return new BreachesView(
            chosen,
            department,
            key,
            await DepartmentsAsync(),
            list.Breaches,
            list.Total,
            Math.Max(0, skip),
            sentences
        );
    }

    private Task<Outcome<CountPromises.Result>> CountAsync(PromisePeriod period, long? department) =>
        desk.ReadAsync(
            (db, ct) =>
                CountPromises.Run(
                    db,
                    desk.Actor,
                    new CountPromises.Request(period.From, period.To, department),
                    editions,
                    desk.Now,
                    ct
                )
        );

    private async Task<IReadOnlyList<FieldOption>> DepartmentsAsync()
    {
        var read = await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct));
        return read.IsDone(out var list)
            ?
            [
                .. list.Where(d => !d.Department.IsArchived)
                    .Select(d => new FieldOption($"{d.Department.Id}", d.Department.Name)),
            ]
            : [];
    }

    private async Task<Dictionary<(string Key, int Edition), string>> SentencesAsync(
        DeskContext db,
        IEnumerable<ListBreaches.Breach> breaches,
        CancellationToken cancellationToken
    )
    {
        var sentences = new Dictionary<(string Key, int Edition), string>();
        foreach (var (key, edition) in breaches.Select(b => (b.CommitmentKey, b.Edition)).Distinct())
        {
            var governing = await editions.OfAsync(db, edition, cancellationToken);
            if (governing.CommitmentOf(key) is { } commitment)
            {
                sentences[(key, edition)] = CanonicalSentence.Write(commitment, words.Language.Tag);
            }
        }

        return sentences;
    }
}
