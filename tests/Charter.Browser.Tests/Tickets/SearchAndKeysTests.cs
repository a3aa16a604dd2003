using System.Text.RegularExpressions;
using Charter.Desk.Staff;
using Charter.Testing.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Tickets;

/// <summary>Finding what was written, and working with the keyboard alone.</summary>
public sealed class SearchAndKeysTests(DeskWithTickets desk) : IClassFixture<DeskWithTickets>
{
    [Fact]
    public async Task Words_of_a_message_find_its_ticket_and_are_marked_in_it()
    {
        await using var page = await desk.OpenAsync("/inbox");
        await page.Page.FillAsync(".top-search input", "machine stood");
        await page.Page.PressAsync(".top-search input", "Enter");

        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Search: machine stood");
        var row = page.Page.Locator("tbody tr").First;
        await Assertions.Expect(row).ToContainTextAsync("Which plan includes on-site support?");
        (await row.Locator(".found-passage mark").AllInnerTextsAsync()).ShouldBe(["machine", "stood"]);
        (await page.Page.Locator("tbody tr").CountAsync()).ShouldBe(1);
        await page.ShouldBeSoundAsync();

        await page.Page.GotoAsync(desk.Desk.Address + "/search?q=lovelace");
        await Assertions.Expect(page.Page.Locator(".search-customers mark")).ToHaveTextAsync("Lovelace");
    }

    [Fact]
    public async Task The_palette_finds_what_was_written_and_Enter_opens_it()
    {
        await using var page = await desk.OpenAsync("/inbox");
        await page.Page.Keyboard.PressAsync("Control+k");
        await page.Page.Keyboard.TypeAsync("machine stood");
        var option = page.Page.Locator("#palette-found [role=option]");
        await Assertions.Expect(option).ToHaveTextAsync([new Regex("Which plan includes on-site support")]);
        await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "true");

        await page.Page.Keyboard.PressAsync("Enter");

        await page.Page.WaitForURLAsync($"**/tickets/{desk.Ada}*");
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task Keys_are_listed_under_the_question_mark_and_do_what_they_say()
    {
        await using var page = await desk.OpenAsync("/inbox?view=all");
        await page.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Page.Locator("#keys")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator("#keys")).ToBeHiddenAsync();

        await page.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Page.Locator("tbody tr").First).ToHaveClassAsync(new Regex("row-now"));
        await page.Page.Keyboard.PressAsync("o");
        await page.Page.WaitForURLAsync("**/tickets/*");
        await page.Page.WaitForLoadStateAsync();

        await page.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Page.Locator("[name=mode][value=note]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Page.Locator(".composer-rich")).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("rn?");
        await Assertions.Expect(page.Page.Locator(".composer-rich")).ToHaveTextAsync("rn?");
        await Assertions.Expect(page.Page.Locator("#keys")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("/inbox?view=all")]
    [InlineData("ticket")]
    [InlineData("/tickets/new")]
    [InlineData("/settings/people")]
    [InlineData("/policy/hours")]
    public async Task Tab_begins_at_the_skip_link_and_whatever_it_reaches_shows_that_it_is_there(string path)
    {
        var address = path == "ticket" ? $"/tickets/{desk.Ada}" : path;
        await using var page = await desk.Desk.OpenAsync(Role.Administrator, address);
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Page.Locator(".skip-link")).ToBeFocusedAsync();

        var hidden = new List<string>();
        for (var step = 0; step < 45; step++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            if (await page.Page.EvaluateAsync<string?>(UnseenFocus) is { } element)
            {
                hidden.Add(element);
            }
        }

        hidden.ShouldBeEmpty();
    }

    // The element with the focus, where neither it nor its label is outlined in the window.
    private const string UnseenFocus = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          // The calendar's button inside the field outlines itself.
          if (e.type === "date" && !e.matches(":focus-visible")) return null;
          const shown = (x) => {
            if (!x) return false;
            const style = getComputedStyle(x), box = x.getBoundingClientRect();
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && box.width > 4 && box.height > 4
              && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          };
          return shown(e) || shown(e.closest("label")) ? null : e.outerHTML.slice(0, 160);
        }
        """;
}
