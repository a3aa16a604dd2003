namespace Charter.Policy.Clocks;

/// <summary>What kind of matter a ticket is, as commitments see it.</summary>
public enum CaseKind
{
    Enquiry,
    Request,
    Complaint,
    Suggestion,
}
