using Charter.Desk.Storage;
using Charter.Storage.Postgres;
using Charter.Storage.Sqlite;
using Charter.Testing;
using Microsoft.EntityFrameworkCore;

namespace Charter.Storage.Tests.Schema;

/// <summary>
/// The first migration of each database as the model would write it. Until 0.1 is released, <c>eng/schema</c> writes
/// these files anew from the model; from then on they never change again.
/// </summary>
internal static class FoundationFiles
{
    private const string Heading = """
        -- The tables of the foundation. Written from the model by eng/schema until 0.1 is released; never by hand.


        """;

    public static string PathOf(DatabaseKind kind) =>
        RepositoryFolder.At($"src/Charter.Storage.{kind}/Migrations/0001_foundation.sql");

    public static string Generate(DatabaseKind kind)
    {
        using var context = ContextWithoutDatabase(kind);
        return Heading + context.Database.GenerateCreateScript().ReplaceLineEndings("\n").Trim() + "\n";
    }

    private static DeskContext ContextWithoutDatabase(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite
            ? new SqliteDeskContext(new DbContextOptionsBuilder<SqliteDeskContext>().UseSqlite().Options)
            : new PostgresDeskContext(new DbContextOptionsBuilder<PostgresDeskContext>().UseNpgsql().Options);
}
