using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Charter.Testing.Browser;

/// <summary>A page whose complaints are written down: console errors, thrown errors, requests that leave the machine.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();

    internal WatchedPage(IPage page)
    {
        Page = page;
        // A breach of the content security policy reaches the console as an error, so it is counted here too.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue($"console {message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue($"thrown: {error}");
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" or "ws" or "wss" && !address.IsLoopback)
            {
                complaints.Enqueue($"left the machine: {request.Url}");
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                complaints.Enqueue($"status {response.Status}: {response.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What the page has complained of so far.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
