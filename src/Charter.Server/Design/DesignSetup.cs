using System.Text.Encodings.Web;
using System.Text.Unicode;
using Charter.Server.Words;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Charter.Server.Design;

/// <summary>Registers what pages are made of, and maps the addresses that every page uses.</summary>
public static class DesignSetup
{
    /// <summary>Adds pages, words, assets, notices and antiforgery.</summary>
    public static void AddDesign(this IServiceCollection services, Action<DesignOptions>? configure = null)
    {
        var options = new DesignOptions();
        configure?.Invoke(options);
        services.AddSingleton(options);
        // Chinese stays Chinese in the page instead of a row of numbers; what HTML gives meaning to is still encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "charter.antiforgery");
        services.AddDataProtection();
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Assets>();
        services.AddSingleton<WordStore>();
        services.AddSingleton<NoticeCookie>();
        services.AddScoped(provider => new Wordbook(
            provider.GetRequiredService<WordStore>(),
            RequestLanguage.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext)
        ));
        services.AddScoped<PageState>();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
    }

    /// <summary>Adds the headers, the reader's culture and compression, in front of everything that answers.</summary>
    public static void UseDesign(this IApplicationBuilder app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.Use(
            (http, next) =>
            {
                var culture = http.RequestServices.GetRequiredService<Wordbook>().Culture;
                (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (
                    culture,
                    culture
                );
                return next(http);
            }
        );
    }

    /// <summary>Maps assets, the company's colours and the reader's preferences.</summary>
    public static void MapDesign(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(Assets.Prefix + "{version}/{**path}", AssetsEndpoint.Serve)
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes.MapGet("/theme.css", BrandEndpoint.ServeAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/preferences/theme", PreferencesEndpoints.SetTheme).AllowAnonymous().ExcludeFromDescription();
        routes
            .MapPost("/preferences/language", PreferencesEndpoints.SetLanguage)
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
