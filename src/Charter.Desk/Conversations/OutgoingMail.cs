namespace Charter.Desk.Conversations;

/// <summary>
/// What the delivery of a mail needs beside its message: the payload of an outbox item with the effect <c>mail</c>,
/// as JSON by <see cref="Charter.Desk.Journal.JournalJson.Options"/>.
/// </summary>
public sealed record OutgoingMail
{
    /// <summary>The effect's name in the outbox.</summary>
    public const string Effect = "mail";

    /// <summary>Why mail waits while there is no server to send it by. Pages know it by these words.</summary>
    public const string NoWayOut = "No way to send mail is set up: see Settings, Mail.";

    /// <summary>How what was said of a mail begins that was sent again after a try of which nobody knows whether it arrived. Pages know it by these words.</summary>
    public const string MayHaveArrivedTwice = "It may have arrived twice.";

    /// <summary>The same of one that was refused or given up in the end.</summary>
    public const string MayHaveArrived = "It may have arrived all the same.";

    public required string To { get; init; }
    public required string ToName { get; init; }

    /// <summary>Who gets it besides, as addresses; in the header and in the envelope.</summary>
    public IReadOnlyList<string> Cc { get; init; } = [];

    /// <summary>Whose address it leaves from; <c>null</c> for the desk's own.</summary>
    public long? DepartmentId { get; init; }

    /// <summary>Its own Message-ID, without angle brackets.</summary>
    public required string MessageId { get; init; }

    /// <summary>The Message-ID that it answers; <c>null</c> where the conversation began by form, call or visit. Not
    /// required: the stored JSON leaves out what is <c>null</c>.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The chain for <c>References</c>, oldest first, without its own.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>The unguessable part of the reply address.</summary>
    public required string ReplyToken { get; init; }

    /// <summary>Who of several has had their answer from the mail server: they are not asked for again.</summary>
    public IReadOnlyList<SettledRecipient> Settled { get; init; } = [];

    /// <summary>Whether a machine wrote it, so that it must say so in its header.</summary>
    public required bool IsAutomatic { get; init; }
}
