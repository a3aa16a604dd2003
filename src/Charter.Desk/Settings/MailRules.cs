namespace Charter.Desk.Settings;

/// <summary>What mail that arrives may do, and how much the desk answers by itself: one row.</summary>
public sealed class MailRules
{
    public const int TheOnlyId = 1;
    public int Id { get; init; } = TheOnlyId;

    /// <summary>
    /// The names under which our own mail servers write what they found out about a sender (authserv-id of
    /// Authentication-Results), comma separated; empty: nothing is believed, and nobody is held for it.
    /// </summary>
    public string TrustedServers { get; set; } = "";

    /// <summary>What stands before a ticket's number in a subject; empty: numbers in subjects say nothing.</summary>
    public string SubjectPrefix { get; set; } = "#";

    /// <summary>Days after which an answer to a resolved ticket opens a new one.</summary>
    public int ReopenResolvedDays { get; set; } = 90;

    /// <summary>Days within which an answer to a closed ticket reopens it; 0: it always opens a new one.</summary>
    public int ReopenClosedDays { get; set; }

    /// <summary>How often a day a customer's answers reopen one ticket. What is beyond that is most likely a machine.</summary>
    public int MostReopenings { get; set; } = 5;

    /// <summary>Who of the others that a mail goes to takes part.</summary>
    public CopyRule Copies { get; set; } = CopyRule.SameOrganisation;

    /// <summary>How many people besides the customer a ticket may have.</summary>
    public int MostParticipants { get; set; } = 20;

    /// <summary>What an answer of a colleague by mail becomes.</summary>
    public StaffAnswerRule StaffAnswers { get; set; } = StaffAnswerRule.Note;

    /// <summary>How many mails of its own the desk sends to one customer in an hour.</summary>
    public int MostLettersToCustomer { get; set; } = 10;

    /// <summary>How many mails of its own the desk sends on one ticket in an hour.</summary>
    public int MostLettersOnTicket { get; set; } = 5;

    /// <summary>After how many failures that may pass an address gets no more mail.</summary>
    public int SoftBounces { get; set; } = 3;

    /// <summary>Within how many days they must fall.</summary>
    public int SoftBounceDays { get; set; } = 14;
    public int Version { get; set; } = 1;

    /// <summary>The trusted servers, one by one.</summary>
    public IReadOnlyList<string> ServerNames() =>
        TrustedServers.Split(
            [',', ' ', ';', '\n'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
}
