using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Shouldly;

namespace Charter.Testing.Browser;

/// <summary>What every page of Charter must hold.</summary>
public static class PageChecks
{
    /// <summary>Nothing in the console, no breach of the content security policy, nothing fetched from elsewhere.</summary>
    public static void ShouldBeQuiet(this WatchedPage page) => page.Complaints.ShouldBeEmpty();

    /// <summary>No violation that axe can find, with the WCAG 2.2 AA rules and its best practices.</summary>
    public static async Task ShouldBeAccessibleAsync(this WatchedPage page)
    {
        var result = await page.Page.RunAxe();
        result.Violations.Select(Describe).ShouldBeEmpty();
    }

    /// <summary>Nothing wider than the window, so that nobody scrolls sideways to read.</summary>
    public static async Task ShouldNotScrollSidewaysAsync(this WatchedPage page)
    {
        var tooWide = await page.Page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
              [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                .slice(0, 5).map(e => `${e.tagName.toLowerCase()}.${e.className} reaches ${Math.round(e.getBoundingClientRect().right)}`)
                .concat(`the document is ${document.documentElement.scrollWidth} wide`)
            """
        );
        tooWide.ShouldBeEmpty();
    }

    /// <summary>All of the above.</summary>
    public static async Task ShouldBeSoundAsync(this WatchedPage page)
    {
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
        page.ShouldBeQuiet();
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: "
        + string.Join(
            " | ",
            violation
                .Nodes.Take(4)
                .Select(node => $"{node.Html} ({node.Any.Select(check => check.Message).FirstOrDefault()})")
        );
}
