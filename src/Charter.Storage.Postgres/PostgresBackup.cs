namespace Charter.Storage.Postgres;

/// <summary>How a desk on PostgreSQL is backed up: by the server's own tools, which do it better than a client could.</summary>
public static class PostgresBackup
{
    /// <summary>What to tell an operator who asks for a backup.</summary>
    public const string Advice = "This desk is on PostgreSQL: copy the database with pg_dump.";
}
