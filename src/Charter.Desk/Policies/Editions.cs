using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Desk.Storage;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Policies;

/// <summary>
/// The editions of this process, made ready once each. An edition never changes once it is committed, so that nothing
/// here goes stale; one that a write has only just made is made ready for that write alone, since the write may still
/// be rolled back.
/// </summary>
public sealed class Editions
{
    /// <summary>How many are kept. A desk has a handful; the bound is for those that have hundreds.</summary>
    public const int MostKept = 64;

    private readonly ConcurrentDictionary<int, GoverningEdition> _known = new();

    /// <summary>The number of the edition in force; <c>null</c> before the desk is set up.</summary>
    public static async Task<int?> CurrentNumberAsync(DeskContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var stored = await db.Editions.MaxAsync(e => (int?)e.Number, cancellationToken);
        var made = db.Editions.Local.Select(e => (int?)e.Number).Max();
        return made > (stored ?? 0) ? made : stored;
    }

    /// <summary>The edition in force; <c>null</c> before the desk is set up.</summary>
    public async Task<GoverningEdition?> CurrentAsync(DeskContext db, CancellationToken cancellationToken) =>
        await CurrentNumberAsync(db, cancellationToken) is { } number
            ? await OfAsync(db, number, cancellationToken)
            : null;

    /// <summary>One edition.</summary>
    /// <exception cref="InvalidOperationException">There is no such edition, or what it holds can't be read.</exception>
    public async Task<GoverningEdition> OfAsync(DeskContext db, int number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var made = db.Write is null ? null : db.Editions.Local.FindEntry(number)?.Entity;
        if (made is null && _known.TryGetValue(number, out var known))
        {
            return known;
        }

        var edition =
            made
            ?? await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Number == number, cancellationToken)
            ?? throw new InvalidOperationException($"There is no edition {number}.");
        var ready = await MakeReadyAsync(db, edition, cancellationToken);
        if (made is null)
        {
            if (_known.Count >= MostKept)
            {
                _known.Clear();
            }

            _known[number] = ready;
        }

        return ready;
    }

    /// <summary>The rules as stored in an edition.</summary>
    internal static string WriteRules(ClockRules rules) => JsonSerializer.Serialize(rules, RulesJson);

    internal static ClockRules ReadRules(string text) =>
        JsonSerializer.Deserialize<ClockRules>(text, RulesJson) ?? ClockRules.Default;

    private static readonly JsonSerializerOptions RulesJson = MakeRulesJson();

    private static JsonSerializerOptions MakeRulesJson()
    {
        var options = new JsonSerializerOptions(JournalJson.Options);
        options.Converters.Add(new DurationJsonConverter());
        return options;
    }

    private static async Task<GoverningEdition> MakeReadyAsync(
        DeskContext db,
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var policy =
            await db.PolicyVersions.FindAsync([edition.PolicyVersionId], cancellationToken)
            ?? throw new InvalidOperationException($"Edition {edition.Number} has no policy.");
        var hours =
            await db.SupportHours.FindAsync([edition.SupportHoursId], cancellationToken)
            ?? throw new InvalidOperationException($"Edition {edition.Number} has no support hours.");
        if (!CalendarText.TryRead(hours.Definition, out var definition, out var problem))
        {
            throw new InvalidOperationException(
                $"The support hours of edition {edition.Number} can't be read: {problem}"
            );
        }

        var sentences = PinnedPromises.Read(edition.Promises);
        var clocks = new GoverningPolicy(
            edition.Number,
            Runnable(sentences),
            SupportCalendar.Create(definition),
            ReadRules(edition.Rules)
        );
        return new GoverningEdition(
            edition.Number,
            policy.Id,
            policy.Number,
            hours.Id,
            sentences,
            clocks,
            edition.FromAt
        );
    }

    // The same promise told twice in a document (overview and details) is one promise with one clock.
    private static ImmutableArray<Commitment> Runnable(ImmutableArray<PolicySentence> sentences) =>
        [.. sentences.SelectMany(s => s.Commitments).SelectMany(c => c.Counted()).Distinct()];
}
