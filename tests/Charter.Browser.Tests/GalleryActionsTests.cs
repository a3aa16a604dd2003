using Charter.Testing.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests;

public sealed class GalleryActionsTests(GalleryFixture gallery) : IClassFixture<GalleryFixture>
{
    [Fact]
    public async Task Control_K_opens_the_palette_and_Enter_goes_to_what_was_typed()
    {
        await using var page = await gallery.OpenAsync("/design");

        await page.Page.Keyboard.PressAsync("Control+k");
        await page.Page.Locator("#palette").WaitForAsync();
        await page.TakeAsync("gallery-palette", whole: false);
        await page.ShouldBeSoundAsync();
        await page.Page.Keyboard.TypeAsync("inb");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForURLAsync("**/design/inbox");
    }

    [Fact]
    public async Task The_palette_asks_the_server_for_matches()
    {
        await using var page = await gallery.OpenAsync("/design");

        await page.Page.Keyboard.PressAsync("Control+k");
        await page.Page.Keyboard.TypeAsync("refund");
        await page.Page.Locator("#palette-found [role=option]").First.WaitForAsync();

        (await page.Page.Locator("#palette-found").InnerTextAsync()).ShouldContain("Refund for a cancelled order");
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task J_and_k_move_through_the_list_and_o_opens()
    {
        await using var page = await gallery.OpenAsync("/design/inbox");

        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("j");
        (await page.Page.Locator(".row-now").InnerTextAsync()).ShouldContain("Cannot sign in");
        await page.Page.Keyboard.PressAsync("k");
        (await page.Page.Locator(".row-now").InnerTextAsync()).ShouldContain("Refund");
        await page.Page.Keyboard.PressAsync("o");

        await page.Page.WaitForURLAsync("**/design/ticket");
    }

    [Fact]
    public async Task A_promise_opens_the_panel_that_says_why()
    {
        await using var page = await gallery.OpenAsync("/design/ticket");

        await page.Page.Locator(".promise-strip .promise").First.ClickAsync();
        await page.Page.GetByText("answered within 24 hours").WaitForAsync();
        await page.TakeAsync("gallery-panel", whole: false);

        await page.ShouldBeSoundAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        (await page.Page.Locator("#panel").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_script_a_promise_leads_to_the_page_that_says_why()
    {
        await using var page = await gallery.OpenAsync("/design/ticket", PageSetting.WithoutScript);

        await page.Page.Locator(".promise-strip .promise").First.ClickAsync();

        await page.Page.WaitForURLAsync("**/design/why");
        (await page.Page.Locator("blockquote").InnerTextAsync()).ShouldContain("answered within 24 hours");
    }

    [Fact]
    public async Task A_note_is_unmistakable_by_colour_lock_and_word()
    {
        await using var page = await gallery.OpenAsync("/design/ticket");
        var composer = page.Page.Locator("form[data-composer]");
        var paper = await Paper(composer);

        await composer.Locator("[value=note]").CheckAsync(new LocatorCheckOptions { Force = true });

        (
            await composer.GetByRole(AriaRole.Button, new() { Name = "Add note (staff only)" }).IsVisibleAsync()
        ).ShouldBeTrue();
        (await composer.GetByText("Internal: staff only").IsVisibleAsync()).ShouldBeTrue();
        (await composer.GetByRole(AriaRole.Button, new() { Name = "Send to Ada" }).IsVisibleAsync()).ShouldBeFalse();
        (await Paper(composer)).ShouldNotBe(paper);
        await page.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_is_written_richly_travels_as_HTML_and_as_text()
    {
        await using var page = await gallery.OpenAsync("/design/ticket");
        var composer = page.Page.Locator("form[data-composer]");

        await composer.Locator(".composer-rich").ClickAsync();
        await composer.GetByRole(AriaRole.Button, new() { Name = "Bold" }).ClickAsync();
        await page.Page.Keyboard.TypeAsync("Thank you");

        (await composer.Locator("input[name=html]").InputValueAsync()).ShouldContain("<b>Thank you</b>");
        (await composer.Locator("textarea[name=text]").InputValueAsync()).ShouldBe("Thank you");
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task Theme_and_language_are_remembered_and_applied_by_the_server()
    {
        await using var page = await gallery.OpenAsync("/design/inbox");

        await page.Page.Locator(".top-person").ClickAsync();
        await page.ShouldBeSoundAsync();
        await page.TakeAsync("gallery-menu", whole: false);
        await page.Page.Locator("button[name=theme][value=dark]").ClickAsync();
        await page.Page.Locator("html[data-theme=dark]").WaitForAsync();
        await page.Page.Locator(".top-person").ClickAsync();
        await page.Page.Locator("button[name=language][value=zh-Hans]").ClickAsync();
        await page.Page.Locator("html[lang=zh-Hans][data-theme=dark]").WaitForAsync();

        page.Page.Url.ShouldEndWith("/design/inbox");
        (await page.Page.Locator("h1").InnerTextAsync()).ShouldBe("收件箱");
    }

    [Fact]
    public async Task A_notice_left_before_a_redirect_is_shown_once()
    {
        await using var page = await gallery.OpenAsync("/design/public");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/design");

        (await page.Page.Locator("main > .notice").InnerTextAsync()).ShouldContain("Sent to Ada");
        await page.Page.ReloadAsync();
        (await page.Page.Locator("main > .notice").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task On_a_phone_More_opens_the_whole_rail()
    {
        await using var page = await gallery.OpenAsync("/design/inbox", PageSetting.Phone);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await page.Page.Locator("#rail").GetByText("Policy").WaitForAsync();

        await page.TakeAsync("gallery-rail-phone", whole: false);
        await page.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_part_is_fetched_again_when_its_topic_changes()
    {
        await using var page = await gallery.OpenAsync("/design");
        var part = page.Page.Locator("#gallery-live");
        var before = await part.InnerTextAsync();

        // The page hears what is said once it is connected, and nobody tells when that is: so it is said again.
        var seq = await TellUntilChangedAsync(part, before, 1);
        await TellUntilChangedAsync(part, await part.InnerTextAsync(), seq + 1);
        page.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("/inbox")]
    [InlineData("/ticket")]
    public async Task Mirrored_for_a_language_from_right_to_left_the_page_still_fits(string path)
    {
        await using var page = await gallery.OpenAsync("/design" + path, PageSetting.Phone with { Width = 1250 });

        await page.Page.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");

        await page.TakeAsync($"gallery{path.Replace('/', '-')}-rtl", whole: false);
        await page.ShouldNotScrollSidewaysAsync();
    }

    private static Task<string> Paper(ILocator composer) =>
        composer.EvaluateAsync<string>("element => getComputedStyle(element).backgroundColor");

    private async Task<int> TellUntilChangedAsync(ILocator part, string before, int seq)
    {
        for (var told = seq; told < seq + 200; told++)
        {
            await gallery.TellChangedAsync("gallery", told);
            await Task.Delay(100, TestContext.Current.CancellationToken);
            if (await part.InnerTextAsync() != before)
            {
                return told;
            }
        }

        throw new Xunit.Sdk.XunitException("The part was not fetched again though it was told 200 times.");
    }
}
