using Charter.Testing.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Fixtures;

public sealed class PostgresClusterTests
{
    [Fact]
    public async Task Each_database_is_fresh_and_takes_connections()
    {
        var cluster = await PostgresCluster.SharedAsync();

        var first = await cluster.CreateDatabaseAsync();
        var second = await cluster.CreateDatabaseAsync();

        await RunAsync(first, "CREATE TABLE letters (id bigint)");
        (await ReadAsync(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'letters'")).ShouldBe(0L);
        await cluster.DropDatabaseAsync(first);
        await cluster.DropDatabaseAsync(second);
    }

    [Fact]
    public async Task A_template_is_filled_once_and_copied_for_every_test()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var filled = 0;

        Task<string> CopyAsync() =>
            cluster.CreateDatabaseAsync(
                "letters_template",
                async address =>
                {
                    filled++;
                    await RunAsync(address, "CREATE TABLE letters (id bigint); INSERT INTO letters VALUES (1), (2)");
                }
            );

        var copies = new[] { await CopyAsync(), await CopyAsync() };

        filled.ShouldBe(1);
        foreach (var copy in copies)
        {
            (await ReadAsync(copy, "SELECT count(*) FROM letters")).ShouldBe(2L);
            await cluster.DropDatabaseAsync(copy);
        }
    }

    [Fact]
    public async Task A_durable_cluster_flushes_and_a_disposed_one_is_gone()
    {
        var cluster = await PostgresCluster.StartAsync(durable: true);
        var database = await cluster.CreateDatabaseAsync();

        (await ReadAsync(database, "SHOW fsync")).ShouldBe("on");
        await cluster.DisposeAsync();

        await using var pooled = new NpgsqlConnection(database);
        NpgsqlConnection.ClearPool(pooled);
        await Should.ThrowAsync<NpgsqlException>(() => ReadAsync(database, "SELECT 1"));
    }

    private static async Task RunAsync(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ReadAsync(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
