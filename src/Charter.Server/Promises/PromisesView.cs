using Charter.Server.Design;

namespace Charter.Server.Promises;

/// <summary>The promises with what was kept of them, as their page shows them.</summary>
/// <param name="Period">The time that the figures are about.</param>
/// <param name="DepartmentId">Only one department's; <c>null</c> for all.</param>
/// <param name="Departments">The departments to choose from.</param>
/// <param name="Lines">The promises.</param>
public sealed record PromisesView(
    PromisePeriod Period,
    long? DepartmentId,
    IReadOnlyList<FieldOption> Departments,
    IReadOnlyList<PromiseLine> Lines
)
{
    /// <summary>The choice of period and department as a query.</summary>
    public string Query => DepartmentId is { } id ? $"period={Period.Key}&department={id}" : $"period={Period.Key}";
}
