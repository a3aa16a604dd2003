using Charter.Testing.Browser;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests;

public sealed class GalleryPagesTests(GalleryFixture gallery) : IClassFixture<GalleryFixture>
{
    private static readonly string[] Pages = ["", "/inbox", "/ticket", "/public", "/setup", "/why"];

    private static readonly (string Name, PageSetting Setting)[] Settings =
    [
        ("light", PageSetting.Desktop),
        ("dark", PageSetting.Night),
        ("phone", PageSetting.Phone),
        ("phone-dark-zh", PageSetting.Phone with { Dark = true, Language = "zh-CN" }),
        ("tablet", new PageSetting(Width: 900, Dark: true)),
        ("no-script", PageSetting.WithoutScript),
    ];

    public static TheoryData<string, string> Views()
    {
        var views = new TheoryData<string, string>();
        foreach (var page in Pages)
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
    public async Task Every_page_is_sound_in_every_setting(string path, string settingName)
    {
        var setting = Settings.Single(candidate => candidate.Name == settingName).Setting;
        await using var page = await gallery.OpenAsync("/design" + path, setting);

        await page.TakeAsync($"gallery{path.Replace('/', '-')}-{settingName}");

        if (setting.Script)
        {
            await page.ShouldBeSoundAsync();
        }
        else
        {
            page.ShouldBeQuiet();
            (await page.Page.Locator("h1").First.IsVisibleAsync()).ShouldBeTrue();
        }
    }
}
