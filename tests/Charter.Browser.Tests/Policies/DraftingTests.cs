using Charter.Desk.Staff;
using Charter.Testing.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Policies;

/// <summary>From a file on somebody's disk to a policy in force, in a real browser on a real desk.</summary>
public sealed class DraftingTests(DeskWithPolicy desk) : IClassFixture<DeskWithPolicy>
{
    private static readonly byte[] Picture =
    [
        0x89,
        0x50,
        0x4E,
        0x47,
        0x0D,
        0x0A,
        0x1A,
        0x0A,
        0,
        0,
        0,
        13,
        0x49,
        0x48,
        0x44,
        0x52,
    ];

    [Fact]
    public async Task A_picture_is_refused_with_the_reason_and_nothing_that_was_written_is_lost()
    {
        await using var page = await desk.OpenAsync(Role.Manager, "/policy/drafts/new");
        await page.Page.FillAsync("[name=title]", "Our new policy");
        await page.Page.FillAsync("[name=text]", "All letters will be answered within three business days.");
        await AttachAsync(page, "policy.png", "image/png", Picture);

        await page.Page.ClickAsync("button[value=save]");

        await Assertions.Expect(page.Page.Locator("#field-file-error")).ToContainTextAsync("This is a picture.");
        await Assertions.Expect(page.Page.Locator("[name=title]")).ToHaveValueAsync("Our new policy");
        (await page.Page.InputValueAsync("[name=text]")).ShouldContain("three business days");
        await page.TakeAsync("policy-upload-refused");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_PDF_is_refused_with_what_to_do()
    {
        await using var page = await desk.OpenAsync(Role.Manager, "/policy/drafts/new");
        await AttachAsync(page, "policy.pdf", "application/pdf", "%PDF-1.7\n%âãÏÓ\n"u8.ToArray());

        await page.Page.ClickAsync("button[value=save]");

        await Assertions.Expect(page.Page.Locator("#field-file-error")).ToContainTextAsync("copy, and paste the text");
    }

    [Fact]
    public async Task Promises_appear_beside_the_text_as_one_types()
    {
        await using var page = await desk.OpenAsync(Role.Manager, "/policy/drafts/new");

        await page.Page.Locator("[name=text]").PressSequentiallyAsync("Complaints will be resolved within ten days.");

        await Assertions.Expect(page.Page.Locator("#preview")).ToContainTextAsync("1 promise found");
        await Assertions.Expect(page.Page.Locator("#preview .found")).ToContainTextAsync("10 days");
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_file_becomes_a_draft_is_refused_while_a_slot_is_open_then_signed_and_put_in_force()
    {
        await using var page = await desk.OpenAsync(Role.Manager, "/policy/drafts/new");
        var text = DeskWithPolicy.Text.Replace(
            "within five business days",
            "within [X] business days",
            StringComparison.Ordinal
        );
        await AttachAsync(page, "policy.md", "text/markdown", System.Text.Encoding.UTF8.GetBytes(text));
        await page.Page.ClickAsync("button[value=save]");
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("Saved as draft");

        await page.Page.ClickAsync("button[value=done]");
        await Assertions.Expect(page.Page.Locator(".reasons")).ToContainTextAsync("[X]");
        (await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign version" }).CountAsync()).ShouldBe(0);
        await page.TakeAsync("policy-draft-document");

        await page.Page.GetByText("Edit the draft").ClickAsync();
        await page.Page.FillAsync("[name=text]", text.Replace("[X]", "three", StringComparison.Ordinal));
        await page.Page.ClickAsync("button[value=done]");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign version" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".notice").First).ToContainTextAsync("Signed.");
        await page.TakeAsync("policy-signed");
        await page.ShouldBeAccessibleAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "in force now" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".notice").First).ToContainTextAsync("In force from now on");
        await Assertions.Expect(page.Page.Locator(".paper")).ToContainTextAsync("within three business days");
        await page.Page.GotoAsync(desk.Desk.Address + "/policy/versions");
        await page.Page.GetByText("since version").First.ClickAsync();
        await Assertions
            .Expect(page.Page.Locator(".changed-promises .compared-new", new() { HasText = "3 business days" }).First)
            .ToBeVisibleAsync();
        await page.TakeAsync("policy-compare");
        await page.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task When_two_people_write_the_second_sees_both_texts()
    {
        await using var first = await desk.OpenAsync(Role.Manager, "/policy/drafts/new");
        await first.Page.FillAsync("[name=text]", "All emails will be answered within two days.");
        await first.Page.ClickAsync("button[value=save]");
        await Assertions.Expect(first.Page.Locator(".notice")).ToBeVisibleAsync();
        await using var second = await desk.OpenAsync(Role.Administrator, new Uri(first.Page.Url).AbsolutePath);
        await second.Page.FillAsync("[name=text]", "All emails will be answered within three days.");

        await first.Page.FillAsync("[name=text]", "All emails will be answered within one day.");
        await first.Page.ClickAsync("button[value=save]");
        await Assertions.Expect(first.Page.Locator(".notice")).ToContainTextAsync("Saved.");
        await second.Page.ClickAsync("button[value=save]");

        await Assertions.Expect(second.Page.Locator(".error-summary")).ToContainTextAsync("nothing is lost");
        await Assertions.Expect(second.Page.Locator(".compared-old")).ToContainTextAsync("within one day");
        (await second.Page.InputValueAsync("[name=text]")).ShouldContain("within three days");
        await second.TakeAsync("policy-conflict");
        await second.Page.ClickAsync("button[value=save]");
        await Assertions.Expect(second.Page.Locator(".notice")).ToContainTextAsync("Saved.");
    }

    private static Task AttachAsync(WatchedPage page, string name, string type, byte[] content) =>
        page.Page.SetInputFilesAsync(
            "[name=file]",
            new FilePayload
            {
                Name = name,
                MimeType = type,
                Buffer = content,
            }
        );
}
