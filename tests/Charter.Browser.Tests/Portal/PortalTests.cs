using System.Net;
using Charter.Desk.Conversations;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Testing.Browser;
using Charter.Testing.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Portal;

/// <summary>A customer asks by the public form and follows the request by its link, on a running desk.</summary>
public sealed class PortalTests(RunningDesk desk) : IClassFixture<RunningDesk>
{
    [Fact]
    public async Task A_visitor_who_complains_gets_a_number_a_date_and_an_acknowledgement()
    {
        await using var opened = await desk.Browser.OpenAsync(desk.Address + "/ask");
        // The promises of the kind that is chosen stand beside the form.
        (await opened.Page.Locator(".ask-promises").InnerTextAsync()).ShouldNotContain("1 business day");
        await opened.Page.CheckAsync("[name=kind][value=complaint]");
        (await opened.Page.Locator(".ask-promises").InnerTextAsync()).ShouldContain("1 business day");
        await opened.TakeAsync("portal-ask");
        await opened.ShouldBeSoundAsync();

        await AskAsync(opened.Page, "complaint", "The heating is cold");
        await opened.Page.WaitForURLAsync("**/ask/thanks*");
        (await opened.Page.Locator("main").InnerTextAsync()).ShouldContain("#");
        await opened.TakeAsync("portal-thanks");
        await opened.ShouldBeSoundAsync();

        await opened.Page.ClickAsync("text=Follow your request");
        (await opened.Page.Locator("h1").InnerTextAsync()).ShouldBe("The heating is cold");
        await opened.TakeAsync("portal-follow");
        await opened.ShouldBeSoundAsync();

        var ticket = await TicketAsync("The heating is cold");
        await using var db = desk.Reads.Open();
        (await db.Messages.CountAsync(m => m.TicketId == ticket.Id && m.Letter == "acknowledgement")).ShouldBe(1);
        (await db.Outbox.CountAsync(o => o.TicketId == ticket.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_scripts_an_error_stands_beside_its_field_and_nothing_is_lost()
    {
        await using var opened = await desk.Browser.OpenAsync(desk.Address + "/ask", PageSetting.WithoutScript);
        await opened.Page.FillAsync("[name=name]", "Ada Lovelace");
        await opened.Page.FillAsync("[name=email]", "ada@");
        await opened.Page.FillAsync("[name=text]", "Where is my order?");
        await opened.Page.ClickAsync("form .btn-primary >> text=Send");

        (await opened.Page.Locator("#field-email-error").CountAsync()).ShouldBe(1);
        (await opened.Page.Locator("#field-subject-error").CountAsync()).ShouldBe(1);
        (await opened.Page.InputValueAsync("[name=text]")).ShouldBe("Where is my order?");
    }

    [Fact]
    public async Task The_follow_page_shows_no_note_takes_an_answer_and_ends_with_its_link()
    {
        await using var opened = await desk.Browser.OpenAsync(desk.Address + "/ask");
        await AskAsync(opened.Page, "question", "Opening hours at Easter");
        await opened.Page.ClickAsync("text=Follow your request");
        var link = opened.Page.Url;
        var ticket = await TicketAsync("Opening hours at Easter");
        var staff = desk.ActorOf(Role.Administrator);
        await desk.WriteAsync(
            staff,
            (db, ct) => AddNote.Handle(db, staff, new(ticket.Id, "A secret between colleagues"), ct)
        );
        await desk.WriteAsync(staff, (db, ct) => ResolveTicket.Handle(db, staff, new(ticket.Id), ct));

        await opened.Page.ReloadAsync();
        (await opened.Page.ContentAsync()).ShouldNotContain("A secret between colleagues");
        await opened.Page.FillAsync("[name=text]", "Not quite: what about Monday?");
        await opened.Page.ClickAsync("form .btn-primary >> text=Send");
        (await opened.Page.Locator("main").InnerTextAsync()).ShouldContain("Not quite: what about Monday?");
        (await TicketAsync("Opening hours at Easter")).Status.ShouldBe(TicketStatus.Open);

        await desk.WriteAsync(staff, (db, ct) => RevokeFollowLinks.Handle(db, staff, new(ticket.Id), ct));
        using var client = new HttpClient();
        using var gone = await client.GetAsync(new Uri(link));
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await gone.Content.ReadAsStringAsync()).ShouldNotContain("Opening hours");
        using var unknown = await client.GetAsync(new Uri(desk.Address + "/follow/AAAAAAAAAAAAAAAAAAAAAA"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        unknown.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
    }

    [Fact]
    public async Task The_same_form_sent_twice_opens_one_ticket()
    {
        using var client = new HttpClient();
        for (var time = 0; time < 2; time++)
        {
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["name"] = "Grace",
                    ["email"] = "grace@example.org",
                    ["kind"] = "request",
                    ["subject"] = "Sent in haste",
                    ["text"] = "Please send me a new card.",
                    ["requestId"] = "one-form-of-grace",
                }
            );
            using var answer = await client.PostAsync(new Uri(desk.Address + "/ask"), form);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await using var db = desk.Reads.Open();
        (await db.Tickets.CountAsync(t => t.Subject == "Sent in haste")).ShouldBe(1);
    }

    private static async Task AskAsync(IPage page, string kind, string subject)
    {
        await page.FillAsync("[name=name]", "Ada Lovelace");
        await page.FillAsync("[name=email]", "ada@analytical.example");
        await page.CheckAsync($"[name=kind][value={kind}]");
        await page.FillAsync("[name=subject]", subject);
        await page.FillAsync("[name=text]", "It began on Monday.\nCould you look into it?");
        await page.ClickAsync("form .btn-primary >> text=Send");
    }

    private async Task<Ticket> TicketAsync(string subject)
    {
        await using var db = desk.Reads.Open();
        return await db.Tickets.AsNoTracking().SingleAsync(t => t.Subject == subject);
    }
}
