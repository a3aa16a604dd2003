using Charter.Testing.Browser;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Tickets;

public sealed class TicketPagesTests(DeskWithTickets desk) : IClassFixture<DeskWithTickets>
{
    private static readonly (string Name, PageSetting Setting)[] Settings =
    [
        ("light", PageSetting.Desktop),
        ("dark", PageSetting.Night),
        ("phone", PageSetting.Phone),
        ("zh", PageSetting.Chinese),
        ("tablet-dark", new PageSetting(Width: 900, Dark: true)),
    ];

    public static TheoryData<string, string> Views()
    {
        var views = new TheoryData<string, string>();
        foreach (var page in new[] { "inbox", "broken", "ticket", "late", "why", "new", "search", "escalate" })
        {
            foreach (var (name, _) in Settings)
            {
                views.Add(page, name);
            }
        }

        return views;
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_page_is_sound_in_every_setting(string name, string settingName)
    {
        var setting = Settings.Single(candidate => candidate.Name == settingName).Setting;
        await using var page = await desk.OpenAsync(PathOf(name), setting);
        if (name == "why")
        {
            var why = await page.Page.Locator(".promise-strip a.promise").First.GetAttributeAsync("href");
            await page.Page.GotoAsync(desk.Desk.Address + why);
        }

        await page.TakeAsync($"desk-{name}-{settingName}");

        (await page.Page.Locator("h1").First.IsVisibleAsync()).ShouldBeTrue();
        await page.ShouldBeSoundAsync();
    }

    private string PathOf(string name) =>
        name switch
        {
            "inbox" => "/inbox?view=all",
            "broken" => "/inbox?view=broken",
            "ticket" or "why" => $"/tickets/{desk.Ada}?list=%3Fview%3Dall",
            "late" => $"/tickets/{desk.Late}",
            "new" => "/tickets/new",
            "search" => "/search?q=order",
            _ => $"/tickets/{desk.Ada}/do/escalate",
        };
}
