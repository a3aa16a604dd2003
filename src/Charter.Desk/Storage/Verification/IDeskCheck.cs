using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>
/// One invariant of the desk that <c>charter verify</c> holds what is stored against. All checks stand in one explicit
/// list. A check only reads, streams what it reads, and yields one finding for each object that is wrong.
/// </summary>
public interface IDeskCheck
{
    /// <summary>The invariant in a few words, for example <c>journal seals</c>.</summary>
    string Name { get; }

    /// <summary>Reads everything that the invariant is about, from one snapshot where the database can give one.</summary>
    /// <param name="db">A context for reading.</param>
    /// <param name="now">The instant of the verification.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    IAsyncEnumerable<CheckFinding> RunAsync(DeskContext db, Instant now, CancellationToken cancellationToken);
}
