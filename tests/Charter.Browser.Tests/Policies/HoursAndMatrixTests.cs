using Charter.Desk.Staff;
using Charter.Testing.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Policies;

/// <summary>When the desk is staffed, and who is told what.</summary>
public sealed class HoursAndMatrixTests(DeskWithPolicy desk) : IClassFixture<DeskWithPolicy>
{
    [Fact]
    public async Task Windows_that_overlap_are_refused_beside_their_field_and_the_rest_is_kept()
    {
        await using var page = await desk.OpenAsync(Role.Administrator, "/policy/hours");
        await page.Page.FillAsync("[name=hours-tue]", "09:00-13:00, 12:00-17:00");
        await page.Page.FillAsync("[name=hours-sat]", "half past nine");
        await page.Page.FillAsync("[name=hours-wed]", "22:00-06:00");
        await page.Page.ClickAsync("button[value=save]");

        await Assertions.Expect(page.Page.Locator("#field-hours-sat-error")).ToContainTextAsync("Write times like");
        await page.Page.FillAsync("[name=hours-sat]", "");
        await page.Page.ClickAsync("button[value=save]");
        await Assertions
            .Expect(page.Page.Locator("#field-hours-tue-error"))
            .ToContainTextAsync("These overlap: 09:00-13:00, 12:00-17:00");
        await Assertions.Expect(page.Page.Locator("[name=hours-wed]")).ToHaveValueAsync("22:00-06:00");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Several_windows_a_day_and_a_ready_set_of_holidays_are_saved()
    {
        await using var page = await desk.OpenAsync(Role.Administrator, "/policy/hours");
        await page.Page.FillAsync("[name=hours-mon]", "9-12:30, 13:30–17:00");
        await page.Page.FillAsync("[name=peak-mon]", "10:00-12:00");
        await page.Page.SelectOptionAsync("[name=set]", "GB-ENG");
        await page.Page.ClickAsync("button[value=add-set]");
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("holidays are added below");
        await Assertions.Expect(page.Page.Locator("[name=hours-mon]")).ToHaveValueAsync("9-12:30, 13:30–17:00");
        await page.Page.ClickAsync("button[value=save]");

        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("open tickets keep theirs");
        await Assertions.Expect(page.Page.Locator("[name=hours-mon]")).ToHaveValueAsync("09:00-12:30, 13:30-17:00");
        await Assertions.Expect(page.Page.Locator(".month-holiday").First).ToBeVisibleAsync();
        await page.TakeAsync("policy-hours-full");
        await page.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_matrix_is_taken_from_the_policy_looked_through_and_saved()
    {
        await using var page = await desk.OpenAsync(Role.Administrator, "/policy/matrix");
        await page.Page.ClickAsync("button[value=from-policy]");
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("read from the policy's own table");
        await Assertions
            .Expect(page.Page.Locator("[name=words-1]"))
            .ToHaveValueAsync("Department manager – When a promise breaks – E-mail");

        await page.Page.FillAsync("[name=level-0]", "42");
        await page.Page.ClickAsync("button[value=save]");
        await Assertions.Expect(page.Page.Locator("#field-level-0-error")).ToHaveTextAsync("Levels go from 1 to 9.");
        await page.Page.FillAsync("[name=level-0]", "1");
        await page.Page.ClickAsync("button[value=save]");

        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("goes along this matrix");
        (await page.Page.InputValueAsync("[name=after-2]")).ShouldBe("24");
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }
}
