using Charter.Desk.Storage;
using Charter.Policy.Clocks;
using Charter.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Policies;

/// <summary>Adds editions.</summary>
internal static class NewEdition
{
    /// <summary>Adds the next edition.</summary>
    /// <param name="db">A context that writes.</param>
    /// <param name="policyVersionId">The policy.</param>
    /// <param name="supportHoursId">The hours.</param>
    /// <param name="promises">What was understood of the policy; that of the edition before where it is <c>null</c>.</param>
    /// <param name="rules">Warnings and pauses; those of the edition before where it is <c>null</c>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Edition> AddAsync(
        DeskContext db,
        long policyVersionId,
        long supportHoursId,
        CompiledPolicy? promises,
        ClockRules? rules,
        CancellationToken cancellationToken
    )
    {
        var current = await CurrentAsync(db, cancellationToken);
        var edition = new Edition
        {
            Number = (current?.Number ?? 0) + 1,
            PolicyVersionId = policyVersionId,
            SupportHoursId = supportHoursId,
            Rules = RulesOf(current, promises, rules),
            FromAt = db.Write!.Now,
            Promises = promises is not null
                ? PinnedPromises.Write(promises)
                : current?.Promises
                    ?? throw new InvalidOperationException("The first edition needs the promises of its policy."),
        };
        db.Editions.Add(edition);
        return edition;
    }

    // What the text says of its clocks goes before what was set under another text.
    private static string RulesOf(Edition? current, CompiledPolicy? promises, ClockRules? rules)
    {
        if (rules is not null)
        {
            return Editions.WriteRules(rules);
        }

        var before = current is null ? ClockRules.Default : Editions.ReadRules(current.Rules);
        return Editions.WriteRules(promises?.ClockRules.Over(before) ?? before);
    }

    /// <summary>The newest edition, saved or not; <c>null</c> for none.</summary>
    public static async Task<Edition?> CurrentAsync(DeskContext db, CancellationToken cancellationToken) =>
        await Editions.CurrentNumberAsync(db, cancellationToken) is { } number
            ? db.Editions.Local.FindEntry(number)?.Entity
                ?? await db.Editions.AsNoTracking().SingleAsync(e => e.Number == number, cancellationToken)
            : null;

    /// <summary>The newest support hours, saved or not; <c>null</c> for none.</summary>
    public static async Task<SupportHours?> CurrentHoursAsync(DeskContext db, CancellationToken cancellationToken) =>
        db.SupportHours.Local.OrderByDescending(h => h.CreatedAt).ThenByDescending(h => h.Id).FirstOrDefault()
        ?? await db
            .SupportHours.AsNoTracking()
            .OrderByDescending(h => h.CreatedAt)
            .ThenByDescending(h => h.Id)
            .FirstOrDefaultAsync(cancellationToken);
}
