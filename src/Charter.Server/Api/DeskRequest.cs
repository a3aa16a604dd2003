using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Security;
using NodaTime;

namespace Charter.Server.Api;

/// <summary>
/// One HTTP request's way into the desk: who asks, at which instant, with which request id. Endpoints and pages call
/// slices through it; the clock is read here, once.
/// </summary>
public sealed class DeskRequest
{
    /// <summary>The header in which a client sends its own id for a write.</summary>
    public const string IdempotencyHeader = "Idempotency-Key";

    // An id that does not fit its column would be cut, and two cut ids could be the same.
    private const int LongestRequestId = 64;
    private readonly IWriteGate _writes;
    private readonly IReadGate _reads;
    private readonly HttpContext _http;

    public DeskRequest(IWriteGate writes, IReadGate reads, TimeProvider time, IHttpContextAccessor accessor)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(accessor);
        _writes = writes;
        _reads = reads;
        _http = accessor.HttpContext ?? throw new InvalidOperationException("There is no HTTP request here.");
        Now = Microseconds.Truncate(Instant.FromDateTimeOffset(time.GetUtcNow()));
    }

    /// <summary>The instant of the request.</summary>
    public Instant Now { get; }

    /// <summary>Who asks.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint allows strangers and must not ask.</exception>
    public Actor Actor => Who.Actor;

    /// <summary>Who asks, with name, language and zone.</summary>
    public ActorFeature Who =>
        _http.Features.Get<ActorFeature>() ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsKnown => _http.Features.Get<ActorFeature>() is not null;

    /// <summary>Reads with a context of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<DeskContext, CancellationToken, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var db = _reads.Open();
        return await read(db, _http.RequestAborted);
    }

    /// <summary>Writes as the actor, once for each request id that the client sent.</summary>
    public Task<Outcome<T>> WriteAsync<T>(Func<DeskContext, CancellationToken, Task<Outcome<T>>> work) =>
        WriteAsAsync(Actor, work);

    /// <summary>Writes as somebody else: the desk itself, or a customer known by a link.</summary>
    public async Task<Outcome<T>> WriteAsAsync<T>(
        Actor actor,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work
    )
    {
        var (requestId, refusal) = RequestId();
        if (refusal is not null)
        {
            return refusal;
        }

        // A write that has begun is finished even if the browser goes away: half-known is worse than done.
        return await _writes.WriteAsync(new WriteRequest(actor, Now, requestId), work, CancellationToken.None);
    }

    private (string? Id, Refusal? Refusal) RequestId()
    {
        string? id = _http.Request.Headers[IdempotencyHeader];
        if (id is null && _http.Request.HasFormContentType)
        {
            id = _http.Request.Form["requestId"];
        }

        return id switch
        {
            null or "" => (null, null),
            { Length: > LongestRequestId } => (null, new InvalidField("idempotencyKey", "at most 64 characters.")),
            _ => (id, null),
        };
    }
}
