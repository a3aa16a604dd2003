namespace Charter.Testing;

/// <summary>The databases that Charter runs on; every storage test runs on each.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
