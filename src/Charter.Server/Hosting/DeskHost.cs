using Charter.Desk.Storage;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Live;
using Charter.Server.Security;

namespace Charter.Server.Hosting;

/// <summary>Puts one node of the desk together and starts it.</summary>
public static class DeskHost
{
    /// <summary>Opens and migrates the database, then starts pages, API, mail and clocks. Returns when the desk answers.</summary>
    public static async Task<WebApplication> StartAsync(
        ServeOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var app = Build(options, TimeProvider.System);
        try
        {
            await app.Services.GetRequiredService<IDeskDatabase>().Migrator.MigrateAsync(cancellationToken);
            await app.StartAsync(cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts the program together without starting it or touching the schema.</summary>
    public static WebApplication Build(ServeOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Directory.CreateDirectory(options.DataDirectory);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "charter" }
        );
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Uploads have their own, larger limit where they are expected.
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        // The keys are encrypted where they are stored (DatabaseKeyRepository), which the framework can't see and warns of.
        builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        DeskServices.Add(builder.Services, options, time);

        var app = builder.Build();
        app.UseDesign();
        app.UseMiddleware<ApiErrors>();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHub<LiveHub>(LiveHub.Path);
        DeskRoutes.Map(app, options);
        return app;
    }
}
