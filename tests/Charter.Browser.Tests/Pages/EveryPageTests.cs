using Charter.Desk.Staff;
using Charter.Testing.Browser;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Pages;

/// <summary>
/// Every page of the desk, for staff and for customers, as people see it: by day, at night, on a phone and in Chinese. On each,
/// axe finds nothing, nothing is wider than the window, the console is quiet, and nothing is left in another language.
/// </summary>
public sealed class EveryPageTests(EveryPlace everywhere) : IClassFixture<EveryPlace>
{
    private static readonly (string Name, PageSetting Setting)[] Settings =
    [
        ("light", PageSetting.Desktop),
        ("dark", PageSetting.Night),
        ("phone", PageSetting.Phone),
        ("chinese", PageSetting.Chinese),
    ];

    public static TheoryData<string> SettingNames => [.. Settings.Select(setting => setting.Name)];

    [Theory]
    [MemberData(nameof(SettingNames))]
    public async Task Every_public_page_is_sound(string name)
    {
        var setting = Settings.Single(s => s.Name == name).Setting;
        await using var page = await everywhere.Desk.Browser.OpenAsync(everywhere.Desk.Address + "/ask", setting);

        (await WalkAsync(page, everywhere.Public, name)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(SettingNames))]
    public async Task Every_page_of_the_staff_is_sound(string name)
    {
        var setting = Settings.Single(s => s.Name == name).Setting;
        await using var page = await everywhere.Desk.OpenAsync(Role.Administrator, "/inbox", setting);
        // The page of a reason is found as people find it: by its promise.
        await page.Page.GotoAsync(everywhere.Desk.Address + everywhere.Staff.Single(p => p.Name == "ticket").Path);
        var why = await page.Page.Locator(".promise-strip a.promise").First.GetAttributeAsync("href");

        (await WalkAsync(page, [.. everywhere.Staff, new Place("why", why!)], name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_a_role_may_not_see_says_so()
    {
        await using var page = await everywhere.Desk.OpenAsync(Role.Representative, "/inbox");

        (await WalkAsync(page, [new Place("refused", "/settings/people", 403)], "refused")).ShouldBeEmpty();
        (await page.Page.Locator("main").InnerTextAsync()).ShouldContain("Your role does not allow this.");
    }

    // All pages are looked at before anything is said, so that one run tells everything.
    private async Task<IReadOnlyList<string>> WalkAsync(WatchedPage page, IEnumerable<Place> places, string setting)
    {
        var faults = new List<string>();
        foreach (var place in places)
        {
            var before = page.Complaints.Count;
            var answer = await page.Page.GotoAsync(everywhere.Desk.Address + place.Path);
            if (answer!.Status != place.Status)
            {
                faults.Add($"{place.Name}: status {answer.Status}");
            }

            var known = faults.Count;
            await CheckAsync(page.ShouldNotScrollSidewaysAsync);
            await CheckAsync(page.ShouldBeAccessibleAsync);
            faults.AddRange(
                page.Complaints.Skip(before)
                    .Where(complaint =>
                        place.Status == 200 || !complaint.Contains($"{place.Status}", StringComparison.Ordinal)
                    )
                    .Select(complaint => $"{place.Name}: {complaint}")
            );
            if (setting == "chinese")
            {
                faults.AddRange(
                    (await EnglishWords.LeftOnAsync(page)).Select(words => $"{place.Name}: “{words}” in English")
                );
            }

            if (faults.Count > known)
            {
                await page.TakeAsync($"every-{place.Name}-{setting}");
            }

            async Task CheckAsync(Func<Task> check)
            {
                try
                {
                    await check();
                }
                catch (ShouldAssertException wrong)
                {
                    faults.Add($"{place.Name}: {wrong.Message}");
                }
            }
        }

        return faults;
    }
}
