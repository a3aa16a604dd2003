namespace Charter.Storage.Postgres.Writing;

/// <summary>A write's transaction is known not to have happened. Nothing was changed, and it may run again.</summary>
public sealed class WriteLostException : Exception
{
    public WriteLostException(string message)
        : base(message) { }

    public WriteLostException() { }

    public WriteLostException(string message, Exception innerException)
        : base(message, innerException) { }
}
