using Charter.Desk.Staff;
using Charter.Testing.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Policies;

/// <summary>The policy as people read it.</summary>
public sealed class PolicyPagesTests(DeskWithPolicy desk) : IClassFixture<DeskWithPolicy>
{
    [Fact]
    public async Task The_document_shows_its_promises_in_the_text_and_in_the_margin()
    {
        await using var page = await desk.OpenAsync(Role.Representative, "/policy");

        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Customer Service Policy");
        await Assertions.Expect(page.Page.Locator(".policy-facts")).ToContainTextAsync("Version 2");
        await Assertions.Expect(page.Page.Locator(".policy-facts")).ToContainTextAsync("signed by Mary Jackson");
        var email = page.Page.Locator(".paper-row", new() { HasText = "All emails will be answered within 24 hours." });
        await Assertions.Expect(email.Locator(".says.family-respond strong").First).ToHaveTextAsync("within 24 hours");
        await Assertions.Expect(email.Locator(".margin-kind").First).ToHaveTextAsync("Answer");
        await Assertions.Expect(email.Locator(".margin-kept a").First).ToContainTextAsync("% kept in 30 days");
        await Assertions.Expect(page.Page.Locator(".slot", new() { HasText = "[NAME]" })).ToBeVisibleAsync();
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_link_from_why_lands_on_the_sentence()
    {
        var line =
            DeskWithPolicy
                .Text.Split('\n')
                .ToList()
                .FindIndex(l => l.StartsWith("All emails", StringComparison.Ordinal)) + 1;
        await using var page = await desk.OpenAsync(Role.Representative, $"/policy#line-{line}");
        await page.Page.GotoAsync(desk.Desk.Address + $"/policy#line-{line}");

        await Assertions.Expect(page.Page.Locator(":target")).ToContainTextAsync("All emails will be answered");
    }

    [Fact]
    public async Task A_sentence_without_a_clock_opens_its_advice()
    {
        await using var page = await desk.OpenAsync(Role.Manager, "/policy");

        await page.Page.Locator("a.unread").First.ClickAsync();

        await Assertions.Expect(page.Page.Locator(".margin-note[open] .margin-advice").First).ToBeVisibleAsync();
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task Somebody_who_may_not_edit_reads_the_same_pages_without_the_buttons()
    {
        await using var page = await desk.OpenAsync(Role.Representative, "/policy");
        (await page.Page.GetByText("New draft from this").CountAsync()).ShouldBe(0);

        await page.Page.GotoAsync(desk.Desk.Address + "/policy/hours");
        await Assertions.Expect(page.Page.Locator("[name=hours-mon]")).ToBeDisabledAsync();
        (await page.Page.Locator("button[value=save]").CountAsync()).ShouldBe(0);
    }
}
