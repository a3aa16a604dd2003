namespace Charter.Desk;

/// <summary>
/// Which capability may know which. Across an edge go ids, events and slices. The table has no cycle;
/// <c>Charter.Architecture.Tests</c> holds the code to it. <c>Journal</c>, <c>Storage</c> and <c>Shared</c> are open to all.
/// Everything else that a capability wants to know of another comes as a journal event.
/// </summary>
public static class CapabilityMap
{
    public static IReadOnlyDictionary<string, string[]> Edges { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["Staff"] = [],
            ["Deliveries"] = ["Staff"],
            ["Settings"] = ["Staff"],
            ["Customers"] = ["Staff", "Settings"],
            ["Mailboxes"] = ["Staff", "Settings"],
            ["Policies"] = ["Staff", "Settings"],
            ["Tickets"] = ["Staff", "Customers", "Policies", "Settings"],
            ["Conversations"] = ["Staff", "Customers", "Tickets", "Policies", "Settings", "Deliveries"],
            ["Promises"] = ["Staff", "Tickets", "Policies", "Settings"],
            ["Duties"] = ["Staff", "Policies"],
            ["Automation"] =
            [
                "Staff",
                "Customers",
                "Tickets",
                "Conversations",
                "Promises",
                "Duties",
                "Policies",
                "Settings",
                "Mailboxes",
                "Deliveries",
            ],
            // The first run: one write that uses all the others.
            ["Setup"] = ["Staff", "Settings", "Policies", "Customers", "Tickets", "Conversations"],
        };
}
