namespace Charter.Desk.Staff;

/// <summary>A part of the company that answers tickets.</summary>
public sealed class Department
{
    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The address that its mail leaves from and arrives at; <c>null</c> for the desk's own.</summary>
    public string? Email { get; set; }

    /// <summary>What stands below its people's answers: text with the fields of <see cref="SignatureFields"/>; empty for nothing.</summary>
    public string Signature { get; set; } = "";

    /// <summary>Who is told when its promises break, beside the escalation matrix.</summary>
    public long? ManagerId { get; set; }

    /// <summary>Whether new tickets come here unless something says otherwise. Exactly one department has it.</summary>
    public bool IsDefault { get; set; }
    public bool IsArchived { get; set; }
    public int Version { get; set; } = 1;
}
