using System.Security.Cryptography;
using System.Text;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// Keeps something that arrived, before anything reads it: when this is done the sender may be told that it arrived.
/// The same thing on the same channel is kept once.
/// </summary>
public static class ReceiveIntake
{
    private const int LongestId = 1000;
    private const int LongestEnvelope = 100_000;

    /// <param name="Channel">How it came.</param>
    /// <param name="ExternalId">The channel's own id of it, unique in the channel.</param>
    /// <param name="FileHash">The raw bytes in the file store.</param>
    /// <param name="Envelope">The channel's own facts, as JSON.</param>
    public sealed record Request(ServedSubject Channel, string ExternalId, string FileHash, string Envelope = "{}");

    /// <param name="IntakeId">Where it is kept.</param>
    /// <param name="IsRepeated">Whether it was there before.</param>
    /// <param name="State">What became of it so far.</param>
    public sealed record Result(long IntakeId, bool IsRepeated, IntakeState State);

    /// <summary>
    /// Asks for many ids at once whether they were kept before, so that <see cref="Handle"/> need not ask for each: a write
    /// that takes in many things calls it first.
    /// </summary>
    public static async Task AskAsync(
        DeskContext db,
        ServedSubject channel,
        IReadOnlyCollection<string> externalIds,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = externalIds.Select(Bounded).Distinct(StringComparer.Ordinal).ToList();
        var there = await db
            .Intakes.AsNoTracking()
            .Where(i => i.Channel == channel && ids.Contains(i.ExternalId))
            .ToListAsync(cancellationToken);
        var known = KnownTo(db);
        foreach (var id in ids)
        {
            known[(channel, id)] = there.SingleOrDefault(i => i.ExternalId == id);
        }
    }

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.OpenTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        if (string.IsNullOrWhiteSpace(request.ExternalId))
        {
            return new InvalidField("externalId", "Without an id it could be filed twice.");
        }

        if (request.Envelope is null or { Length: > LongestEnvelope })
        {
            return new InvalidField("envelope", "At most 100,000 characters fit here.");
        }

        var externalId = Bounded(request.ExternalId);
        var asked = (request.Channel, externalId);
        var known = KnownTo(db);
        if (!known.ContainsKey(asked))
        {
            await AskAsync(db, request.Channel, [request.ExternalId], cancellationToken);
        }

        if (known[asked] is { } earlier)
        {
            return new Result(earlier.Id, true, earlier.State);
        }

        var intake = new Intake
        {
            Id = db.NewId(),
            Channel = request.Channel,
            ExternalId = externalId,
            ReceivedAt = db.Write!.Now,
            FileHash = request.FileHash,
            Envelope = FieldText.Clean(request.Envelope),
            State = IntakeState.Received,
        };
        db.Intakes.Add(intake);
        known[asked] = intake;
        return new Result(intake.Id, false, intake.State);
    }

    private static Dictionary<(ServedSubject, string), Intake?> KnownTo(DeskContext db) =>
        db.Write!.Known<(ServedSubject, string), Intake?>(nameof(ReceiveIntake));

    // Ids that are too long for an index are told apart by their hash.
    private static string Bounded(string externalId)
    {
        var id = FieldText.Clean(externalId);
        return id.Length <= LongestId
            ? id
            : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
    }
}
