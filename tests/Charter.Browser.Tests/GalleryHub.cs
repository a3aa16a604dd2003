using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Charter.Browser.Tests;

/// <summary>The live hub's contract as js/live.js speaks it: a page says what it watches and is told what changed.</summary>
public sealed class GalleryHub : Hub
{
    private static readonly ConcurrentBag<string> Seen = [];

    /// <summary>The topics that any page has asked for so far.</summary>
    public static IReadOnlyCollection<string> Watched => Seen;

    public async Task Watch(string[] topics)
    {
        foreach (var topic in topics)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, topic);
            Seen.Add(topic);
        }
    }
}
