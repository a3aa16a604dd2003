using Charter.Desk.Promises;

namespace Charter.Server.Promises;

/// <summary>One promise with its figures and its trend.</summary>
/// <param name="Count">The figures of the whole period.</param>
/// <param name="Words">The promise in the reader's language.</param>
/// <param name="Trend">The share kept in each part of the period, oldest first; <c>null</c> where nothing ended.</param>
public sealed record PromiseLine(CountPromises.PromiseCount Count, string Words, IReadOnlyList<decimal?> Trend);
