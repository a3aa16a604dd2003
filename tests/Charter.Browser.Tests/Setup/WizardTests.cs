using System.Net;
using System.Text.RegularExpressions;
using Charter.Testing.Browser;
using Charter.Testing.Servers;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Setup;

/// <summary>The first run, on the real program with an empty folder, as a person lives it.</summary>
public sealed partial class WizardTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task The_link_leads_in_five_steps_to_a_ticket_whose_clock_ticks()
    {
        await using var charter = await CharterProcess.StartAsync();
        var link = await LinkAsync(charter);
        await using var opened = await browser.OpenAsync(link);
        var page = opened.Page;

        (await page.InputValueAsync("#field-zone")).ShouldBe("Europe/Berlin");
        await page.FillAsync("[name=name]", "Brightwater");
        await ContinueAsync(page);

        (await page.InputValueAsync("[name=holidays]")).ShouldContain("Karfreitag");
        await page.FillAsync("[name=sat]", "10:00-14:00");
        await ContinueAsync(page);

        await page.ClickAsync("button[value=full]");
        (await page.Locator(".promise-lines li").CountAsync()).ShouldBeGreaterThan(5);
        (await page.Locator("#promises").InnerTextAsync()).ShouldContain(
            "All emails will be answered within 24 hours."
        );
        await opened.TakeAsync("setup-policy");
        await ContinueAsync(page);

        await page.FillAsync("[name=name]", "Ada Lovelace");
        await page.FillAsync("[name=email]", "ada@brightwater.example");
        await page.FillAsync("[name=password]", Password);
        await page.FillAsync("[name=again]", Password);
        await ContinueAsync(page);

        await page.ClickAsync("button[value=later]");
        await page.WaitForURLAsync("**/welcome*");
        await opened.TakeAsync("setup-welcome");
        (await page.Locator(".promise-strip li").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Locator(".promise-running").CountAsync()).ShouldBeGreaterThan(0);
        await opened.ShouldBeSoundAsync();

        using var client = new HttpClient();
        (await client.GetAsync(new Uri(link))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(new Uri(link + "/mail"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(new Uri(charter.BaseAddress, "/setup/another"))).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task Without_scripts_the_wizard_keeps_what_was_typed_through_errors_and_steps_back()
    {
        await using var charter = await CharterProcess.StartAsync();
        var link = await LinkAsync(charter);
        await using var opened = await browser.OpenAsync(link, PageSetting.WithoutScript);
        var page = opened.Page;

        await page.FillAsync("[name=name]", "Brightwater");
        await page.FillAsync("[name=publicUrl]", "help.example.com");
        await ContinueAsync(page);
        (await page.InputValueAsync("[name=name]")).ShouldBe("Brightwater");
        (await page.InputValueAsync("[name=publicUrl]")).ShouldBe("help.example.com");
        (await page.Locator("#field-publicUrl-error").InnerTextAsync()).ShouldContain("https://");

        await page.FillAsync("[name=publicUrl]", "https://help.example.com");
        await ContinueAsync(page);
        await page.FillAsync("[name=mon]", "nine to five");
        await page.FillAsync("[name=holidays]", "2026-12-24 09:00-13:00 Christmas Eve");
        await ContinueAsync(page);
        (await page.InputValueAsync("[name=mon]")).ShouldBe("nine to five");
        await page.FillAsync("[name=mon]", "9-12, 13-17");
        await ContinueAsync(page);

        await page.FillAsync("[name=text]", "All emails will be answered within [X] hours.");
        await ContinueAsync(page);
        (await page.Locator("#promises").InnerTextAsync()).ShouldContain("[X]");
        await page.FillAsync("[name=text]", "All emails will be answered within 24 hours.");
        await ContinueAsync(page);

        await page.ClickAsync("text=Back");
        await page.ClickAsync("text=Back");
        (await page.InputValueAsync("[name=mon]")).ShouldBe("9-12, 13-17");
        (await page.InputValueAsync("[name=holidays]")).ShouldBe("2026-12-24 09:00-13:00 Christmas Eve");
        await ContinueAsync(page);
        (await page.InputValueAsync("[name=text]")).ShouldBe("All emails will be answered within 24 hours.");
    }

    [Fact]
    public async Task A_stranger_who_guesses_a_link_sees_nothing()
    {
        await using var charter = await CharterProcess.StartAsync();
        using var client = new HttpClient();

        (await client.GetAsync(new Uri(charter.BaseAddress, "/setup/AAAAAAAAAAAAAAAAAAAAAA"))).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task Every_step_is_sound_in_the_dark_on_a_phone_and_in_Chinese()
    {
        await using var charter = await CharterProcess.StartAsync();
        var link = await LinkAsync(charter);
        var setting = PageSetting.Phone with { Dark = true, Language = "zh-CN" };
        await using var opened = await browser.OpenAsync(link, setting);
        var page = opened.Page;

        await LookAsync(opened, "company");
        await page.FillAsync("[name=name]", "清水公司");
        await ContinueAsync(page);
        await LookAsync(opened, "hours");
        await ContinueAsync(page);
        await page.ClickAsync("button[value=small-team]");
        await LookAsync(opened, "policy");
        await ContinueAsync(page);
        await LookAsync(opened, "administrator");
        await page.FillAsync("[name=name]", "李明");
        await page.FillAsync("[name=email]", "liming@example.com");
        await page.FillAsync("[name=password]", Password);
        await page.FillAsync("[name=again]", Password);
        await ContinueAsync(page);
        await LookAsync(opened, "mail");

        await using var desktop = await browser.OpenAsync(link + "/mail");
        await desktop.TakeAsync("setup-mail-light");
        await desktop.ShouldBeSoundAsync();
        await desktop.Page.GotoAsync(link + "/hours");
        await desktop.TakeAsync("setup-hours-light");
        await desktop.ShouldBeSoundAsync();
    }

    private static async Task LookAsync(WatchedPage opened, string step)
    {
        await opened.TakeAsync($"setup-{step}-phone-dark-zh");
        await opened.ShouldBeSoundAsync();
    }

    private static Task ContinueAsync(IPage page) =>
        page.ClickAsync("main form .form-actions:last-child button.btn-primary");

    private static async Task<string> LinkAsync(CharterProcess charter)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (SetupLink().Match(charter.Output) is { Success: true } found)
            {
                return found.Value;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        throw new InvalidOperationException($"No set-up link was printed. The program wrote:\n{charter.Output}");
    }

    [GeneratedRegex(@"http://\S+/setup/[\w-]+")]
    private static partial Regex SetupLink();
}
