namespace Charter.Mail.Smtp;

/// <summary>The connection was lost, or never made: nothing is known about the mail except that it should be tried again.</summary>
public sealed class SmtpLostException : Exception
{
    public SmtpLostException(string message, Exception? innerException, bool mayHaveBeenAccepted)
        : base(message, innerException)
    {
        MayHaveBeenAccepted = mayHaveBeenAccepted;
    }

    public SmtpLostException()
        : this("The connection was lost", null, false) { }

    public SmtpLostException(string message)
        : this(message, null, false) { }

    public SmtpLostException(string message, Exception innerException)
        : this(message, innerException, false) { }

    /// <summary>The whole mail had been sent when the connection went: sending again may deliver it twice.</summary>
    public bool MayHaveBeenAccepted { get; }
}
