namespace Charter.Desk.Automation;

/// <summary>The letters that the desk knows.</summary>
public static class LetterNames
{
    /// <summary>To the customer: we have your message, this is who has it and by when an answer comes.</summary>
    public const string Acknowledgement = "acknowledgement";

    /// <summary>To the customer: we need longer, this is why, and this is the new date.</summary>
    public const string HoldingNotice = "holding_notice";

    /// <summary>To the customer: this is how it stands.</summary>
    public const string Update = "update";

    /// <summary>To the customer: this is what was decided and found, and what they can do if they do not accept it.</summary>
    public const string Resolution = "resolution";

    internal const string StaffPrefix = "staff.";

    /// <summary>The letters to customers, which a company may word in its own way.</summary>
    public static IReadOnlyList<string> ToCustomers { get; } = [Acknowledgement, HoldingNotice, Update, Resolution];
}
