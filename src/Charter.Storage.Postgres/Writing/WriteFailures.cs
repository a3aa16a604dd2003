using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Charter.Storage.Postgres.Writing;

/// <summary>Which failures another try can mend.</summary>
internal static class WriteFailures
{
    private const double FirstPauseMilliseconds = 5;
    private const double LongestPauseMilliseconds = 500;

    public static bool AreWorthAnotherTry(Exception error) =>
        error is DbUpdateConcurrencyException or WriteLostException
        || Find<PostgresException>(error) is { } refused && IsMeeting(refused.SqlState)
        || IsLostConnection(error);

    /// <summary>Whether the connection went, rather than the server refusing something.</summary>
    public static bool IsLostConnection(Exception error) =>
        Find<PostgresException>(error) is { } refused
            ? refused.SqlState.StartsWith("08", StringComparison.Ordinal)
                || refused.SqlState
                    is PostgresErrorCodes.AdminShutdown
                        or PostgresErrorCodes.CrashShutdown
                        or PostgresErrorCodes.CannotConnectNow
            : Find<NpgsqlException>(error)?.InnerException is IOException or System.Net.Sockets.SocketException;

    /// <summary>Longer after each try, and by chance, so that two that met don't meet again.</summary>
    public static TimeSpan PauseAfter(int tries) =>
        TimeSpan.FromMilliseconds(
            Math.Min(LongestPauseMilliseconds, FirstPauseMilliseconds * Math.Pow(2, tries))
                * (0.5 + (Random.Shared.NextDouble() / 2))
        );

    // A unique key that another writer took meanwhile counts: with a fresh view the work finds that row, or the
    // pipeline finds the stored answer of the same request.
    private static bool IsMeeting(string state) =>
        state
            is PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.UniqueViolation;

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
            {
                return found;
            }
        }

        return null;
    }
}
