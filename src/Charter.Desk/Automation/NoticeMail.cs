namespace Charter.Desk.Automation;

/// <summary>
/// A notice that also leaves by mail, to a member of staff: the payload of an outbox item with the effect
/// <c>mail_to_staff</c>, as JSON by <see cref="Charter.Desk.Journal.JournalJson.Options"/>. It is a machine's mail and
/// says so in its header.
/// </summary>
/// <param name="To">The address.</param>
/// <param name="ToName">The name beside it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Promise">The key of the promise that it is about, if it is about one.</param>
public sealed record NoticeMail(string To, string ToName, string Subject, string Text, string? Promise = null)
{
    /// <summary>The effect's name in the outbox.</summary>
    public const string Effect = "mail_to_staff";

    /// <summary>Stands in <see cref="Text"/> where the link comes.</summary>
    public const string LinkMark = "{link}";

    /// <summary>The link that the text brings; <c>null</c> for none, and once the mail has left.</summary>
    public SealedLink? Link { get; init; }

    /// <summary>The unguessable part of the address to answer to; <c>null</c> where answers by mail do not count.</summary>
    public string? ReplyToken { get; init; }
}
