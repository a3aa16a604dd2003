using Microsoft.Data.Sqlite;

namespace Charter.Storage.Sqlite;

/// <summary>Copies a desk's database while the desk runs.</summary>
public static class SqliteBackup
{
    /// <summary>
    /// Writes one consistent, compact copy of the database (<c>VACUUM INTO</c>): everything that was committed when it began.
    /// It reads like any other reader and holds up nobody.
    /// </summary>
    /// <param name="folder">The desk's folder.</param>
    /// <param name="target">The file to write, which must not exist.</param>
    /// <param name="cancellationToken">Gives up before it begins; SQLite does it in one go.</param>
    /// <exception cref="FileNotFoundException">There is no desk in the folder.</exception>
    public static async Task CopyAsync(string folder, string target, CancellationToken cancellationToken = default)
    {
        var file = DataFolder.DatabaseFileIn(folder);
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no desk in {folder}.", file);
        }

        await using var connection = new SqliteConnection(SqliteConnections.ReaderString(file));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$target", target);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
