namespace Charter.Desk;

/// <summary>
/// Which capability may know which: the key's folder may use the folders of its row, here and in Charter.Server.
/// Across an edge go ids, events and slices, not entities; everything else travels as a journal event.
/// Charter.Architecture.Tests holds the code to it, and the map to having no cycle.
/// </summary>
public static class CapabilityMap
{
    /// <summary>Folders that every capability may use.</summary>
    public static readonly IReadOnlySet<string> Free = new HashSet<string>(StringComparer.Ordinal)
    {
        "Journal",
        "Storage",
        "Shared",
    };

    /// <summary>Capability to the capabilities that it may use.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Edges = new Dictionary<string, string[]>(
        StringComparer.Ordinal
    )
    {
        ["Staff"] = [],
        ["Customers"] = ["Staff"],
        ["Policies"] = ["Staff"],
        ["Promises"] = ["Policies", "Staff"],
        ["Tickets"] = ["Customers", "Policies", "Promises", "Staff"],
        ["Conversations"] = ["Customers", "Promises", "Staff", "Tickets"],
        ["Automation"] = ["Conversations", "Customers", "Promises", "Staff", "Tickets"],
        ["Knowledge"] = ["Staff"],
        ["Complaints"] = ["Conversations", "Customers", "Policies", "Promises", "Staff", "Tickets"],
        ["Suggestions"] = ["Customers", "Staff", "Tickets"],
        ["Feedback"] = ["Customers", "Staff", "Tickets"],
        ["Quality"] = ["Conversations", "Policies", "Staff", "Tickets"],
        ["Training"] = ["Knowledge", "Policies", "Quality", "Staff"],
        ["Insights"] =
        [
            "Complaints",
            "Conversations",
            "Customers",
            "Feedback",
            "Knowledge",
            "Policies",
            "Promises",
            "Quality",
            "Staff",
            "Suggestions",
            "Tickets",
            "Training",
        ],
    };
}
