using Charter.Desk.Promises;
using Charter.Server.Design;

namespace Charter.Server.Promises;

/// <summary>The breaches of a period as their page shows them.</summary>
/// <param name="Period">The time that they are about.</param>
/// <param name="DepartmentId">Only one department's; <c>null</c> for all.</param>
/// <param name="PromiseKey">Only one promise's; <c>null</c> for all.</param>
/// <param name="Departments">The departments to choose from.</param>
/// <param name="Breaches">The breaches of this page.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Skip">How many stand before this page.</param>
/// <param name="Words">Each promise in the reader's language, by its key and edition.</param>
public sealed record BreachesView(
    PromisePeriod Period,
    long? DepartmentId,
    string? PromiseKey,
    IReadOnlyList<FieldOption> Departments,
    IReadOnlyList<ListBreaches.Breach> Breaches,
    int Total,
    int Skip,
    IReadOnlyDictionary<(string Key, int Edition), string> Words
)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageLength = 50;

    /// <summary>The choice of period, department and promise as a query.</summary>
    public string Query =>
        $"period={Period.Key}"
        + (DepartmentId is { } id ? $"&department={id}" : "")
        + (PromiseKey is { } key ? $"&promise={Uri.EscapeDataString(key)}" : "");

    /// <summary>A promise in words; its key where its edition can't be read.</summary>
    public string WordsOf(ListBreaches.Breach breach)
    {
        ArgumentNullException.ThrowIfNull(breach);
        return Words.GetValueOrDefault((breach.CommitmentKey, breach.Edition), breach.CommitmentKey);
    }
}
