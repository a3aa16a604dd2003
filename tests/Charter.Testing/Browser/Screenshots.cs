using Microsoft.Playwright;

namespace Charter.Testing.Browser;

/// <summary>Writes pictures of pages into <c>artifacts/screenshots</c>, which git ignores, for people to look at.</summary>
public static class Screenshots
{
    /// <summary>Takes the whole page and returns the file's path.</summary>
    public static async Task<string> TakeAsync(this WatchedPage page, string name, bool whole = true)
    {
        var path = Path.Combine(Root(), "artifacts", "screenshots", $"{name}.png");
        await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = whole });
        return path;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Charter.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds Charter.slnx.");
    }
}
