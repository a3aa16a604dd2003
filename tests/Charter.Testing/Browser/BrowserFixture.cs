using Microsoft.Playwright;
using Xunit;

namespace Charter.Testing.Browser;

/// <summary>
/// Debian's Chromium under Playwright, started once for a test class or collection. Nothing is downloaded; where the
/// browser is missing, the tests fail and say so.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    // In milliseconds: how long a page may take before a test gives up on it.
    private const float Patience = 180_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The running browser.</summary>
    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser has not been started.");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            throw new FileNotFoundException(
                $"{Chromium} is missing, and these tests need a real browser: apt-get install chromium.",
                Chromium
            );
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium,
                Args = Arguments,
                Headless = true,
            }
        );
    }

    /// <summary>Opens a page of a size, theme and language, in a fresh context, and watches what goes wrong in it.</summary>
    public async Task<WatchedPage> OpenAsync(string address, PageSetting? setting = null)
    {
        var wanted = setting ?? PageSetting.Desktop;
        var context = await Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = wanted.Width, Height = wanted.Height },
                ColorScheme = wanted.Dark ? ColorScheme.Dark : ColorScheme.Light,
                Locale = wanted.Language,
                TimezoneId = "Europe/Berlin",
                ReducedMotion = ReducedMotion.Reduce,
                JavaScriptEnabled = wanted.Script,
            }
        );
        // Machines that test are busy machines; nothing is asserted of speed here.
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var watched = new WatchedPage(page);
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return watched;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
