using Charter.Desk.Journal;
using NodaTime;

namespace Charter.Desk.Promises.Events;

/// <summary>
/// <c>promise.still_broken</c>: A promise that broke a while ago is still not kept, and a level of the escalation matrix
/// wants to hear of that. No clock reads it.
/// </summary>
[JournalKind("promise.still_broken")]
public sealed record PromiseStillBroken(string CommitmentKey, int Round, Instant DueAt, int AfterMinutes)
    : JournalEvent;
