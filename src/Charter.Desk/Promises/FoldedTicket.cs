using Charter.Policy.Clocks;

namespace Charter.Desk.Promises;

/// <summary>A ticket's history and what its clocks say of it.</summary>
internal sealed record FoldedTicket(PromiseHistory History, IReadOnlyList<ClockReading> Readings);
