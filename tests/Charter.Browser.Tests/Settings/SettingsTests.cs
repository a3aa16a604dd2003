using Charter.Desk.Staff;
using Charter.Testing.Browser;
using Charter.Testing.Servers;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Settings;

/// <summary>What an administrator does in the settings, on a running desk.</summary>
public sealed class SettingsTests(RunningDesk desk) : IClassFixture<RunningDesk>
{
    [Fact]
    public async Task An_invited_person_chooses_a_password_and_is_out_at_the_next_request_once_their_access_ends()
    {
        await using var office = await desk.OpenAsync(Role.Administrator, "/settings/people");
        await office.Page.FillAsync("#field-name", "Dorothy Vaughan");
        await office.Page.FillAsync("#field-email", "dorothy@brightwater.example");
        await office.Page.ClickAsync("form .btn-primary >> text=Invite");
        var link = await office.Page.Locator("code.secret").InnerTextAsync();
        var path = new Uri(link).AbsolutePath;

        await using var hers = await desk.Browser.OpenAsync(desk.Address + path);
        await hers.Page.FillAsync("[name=password]", "short");
        await hers.Page.FillAsync("[name=again]", "short");
        await hers.Page.ClickAsync("main .btn-primary");
        (await hers.Page.Locator("#field-password-error").CountAsync()).ShouldBe(1);
        await hers.Page.FillAsync("[name=password]", RunningDesk.Password);
        await hers.Page.FillAsync("[name=again]", RunningDesk.Password);
        await hers.Page.ClickAsync("main .btn-primary");
        await hers.Page.WaitForURLAsync("**/inbox*");

        await office.Page.GotoAsync(desk.Address + "/settings/people");
        await office.Page.ClickAsync("text=Dorothy Vaughan");
        await office.TakeAsync("settings-person");
        await office.Page.ClickAsync("text=End the access of Dorothy Vaughan");
        await hers.Page.GotoAsync(desk.Address + "/profile");

        hers.Page.Url.ShouldContain("/sign-in");
    }

    [Fact]
    public async Task The_connection_test_says_at_which_step_it_fails_and_what_to_do()
    {
        await using var office = await desk.OpenAsync(Role.Administrator, "/settings/mail");
        await office.Page.FillAsync("[name=address]", "help@brightwater.example");
        await office.Page.FillAsync("[name=smtpHost]", "127.0.0.1");
        await office.Page.FillAsync("[name=smtpPort]", "1");
        await office.Page.ClickAsync("form .btn-primary >> text=Save");
        await office.Page.ClickAsync("text=Test the connection >> nth=-1");

        (await office.Page.Locator(".test-failed").InnerTextAsync()).ShouldContain("Check the port");
        await office.TakeAsync("settings-mail-test");
        await office.ShouldBeSoundAsync();
    }
}
