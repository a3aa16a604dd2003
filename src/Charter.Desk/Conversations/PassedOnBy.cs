namespace Charter.Desk.Conversations;

/// <summary>A colleague who passed on what a customer wrote to them, and is proven to be that colleague.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Words">What they wrote above it; kept as a note.</param>
public sealed record PassedOnBy(long StaffId, string Name, string Words);
