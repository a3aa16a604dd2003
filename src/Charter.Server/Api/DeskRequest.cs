using System.Security.Cryptography;
using System.Text;
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

    // What the column takes; ids of forms are at most this long, keys of clients become this long.
    private const int LongestRequestId = 64;
    private const int LongestKey = 255;
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

    /// <summary>
    /// Writes without remembering the answer, whatever request id came: for answers that hold a secret, which is not
    /// kept anywhere.
    /// </summary>
    public Task<Outcome<T>> WriteOnceAsync<T>(Func<DeskContext, CancellationToken, Task<Outcome<T>>> work) =>
        WriteOnceAsAsync(Actor, work);

    /// <summary>
    /// The same as somebody else. For all that strangers cause, too: by naming an id twice they must not get around being
    /// counted, nor at what another was answered.
    /// </summary>
    public Task<Outcome<T>> WriteOnceAsAsync<T>(
        Actor actor,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work
    ) => _writes.WriteAsync(new WriteRequest(actor, Now), work, CancellationToken.None);

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
        string? key = _http.Request.Headers[IdempotencyHeader];
        if (!string.IsNullOrEmpty(key))
        {
            return key.Length > LongestKey
                ? (null, new InvalidField("idempotencyKey", "at most 255 characters."))
                : (ForThisAddress(key), null);
        }

        string? id = _http.Request.HasFormContentType ? _http.Request.Form["requestId"] : (string?)null;
        return id switch
        {
            null or "" => (null, null),
            { Length: > LongestRequestId } => (null, new InvalidField("requestId", "at most 64 characters.")),
            _ => (id, null),
        };
    }

    // A key belongs to one method and address: sent to another ticket by mistake, it must not pass for done there. As
    // much of the key is kept as fits, so that people find it in the journal.
    private string ForThisAddress(string key)
    {
        var whole = $"{_http.Request.Method} {_http.Request.PathBase}{_http.Request.Path} {key}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..24];
        var shown = FieldText.CleanLine(key, LongestRequestId - hash.Length - 1);
        return $"{shown}:{hash}";
    }
}
