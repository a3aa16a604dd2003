using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Charter.Testing.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own, made from the system's binaries by <c>eng/throwaway-postgres</c>.
/// It goes when disposed and, because it waits on our end of a pipe, whenever this process ends in any way.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresCluster>> SharedCluster = new(() => StartAsync());

    private readonly Process _process;
    private readonly NpgsqlConnectionStringBuilder _address;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _templates = new(StringComparer.Ordinal);
    private int _databases;

    private PostgresCluster(Process process, NpgsqlConnectionStringBuilder address)
    {
        _process = process;
        _address = address;
    }

    /// <summary>The cluster that all tests of this process share, started when first asked for.</summary>
    public static Task<PostgresCluster> SharedAsync() => SharedCluster.Value;

    /// <summary>Starts a cluster for the caller alone.</summary>
    /// <param name="durable">Keeps fsync on, for tests of what survives a crash; slower.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or did not start; the message says why.</exception>
    public static async Task<PostgresCluster> StartAsync(bool durable = false)
    {
        var start = new ProcessStartInfo(RepositoryFolder.At("eng/throwaway-postgres"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (durable)
        {
            start.ArgumentList.Add("--durable");
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? "failed without saying why";
        var words = line.Split(' ');
        if (words is not ["ready", var port, var password, _])
        {
            process.Dispose();
            throw new InvalidOperationException($"No PostgreSQL for the tests: {line}");
        }

        var address = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(port, CultureInfo.InvariantCulture),
            Username = "postgres",
            Password = password,
            // Many small databases share one server's connections.
            MaxPoolSize = 20,
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 2,
        };
        return new PostgresCluster(process, address);
    }

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public Task<string> CreateDatabaseAsync() => CreateDatabaseAsync("template0");

    /// <summary>
    /// Makes a database as a copy of a template, which <paramref name="fill"/> prepares the first time that
    /// <paramref name="template"/> is asked for: migrations run once, not once a test.
    /// </summary>
    /// <param name="template">A name for what the template holds; letters, digits and underscores.</param>
    /// <param name="fill">Gets the connection string of the empty template, which does not pool.</param>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> fill)
    {
        var filled = _templates.GetOrAdd(template, name => new Lazy<Task>(() => FillAsync(name, fill)));
        await filled.Value;
        return await CreateDatabaseAsync(template);
    }

    /// <summary>Drops a database made by this cluster, whoever is still connected.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using (var pooled = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)");
    }

    /// <summary>The address of a database in the form that <c>--database</c> takes.</summary>
    public static string ToUrl(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"postgres://{parts.Username}:{parts.Password}@{parts.Host}:{parts.Port}/{parts.Database}";
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task FillAsync(string template, Func<string, Task> fill)
    {
        await ExecuteAsync($"CREATE DATABASE \"{template}\" TEMPLATE template0");
        await fill(AddressOf(template, pooling: false));
    }

    private async Task<string> CreateDatabaseAsync(string template)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");
        return AddressOf(name, pooling: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(AddressOf("postgres", pooling: true));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string AddressOf(string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(_address.ConnectionString)
        {
            Database = database,
            Pooling = pooling,
        }.ConnectionString;
}
