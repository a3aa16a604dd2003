using Charter.Server.Design;
using Charter.Server.Design.Gallery;

namespace Charter.Server.Hosting;

/// <summary>Every capability's pages and API, one line each.</summary>
internal static class DeskRoutes
{
    public static void Map(WebApplication app, ServeOptions options)
    {
        app.MapDesign();
        if (options.WithGallery)
        {
            app.MapDesignGallery();
        }

        HealthEndpoints.Map(app);
    }
}
