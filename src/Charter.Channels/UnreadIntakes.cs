using System.Collections.Concurrent;
using System.Security.Cryptography;
using Charter.Desk.Conversations;
using Charter.Desk.Storage;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels;

/// <summary>
/// What was set apart because reading it ended the program: it must not be read again when the other side, which was told
/// nothing, brings it again. There is hardly ever any, so that it is asked for once and remembered.
/// </summary>
internal sealed class UnreadIntakes(IReadGate reads)
{
    private const string Prefix = "unread:";
    private ConcurrentDictionary<(ServedSubject Channel, string ExternalId), bool>? _known;

    /// <summary>The external id of what was set apart unread; nothing else is known of it than its bytes.</summary>
    public static string IdOf(string fingerprint) => Prefix + fingerprint;

    /// <summary>What has become of it by now; <c>null</c> for what was not set apart unread.</summary>
    public async ValueTask<IntakeState?> FindAsync(
        ServedSubject channel,
        string fingerprint,
        CancellationToken cancellationToken
    )
    {
        var known = await KnownAsync(cancellationToken);
        var id = IdOf(fingerprint);
        if (!known.ContainsKey((channel, id)))
        {
            return null;
        }

        await using var db = reads.Open();
        return await db
            .Intakes.Where(i => i.Channel == channel && i.ExternalId == id)
            .Select(i => (IntakeState?)i.State)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Remembers one that was set apart just now.</summary>
    public async Task AddAsync(ServedSubject channel, string fingerprint, CancellationToken cancellationToken) =>
        (await KnownAsync(cancellationToken))[(channel, IdOf(fingerprint))] = true;

    /// <summary>Whether these very bytes were stored by a write, so that something became of them.</summary>
    public async Task<bool> WasStoredAsync(ServedSubject channel, RawIntake raw, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(raw.Bytes.Span));
        await using var db = reads.Open();
        return await db.Intakes.AnyAsync(i => i.Channel == channel && i.FileHash == hash, cancellationToken);
    }

    private async ValueTask<ConcurrentDictionary<(ServedSubject Channel, string ExternalId), bool>> KnownAsync(
        CancellationToken cancellationToken
    )
    {
        if (Volatile.Read(ref _known) is { } known)
        {
            return known;
        }

        await using var db = reads.Open();
        var rows = await db
            .Intakes.Where(i => i.ExternalId.StartsWith(Prefix))
            .Select(i => new { i.Channel, i.ExternalId })
            .ToListAsync(cancellationToken);
        var read = new ConcurrentDictionary<(ServedSubject Channel, string ExternalId), bool>(
            rows.Select(r => KeyValuePair.Create((r.Channel, r.ExternalId), true))
        );
        return Interlocked.CompareExchange(ref _known, read, null) ?? read;
    }
}
