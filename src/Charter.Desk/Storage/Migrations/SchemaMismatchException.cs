namespace Charter.Desk.Storage.Migrations;

/// <summary>The database's schema is not one that this program can bring up to date. Nothing was changed.</summary>
public sealed class SchemaMismatchException : Exception
{
    public SchemaMismatchException(string message)
        : base(message) { }

    public SchemaMismatchException() { }

    public SchemaMismatchException(string message, Exception innerException)
        : base(message, innerException) { }
}
