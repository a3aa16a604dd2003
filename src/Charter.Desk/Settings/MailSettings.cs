namespace Charter.Desk.Settings;

/// <summary>How the desk's mail leaves and where it arrives: one row.</summary>
public sealed class MailSettings
{
    public const int TheOnlyId = 1;
    public int Id { get; init; } = TheOnlyId;

    /// <summary>The desk's own address: the From of its mail, unless a department has one.</summary>
    public string Address { get; set; } = "";

    /// <summary>The name beside it.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Domains and addresses that the desk's own listener accepts mail for, comma separated; empty for any known address.</summary>
    public string AcceptedRecipients { get; set; } = "";

    /// <summary>Whether the mail server supports <c>name+token@domain</c>.</summary>
    public bool PlusAddressing { get; set; } = true;

    /// <summary>How many seconds an answer waits before it leaves, so that its author can take it back; 0 for none.</summary>
    public int UndoSeconds { get; set; } = 10;
    public int Version { get; set; } = 1;
}
