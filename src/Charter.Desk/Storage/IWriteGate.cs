using Charter.Desk.Shared;

namespace Charter.Desk.Storage;

/// <summary>
/// The only way to write. Work runs in one transaction together with its reactions and its journal rows; when the
/// returned task ends, it is durable. SQLite: one writer for the process, many requests in one commit. PostgreSQL: a
/// transaction each, tried again with a fresh context when two writers met.
/// </summary>
public interface IWriteGate
{
    /// <summary>
    /// Carries out <paramref name="work"/> once. Repeating it with the same actor and request id gives the first
    /// result again and does nothing. A refusal or an exception leaves no trace.
    /// </summary>
    Task<Outcome<T>> WriteAsync<T>(
        WriteRequest request,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
        CancellationToken cancellationToken = default
    );
}
