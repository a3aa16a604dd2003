using NodaTime;

namespace Charter.Server.Portal;

/// <summary>One promise to a customer.</summary>
/// <param name="Words">What is promised, as a sentence without its stop.</param>
/// <param name="DueAt">By when; <c>null</c> while the clock is paused.</param>
/// <param name="IsKept">Whether it was done in time.</param>
/// <param name="IsLate">Whether its time has passed undone, or it was done late.</param>
public sealed record PromiseLine(string Words, Instant? DueAt, bool IsKept = false, bool IsLate = false);
