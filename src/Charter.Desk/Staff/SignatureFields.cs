namespace Charter.Desk.Staff;

/// <summary>The fields that a signature can hold, in braces: <c>{staff.name}</c>. They are substituted, and nothing else.</summary>
public static class SignatureFields
{
    /// <summary>How many characters a signature has at most.</summary>
    public const int Longest = 2000;

    /// <summary>Who wrote the answer.</summary>
    public const string StaffName = "staff.name";

    /// <summary>The department's name.</summary>
    public const string Department = "department";

    /// <summary>The company's name.</summary>
    public const string Company = "company";

    /// <summary>The ticket's number.</summary>
    public const string TicketNumber = "ticket.number";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [StaffName, Department, Company, TicketNumber];
}
