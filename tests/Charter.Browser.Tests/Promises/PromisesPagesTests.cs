using System.Text;
using Charter.Browser.Tests.Policies;
using Charter.Desk.Staff;
using Charter.Testing.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Promises;

/// <summary>From a figure to the breaches behind it, and from a breach to its proof.</summary>
public sealed class PromisesPagesTests(DeskWithPolicy desk) : IClassFixture<DeskWithPolicy>
{
    [Fact]
    public async Task A_figure_leads_to_its_breaches_and_a_breach_to_its_proof()
    {
        await using var page = await desk.OpenAsync(Role.Manager, "/promises");
        var row = page.Page.Locator("tbody tr", new() { HasText = "24 hours" }).First;
        await Assertions.Expect(row).ToContainTextAsync("of 100% promised: missed");

        await row.Locator("a.row-link").ClickAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Breaches");
        var breach = page.Page.Locator("tbody tr", new() { HasText = "Invoice shows the wrong company number" });
        await Assertions.Expect(breach).ToContainTextAsync("not yet");
        await breach.GetByRole(AriaRole.Link, new() { Name = "Why ticket" }).ClickAsync();

        await Assertions
            .Expect(page.Page.Locator("#panel-body blockquote"))
            .ToContainTextAsync("All emails will be answered within 24 hours.");
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_period_is_chosen_without_script_too()
    {
        await using var page = await desk.OpenAsync(Role.Manager, "/promises", PageSetting.WithoutScript);

        await page.Page.SelectOptionAsync("[name=period]", "7d");
        await page.Page.ClickAsync(".promises-filter button");

        page.Page.Url.ShouldContain("period=7d");
        await Assertions.Expect(page.Page.Locator("[name=period]")).ToHaveValueAsync("7d");
    }

    [Fact]
    public async Task A_subject_that_is_a_formula_is_only_text_in_the_spreadsheet()
    {
        await using var page = await desk.OpenAsync(Role.Manager, "/promises/breaches");

        var answer = await page.Page.APIRequest.GetAsync(desk.Desk.Address + "/promises/breaches.csv?period=30d");

        answer.Headers["content-type"].ShouldStartWith("text/csv");
        var text = Encoding.UTF8.GetString(await answer.BodyAsync());
        text.ShouldContain("Invoice shows the wrong company number");
        text.ShouldContain("\"'=HYPERLINK(\"\"http://example.org\"\")\"");
    }

    [Fact]
    public async Task A_manager_records_the_yearly_review_with_its_evidence()
    {
        await using var page = await desk.OpenAsync(Role.Manager, "/promises/duties");
        var card = page.Page.Locator(".card", new() { HasText = "Review the policy" });
        await Assertions.Expect(card).ToContainTextAsync("Never done yet");

        await card.Locator("summary").ClickAsync();
        await card.Locator("button.btn-primary").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".field-wrong")).ToContainTextAsync("Say what was done");
        await page.Page.FillAsync(
            "[name=evidence] >> nth=-1",
            "Read with both team leads; minutes in the policy folder."
        );
        await page
            .Page.Locator(".card", new() { HasText = "Review the policy" })
            .Locator("button.btn-primary")
            .ClickAsync();

        await Assertions.Expect(card).ToContainTextAsync("minutes in the policy folder");
        await Assertions.Expect(card.Locator(".rounds .tag")).ToHaveTextAsync("in time");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_representative_sees_the_duties_without_a_form()
    {
        await using var page = await desk.OpenAsync(Role.Representative, "/promises/duties");

        await Assertions.Expect(page.Page.Locator(".card").First).ToContainTextAsync("Next due");
        (await page.Page.Locator("[name=evidence]").CountAsync()).ShouldBe(0);
    }
}
