using Charter.Desk.Storage.Migrations;
using Charter.Storage.Sqlite;

namespace Charter.Server.Commands;

/// <summary>Says in words why a command could not work with the database. What it does not know stays an exception with its trace.</summary>
internal static class DatabaseProblem
{
    public static string? Explain(Exception problem) =>
        problem switch
        {
            InvalidDataException
            or SchemaMismatchException
            or DataFolderInUseException
            or FileNotFoundException
            or UnauthorizedAccessException => problem.Message,
            Npgsql.NpgsqlException => $"PostgreSQL can't be reached or refused: {problem.Message}",
            Microsoft.Data.Sqlite.SqliteException => $"The database file can't be used: {problem.Message}",
            _ => null,
        };
}
