using Charter.Server.Design;
using Charter.Server.Design.Gallery;
using Charter.Server.Live;
using Charter.Testing.Browser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Charter.Browser.Tests;

/// <summary>The design gallery on a free port of this machine, and a browser to look at it.</summary>
public sealed class GalleryFixture : IAsyncLifetime
{
    private WebApplication? app;

    public BrowserFixture Browser { get; } = new();

    /// <summary>Where the gallery answers, without a slash at the end.</summary>
    public string Address => app!.Urls.First();

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDesign(options =>
            (options.Shell, options.Brand) = (GallerySamples.ShellAsync, GallerySamples.BrandAsync)
        );
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSignalR();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseDesign();
        app.UseRouting();
        app.UseAntiforgery();
        app.MapDesign();
        app.MapDesignGallery();
        app.MapHub<GalleryHub>(LiveHub.Path);
        await app.StartAsync();
    }

    /// <summary>Tells every page that watches a topic that it has changed.</summary>
    public Task TellChangedAsync(string topic, long seq) =>
        app!
            .Services.GetRequiredService<IHubContext<GalleryHub>>()
            .Clients.Group(topic)
            .SendAsync("changed", topic, seq);

    public Task<WatchedPage> OpenAsync(string path, PageSetting? setting = null) =>
        Browser.OpenAsync(Address + path, setting);

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }
}
