using Charter.Desk.Storage;
using Charter.Storage.Postgres;
using Charter.Storage.Sqlite;
using Charter.Testing;
using Charter.Testing.Databases;
using Charter.Testing.Postgres;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Schema;

public sealed class SchemaDriftTests
{
    [Theory]
    [OnBothDatabases]
    public async Task The_migrated_schema_is_the_one_that_the_model_describes(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await using var migrated = desk.Reads.Open();
        var actual = await SchemaLines.ReadAsync(kind, migrated);

        var expected = await ReadModelAsync(kind);

        expected.ShouldNotBeEmpty();
        var advice =
            $"The model and the migrations of {kind} differ. Until 0.1 is released run eng/schema; afterwards add "
            + $"src/Charter.Storage.{kind}/Migrations/NNNN_what_it_does.sql with the next number that makes the first "
            + "list below empty by creating it and the second by removing it.\n"
            + $"Only in the model:\n  {string.Join("\n  ", expected.Except(actual))}\n"
            + $"Only in the migrated database:\n  {string.Join("\n  ", actual.Except(expected))}";
        actual.SequenceEqual(expected).ShouldBeTrue(advice);
    }

    private static async Task<List<string>> ReadModelAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var options = new DbContextOptionsBuilder<SqliteDeskContext>().UseSqlite("Data Source=:memory:").Options;
            await using var memory = new SqliteDeskContext(options);
            await memory.Database.OpenConnectionAsync();
            return await CreateAndReadAsync(kind, memory);
        }

        var cluster = await PostgresCluster.SharedAsync();
        var address = await cluster.CreateDatabaseAsync();
        var database = new DbContextOptionsBuilder<PostgresDeskContext>().UseNpgsql(address).Options;
        await using (var db = new PostgresDeskContext(database))
        {
            var lines = await CreateAndReadAsync(kind, db);
            await cluster.DropDatabaseAsync(address);
            return lines;
        }
    }

    private static async Task<List<string>> CreateAndReadAsync(DatabaseKind kind, DeskContext db)
    {
        foreach (
            var statement in db.Database.GenerateCreateScript().Split(";\n", StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (!string.IsNullOrWhiteSpace(statement))
            {
                await db.Database.ExecuteSqlRawAsync(statement);
            }
        }

        return await SchemaLines.ReadAsync(kind, db);
    }
}
