using Npgsql;

namespace Charter.Storage.Postgres.Writing;

/// <summary>Asks the server what became of a transaction whose connection was lost during its commit.</summary>
internal static class LostTransactions
{
    private const int MostLooks = 100;

    /// <exception cref="InvalidOperationException">The server still does not know, or cannot be reached.</exception>
    public static async Task<bool> WasCommittedAsync(NpgsqlDataSource source, string id)
    {
        for (var looks = 1; looks <= MostLooks; looks++)
        {
            if (await LookAsync(source, id) is { } status && status is not "in progress")
            {
                return status is "committed";
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        throw new InvalidOperationException(
            "The connection was lost during a commit and the server could not be asked what became of it. "
                + "Look whether the change is there before you repeat it."
        );
    }

    private static async Task<string?> LookAsync(NpgsqlDataSource source, string id)
    {
        try
        {
            await using var command = source.CreateCommand("SELECT pg_xact_status($1::xid8)");
            command.Parameters.Add(new() { Value = id });
            return await command.ExecuteScalarAsync() as string;
        }
        catch (NpgsqlException error) when (WriteFailures.IsLostConnection(error))
        {
            return null;
        }
    }
}
