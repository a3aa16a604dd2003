using System.Text.Json;
using System.Text.RegularExpressions;
using Charter.Desk.Automation;
using Charter.Desk.Journal;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Security;
using Charter.Testing.Browser;
using Charter.Testing.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Staff;

/// <summary>Somebody forgot their password, on a running desk whose mail waits in the outbox.</summary>
public sealed partial class ForgottenPasswordTests(RunningDesk desk) : IClassFixture<RunningDesk>
{
    private const string NewPassword = "four words in a row";

    [Fact]
    public async Task A_link_by_mail_leads_to_a_new_password_and_nobody_learns_who_works_here()
    {
        await LetMailLeaveAsync();
        await using var opened = await desk.Browser.OpenAsync(desk.Address + "/sign-in", PageSetting.WithoutScript);
        var page = opened.Page;

        var toNobody = await AskAsync(page, "nobody@brightwater.example");
        (await MailsAsync()).ShouldBeEmpty();
        var toGrace = await AskAsync(page, RunningDesk.EmailOf(Role.Representative));
        toGrace.ShouldBe(toNobody);
        var mail = (await MailsAsync()).ShouldHaveSingleItem();
        mail.To.ShouldBe(RunningDesk.EmailOf(Role.Representative));
        // Whoever reads the outbox finds no link in it; the mail that leaves has one.
        mail.Text.ShouldNotContain("/new-password/");
        var key = desk.Services.GetRequiredService<MasterKey>();
        var path = Link().Match(key.UnprotectText(mail.Link.ShouldNotBeNull().Url)).Value;

        await page.GotoAsync(desk.Address + path);
        await FillAsync(page, "short");
        (await page.Locator("#field-password-error").CountAsync()).ShouldBe(1);
        await FillAsync(page, NewPassword);
        page.Url.ShouldEndWith("/sign-in");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Your password is changed");

        await SignInAsync(page, RunningDesk.Password);
        page.Url.ShouldContain("/sign-in");
        await SignInAsync(page, NewPassword);
        page.Url.ShouldContain("/inbox");

        var again = await page.GotoAsync(desk.Address + path);
        again!.Status.ShouldBe(404);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Ask for a new link");
    }

    [Fact]
    public async Task An_administrator_makes_a_link_to_hand_over()
    {
        await using var office = await desk.OpenAsync(
            Role.Administrator,
            $"/settings/people/{desk.StaffId(Role.Auditor)}"
        );
        await office.Page.ClickAsync("text=Make a link for a new password");
        var path = new Uri(await office.Page.Locator("code.secret").InnerTextAsync()).AbsolutePath;
        await office.ShouldBeSoundAsync();

        await using var theirs = await desk.Browser.OpenAsync(desk.Address + path);
        await FillAsync(theirs.Page, NewPassword);

        await Assertions.Expect(theirs.Page.Locator(".notice")).ToContainTextAsync("Your password is changed");
    }

    [Fact]
    public async Task A_team_is_renamed_and_its_people_are_chosen()
    {
        await using var office = await desk.OpenAsync(Role.Administrator, $"/settings/departments/{desk.DepartmentId}");
        var page = office.Page;
        await page.FillAsync("[name=team]", "Mornings");
        await page.ClickAsync("form[action$='/teams'] button");
        await page.ClickAsync("a >> text=Mornings");
        await page.FillAsync("[name=name]", "Early birds");
        await page.Locator(".form-check", new() { HasText = RunningDesk.NameOf(Role.Specialist) }).ClickAsync();
        await page.ClickAsync("main .btn-primary");

        await page.ClickAsync("a >> text=Early birds");
        await Assertions
            .Expect(page.Locator($"[name=members][value='{desk.StaffId(Role.Specialist)}']"))
            .ToBeCheckedAsync();
        office.ShouldBeQuiet();
    }

    private async Task<string> AskAsync(IPage page, string email)
    {
        await page.GotoAsync(desk.Address + "/sign-in");
        await page.ClickAsync("text=Forgot your password?");
        await page.FillAsync("[name=email]", email);
        await page.ClickAsync("main .btn-primary");
        page.Url.ShouldEndWith("/forgotten?sent=true");
        return await page.Locator("main").InnerTextAsync();
    }

    private static async Task FillAsync(IPage page, string password)
    {
        await page.FillAsync("[name=password]", password);
        await page.FillAsync("[name=again]", password);
        await page.ClickAsync("main .btn-primary");
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.FillAsync("[name=email]", RunningDesk.EmailOf(Role.Representative));
        await page.FillAsync("[name=password]", password);
        await page.ClickAsync("main .btn-primary");
    }

    private async Task<IReadOnlyList<NoticeMail>> MailsAsync()
    {
        await using var db = desk.Reads.Open();
        var waiting = await db.Outbox.Where(o => o.Effect == NoticeMail.Effect).Select(o => o.Payload).ToListAsync();
        return
        [
            .. waiting
                .Select(p => JsonSerializer.Deserialize<NoticeMail>(p, JournalJson.Options)!)
                .Where(mail => mail.Link is not null),
        ];
    }

    // To a port where nobody answers: the mail stays in the outbox, where the test reads it.
    private async Task LetMailLeaveAsync() =>
        await desk.WriteAsync<Done>(
            Actor.System("test"),
            async (db, ct) =>
            {
                var settings = await db.MailSettings.AsTracking().SingleOrDefaultAsync(ct);
                if (settings is null)
                {
                    settings = new MailSettings();
                    db.MailSettings.Add(settings);
                }

                settings.Address = "help@brightwater.example";
                db.MailRoutes.Add(
                    new MailRoute
                    {
                        Id = db.NewId(),
                        Name = "Our provider",
                        Host = "127.0.0.1",
                        Port = 1,
                        Position = 1,
                    }
                );
                return Done.It;
            }
        );

    [GeneratedRegex(@"/new-password/[\w-]+")]
    private static partial Regex Link();
}
