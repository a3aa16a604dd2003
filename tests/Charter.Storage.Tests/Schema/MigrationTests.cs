using Charter.Desk.Storage;
using Charter.Desk.Storage.Migrations;
using Charter.Storage.Postgres;
using Charter.Storage.Sqlite;
using Charter.Testing;
using Charter.Testing.Databases;
using Charter.Testing.Postgres;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Schema;

public sealed class MigrationTests
{
    [Theory]
    [OnBothDatabases]
    public async Task Migrating_again_does_nothing(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);

        (await desk.Database.Migrator.FindPendingAsync()).ShouldBeEmpty();
        (await desk.Database.Migrator.MigrateAsync()).ShouldBeEmpty();
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_database_of_a_newer_program_is_refused_in_words(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await RunAsync(
            desk,
            kind == DatabaseKind.Sqlite
                ? "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (999, 'later', 'x', 0)"
                : "INSERT INTO schema_migrations (number, name, checksum) VALUES (999, 'later', 'x')"
        );

        var refused = await Should.ThrowAsync<SchemaMismatchException>(() => desk.Database.Migrator.MigrateAsync());

        refused.Message.ShouldContain("newer Charter");
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_database_made_from_other_files_is_refused_in_words(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await RunAsync(desk, "UPDATE schema_migrations SET checksum = 'other' WHERE number = 2");

        var refused = await Should.ThrowAsync<SchemaMismatchException>(() => desk.Database.Migrator.FindPendingAsync());

        refused.Message.ShouldContain("0002_journal_guards");
    }

    [Fact]
    public async Task Nodes_that_start_together_migrate_once()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var address = await cluster.CreateDatabaseAsync();
        var nodes = Enumerable.Range(0, 4).Select(_ => PostgresDatabase.Open(address, new WritePipeline([]))).ToArray();

        var applied = await Task.WhenAll(nodes.Select(node => node.Migrator.MigrateAsync()));

        applied.Count(list => list.Count > 0).ShouldBe(1);
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        await cluster.DropDatabaseAsync(address);
    }

    [Fact]
    public async Task A_second_process_on_a_data_folder_is_told_who_has_it()
    {
        await using var desk = await TestDesk.OpenAsync(DatabaseKind.Sqlite);

        var refused = Should.Throw<DataFolderInUseException>(() =>
            SqliteDatabase.Open(desk.Address, new WritePipeline([]), TimeProvider.System)
        );

        refused.Message.ShouldContain($"process {Environment.ProcessId}");
    }

    private static async Task RunAsync(TestDesk desk, string sql) =>
        await desk.WriteAsync<int>(async (db, cancellation) => await db.Database.ExecuteSqlRawAsync(sql, cancellation));
}
