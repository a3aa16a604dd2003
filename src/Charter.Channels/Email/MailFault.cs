namespace Charter.Channels.Email;

/// <summary>Whose fault it is that a server did not take a mail, which decides what is tried next.</summary>
internal enum MailFault
{
    /// <summary>The server was not reached, or has something against us: another server may take the mail.</summary>
    Route,

    /// <summary>The recipient or the mail itself is refused for good: no server will take it.</summary>
    Mail,

    /// <summary>This server can't carry this mail: it is too large for it, or its addresses are of other letters. Another may.</summary>
    Unfit,

    /// <summary>Not now: the mail waits, and goes by the usual way again.</summary>
    Time,
}
