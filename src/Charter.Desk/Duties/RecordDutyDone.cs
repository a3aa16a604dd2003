using Charter.Desk.Duties.Events;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Duties;

/// <summary>Records that a duty of the organisation was done, with what proves it. Its next round starts then.</summary>
public static class RecordDutyDone
{
    /// <summary>The longest evidence, in characters.</summary>
    public const int LongestEvidence = 4_000;

    /// <param name="Key">Which duty (<see cref="Duty.Key"/>).</param>
    /// <param name="Evidence">What was done and where it can be seen.</param>
    /// <param name="DoneAt">When it was done; <c>null</c> for now. Not in the future, and not before it was last done.</param>
    public sealed record Request(string Key, string Evidence, Instant? DoneAt = null);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        Editions editions,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(editions);
        if (actor.Lacks(Permissions.EditPolicy) is { } notAllowed)
        {
            return notAllowed;
        }

        var evidence = FieldText.Clean(request.Evidence ?? "").Trim();
        if (evidence.Length is 0 or > LongestEvidence)
        {
            return new InvalidField(
                "evidence",
                "Say what was done and where it can be seen, in at most 4,000 characters."
            );
        }

        var now = db.Write!.Now;
        var duties = await DutyBook.ReadAsync(db, editions, now, cancellationToken);
        if (duties.FirstOrDefault(d => d.Key == request.Key) is not { } duty)
        {
            return new NotFound("duty");
        }

        var doneAt = request.DoneAt ?? now;
        var earliest = duty.Done.IsEmpty ? duty.Since : duty.Done[0].At;
        if (doneAt > now || doneAt < earliest)
        {
            return new InvalidField("doneAt", "Give a time after the last one was done, and not in the future.");
        }

        db.Record(new DutyDone(duty.Key, evidence, doneAt == now ? null : doneAt));
        return Done.It;
    }
}
