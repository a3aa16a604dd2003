using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Charter.Server.Live;

/// <summary>
/// The open sockets of this node and whose they are. A socket keeps the user that it was opened with, so a person whose
/// session ends must be cut off here; the framework does not do it.
/// </summary>
public sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, (HubCallerContext Context, long SessionId, long StaffId)> _open = new(
        StringComparer.Ordinal
    );

    /// <summary>Names of the staff that are connected, by id.</summary>
    public IReadOnlySet<long> Present => _open.Values.Select(o => o.StaffId).ToHashSet();

    public void Add(HubCallerContext context, long sessionId, long staffId)
    {
        ArgumentNullException.ThrowIfNull(context);
        _open[context.ConnectionId] = (context, sessionId, staffId);
    }

    public void Remove(string connectionId) => _open.TryRemove(connectionId, out _);

    /// <summary>Cuts off a session.</summary>
    public void AbortSession(long sessionId) => Abort(open => open.SessionId == sessionId);

    /// <summary>Cuts off a person.</summary>
    public void AbortStaff(long staffId) => Abort(open => open.StaffId == staffId);

    private void Abort(Func<(HubCallerContext Context, long SessionId, long StaffId), bool> which)
    {
        foreach (var open in _open.Values.Where(which))
        {
            open.Context.Abort();
        }
    }
}
