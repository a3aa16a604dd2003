using Xunit;

namespace Charter.Testing;

/// <summary>Theory data for storage tests: <c>[MemberData(nameof(DatabaseKinds.Both), MemberType = typeof(DatabaseKinds))]</c>.</summary>
public static class DatabaseKinds
{
    public static TheoryData<DatabaseKind> Both => [DatabaseKind.Sqlite, DatabaseKind.Postgres];
}
