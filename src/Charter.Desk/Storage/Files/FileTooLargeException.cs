namespace Charter.Desk.Storage.Files;

/// <summary>A file has more bytes than are taken. Nothing was kept.</summary>
public sealed class FileTooLargeException : IOException
{
    public FileTooLargeException(long mostBytes)
        : base($"The file is larger than {mostBytes} bytes.") { }

    public FileTooLargeException() { }

    public FileTooLargeException(string message)
        : base(message) { }

    public FileTooLargeException(string message, Exception innerException)
        : base(message, innerException) { }
}
