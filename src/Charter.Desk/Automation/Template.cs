namespace Charter.Desk.Automation;

/// <summary>A text with fields, for answers and for the letters that the policy demands. Fields are substitution only.</summary>
public sealed class Template
{
    public long Id { get; init; }
    public TemplateKind Kind { get; init; }

    /// <summary>For letters the letter's name (<c>acknowledgement</c>); for answers a title.</summary>
    public required string Name { get; set; }

    /// <summary>An IETF tag.</summary>
    public required string Language { get; set; }
    public string Subject { get; set; } = "";

    /// <summary>Plain text with fields such as <c>{customer.name}</c>.</summary>
    public required string Body { get; set; }
    public long? DepartmentId { get; set; }
    public int Version { get; set; } = 1;
}
