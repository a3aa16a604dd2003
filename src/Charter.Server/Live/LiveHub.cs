using System.Globalization;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Server.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Live;

/// <summary>
/// Tells open pages that something changed: a topic and the journal's sequence number, never content. A page that
/// hears it fetches what it shows again, with its own rights; a page that misses it asks on its own after a while.
/// </summary>
[Authorize]
public sealed class LiveHub(LiveConnections connections, IReadGate reads) : Hub
{
    /// <summary>The address of the hub.</summary>
    public const string Path = "/hub";

    /// <summary>The call that the client hears: topic, sequence number.</summary>
    public const string Changed = "changed";

    private const int MostTopics = 50;
    private const string WatchedItem = "watched";

    public override Task OnConnectedAsync()
    {
        if (Who is not { SessionId: { } session } who)
        {
            Context.Abort();
            return Task.CompletedTask;
        }

        connections.Add(Context, session, who.Actor.Id);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Says what the page shows, in place of what it said before. Topics that it may not see are passed over.</summary>
    public async Task Watch(string[] topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        foreach (var old in Context.Items.TryGetValue(WatchedItem, out var had) ? (List<string>)had! : [])
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, old);
        }

        var watched = new List<string>();
        foreach (var topic in topics.Take(MostTopics))
        {
            if (await MayWatchAsync(topic))
            {
                await Groups.AddToGroupAsync(Context.ConnectionId, topic);
                watched.Add(topic);
            }
        }

        Context.Items[WatchedItem] = watched;
    }

    private ActorFeature? Who => Context.GetHttpContext()?.Features.Get<ActorFeature>();

    private async Task<bool> MayWatchAsync(string topic)
    {
        if (LiveTopics.AreOpenToStaff(topic))
        {
            return true;
        }

        if (
            Who is not { } who
            || !topic.StartsWith(LiveTopics.TicketPrefix, StringComparison.Ordinal)
            || !long.TryParse(
                topic.AsSpan(LiveTopics.TicketPrefix.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var id
            )
        )
        {
            return false;
        }

        await using var db = reads.Open();
        return await db.Tickets.VisibleTo(who.Actor).AnyAsync(t => t.Id == id, Context.ConnectionAborted);
    }
}
