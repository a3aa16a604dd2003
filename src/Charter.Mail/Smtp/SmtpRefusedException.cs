namespace Charter.Mail.Smtp;

/// <summary>The server said no and can still be talked to. Permanent: tell whoever sent. Transient: try again later.</summary>
public sealed class SmtpRefusedException : Exception
{
    public SmtpRefusedException(SmtpReply reply, string command)
        : base($"{command}: {reply}")
    {
        Reply = reply;
        Command = command;
    }

    public SmtpRefusedException()
        : this(new SmtpReply(554, "Refused"), "") { }

    public SmtpRefusedException(string message)
        : this(new SmtpReply(554, message), "") { }

    public SmtpRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
        Reply = new SmtpReply(554, message);
        Command = "";
    }

    public SmtpReply Reply { get; }

    /// <summary>What was refused: greeting, EHLO, STARTTLS, AUTH, MAIL, DATA.</summary>
    public string Command { get; }

    public bool IsPermanent => Reply.IsPermanent;
}
