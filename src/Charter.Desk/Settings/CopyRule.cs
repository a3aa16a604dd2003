namespace Charter.Desk.Settings;

/// <summary>Which of the people whom a customer's mail also goes to take part in the ticket.</summary>
public enum CopyRule
{
    /// <summary>Nobody; staff can add people by hand.</summary>
    Never,

    /// <summary>People with the same organisation's or company's mail domain as the customer.</summary>
    SameOrganisation,

    /// <summary>Everybody whom a proven sender names; of a sender who is not proven, only their own organisation.</summary>
    All,
}
