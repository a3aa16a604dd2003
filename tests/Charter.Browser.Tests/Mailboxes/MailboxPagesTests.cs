using Charter.Desk.Staff;
using Charter.Testing.Browser;
using Charter.Testing.Servers;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Mailboxes;

/// <summary>An administrator adds a mailbox and learns in words what is wrong with it.</summary>
public sealed class MailboxPagesTests(RunningDesk desk) : IClassFixture<RunningDesk>
{
    [Fact]
    public async Task A_mailbox_is_added_tested_paused_and_removed()
    {
        await using var office = await desk.OpenAsync(Role.Administrator, "/settings/mailboxes");
        await office.Page.ClickAsync("text=Add a mailbox");
        await office.TakeAsync("mailbox-providers");
        await office.Page.ClickAsync("text=Another mail server");
        await office.Page.FillAsync("[name=name]", "Front desk");
        await office.Page.FillAsync("[name=address]", "front@brightwater.example");
        await office.Page.ClickAsync("main .btn-primary");

        // What was typed is still there, and the field says what it wants.
        (await office.Page.Locator("#field-host-error").CountAsync()).ShouldBe(1);
        (await office.Page.InputValueAsync("[name=name]")).ShouldBe("Front desk");
        await office.Page.FillAsync("[name=host]", "127.0.0.1");
        await office.Page.FillAsync("[name=port]", "1");
        await office.Page.FillAsync("[name=user]", "front");
        await office.Page.FillAsync("[name=password]", "secret-of-the-box");
        await office.Page.ClickAsync("main form.form .btn-primary");
        await office.Page.ClickAsync("button:has-text('Test the connection')");

        (await office.Page.Locator(".test-failed").InnerTextAsync()).ShouldContain("Check the port");
        (await office.Page.ContentAsync()).ShouldNotContain("secret-of-the-box");
        await office.TakeAsync("mailbox-test");
        await office.ShouldBeAccessibleAsync();

        await office.Page.ClickAsync("button:has-text('Make a key')");
        (await office.Page.Locator("code.secret").Last.InnerTextAsync()).ShouldStartWith("cik_");
        await office.Page.Locator("button:has-text('Pause')").First.ClickAsync();
        await office.Page.GotoAsync(desk.Address + "/settings/mailboxes");
        (await office.Page.InnerTextAsync("#mailboxes")).ShouldContain("paused");
        await office.TakeAsync("mailboxes");
        await office.ShouldBeAccessibleAsync();

        await office.Page.ClickAsync("#mailboxes a >> text=Front desk");
        await office.Page.FillAsync("[name=confirm]", "Front desk");
        await office.Page.ClickAsync("button:has-text('Remove Front desk')");
        (await office.Page.InnerTextAsync("main")).ShouldContain("No mailbox is fetched yet");
    }
}
