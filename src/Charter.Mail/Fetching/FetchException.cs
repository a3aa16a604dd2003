namespace Charter.Mail.Fetching;

/// <summary>Mail could not be fetched; says why, and what a person can do about it.</summary>
public sealed class FetchException : Exception
{
    public FetchException(FetchFailure failure, string message, string advice = "", Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        Advice = advice;
    }

    public FetchException()
        : this(FetchFailure.Refused, "Mail could not be fetched") { }

    public FetchException(string message)
        : this(FetchFailure.Refused, message) { }

    public FetchException(string message, Exception innerException)
        : this(FetchFailure.Refused, message, "", innerException) { }

    public FetchFailure Failure { get; }

    /// <summary>How to mend it, for who set the mailbox up; empty when trying again is all there is to do.</summary>
    public string Advice { get; }

    /// <summary>True when the same settings may work later; false when a person has to change something.</summary>
    public bool IsTransient =>
        Failure
            is FetchFailure.NotReachable
                or FetchFailure.NoAnswer
                or FetchFailure.ConnectionLost
                or FetchFailure.ServerBusy
                or FetchFailure.MessageGone;
}
