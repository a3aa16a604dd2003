namespace Charter.Storage.Sqlite;

/// <summary>Another process works on the data folder. SQLite's desk has one writer, so a second one may not start.</summary>
public sealed class DataFolderInUseException : IOException
{
    public DataFolderInUseException(string folder, string owner, Exception innerException)
        : base(
            $"{folder} is in use by {owner}. Only one Charter can work on a data folder: stop that one first, "
                + "or give this one another folder with --data. Several nodes need PostgreSQL (--database).",
            innerException
        ) { }

    public DataFolderInUseException() { }

    public DataFolderInUseException(string message)
        : base(message) { }

    public DataFolderInUseException(string message, Exception innerException)
        : base(message, innerException) { }
}
