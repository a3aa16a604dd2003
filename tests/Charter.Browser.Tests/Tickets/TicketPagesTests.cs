using Charter.Testing.Browser;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Tickets;

/// <summary>The pages of tickets on a tablet; <see cref="Pages.EveryPageTests"/> looks at them at every other size.</summary>
public sealed class TicketPagesTests(DeskWithTickets desk) : IClassFixture<DeskWithTickets>
{
    private static readonly PageSetting Tablet = new(Width: 900, Dark: true);

    [Theory]
    [InlineData("inbox")]
    [InlineData("late")]
    [InlineData("why")]
    [InlineData("new")]
    [InlineData("search")]
    public async Task A_page_is_sound_on_a_tablet(string name)
    {
        await using var page = await desk.OpenAsync(PathOf(name), Tablet);
        if (name == "why")
        {
            var why = await page.Page.Locator(".promise-strip a.promise").First.GetAttributeAsync("href");
            await page.Page.GotoAsync(desk.Desk.Address + why);
        }

        await page.TakeAsync($"desk-{name}-tablet");

        (await page.Page.Locator("h1").First.IsVisibleAsync()).ShouldBeTrue();
        await page.ShouldBeSoundAsync();
    }

    private string PathOf(string name) =>
        name switch
        {
            "inbox" => "/inbox?view=all",
            "why" => $"/tickets/{desk.Ada}?list=%3Fview%3Dall",
            "late" => $"/tickets/{desk.Late}",
            "new" => "/tickets/new",
            _ => "/search?q=order",
        };
}
