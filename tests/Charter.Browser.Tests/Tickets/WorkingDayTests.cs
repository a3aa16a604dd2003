using System.Text.RegularExpressions;
using Charter.Desk.Staff;
using Charter.Testing.Browser;
using Charter.Testing.Servers;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Browser.Tests.Tickets;

/// <summary>What a representative does all day, in a real browser on a real desk.</summary>
public sealed class WorkingDayTests(DeskWithTickets desk) : IClassFixture<DeskWithTickets>
{
    [Fact]
    public async Task A_person_who_signs_in_lands_in_the_inbox_and_is_told_what_to_do_next()
    {
        await using var page = await desk.Desk.Browser.OpenAsync(desk.Desk.Address + "/inbox");
        await RunningDesk.SignInAsync(page, Role.Specialist);

        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Inbox");
        await Assertions.Expect(page.Page.Locator(".empty-title")).ToHaveTextAsync("Nothing is assigned to you");
        await page.Page.ClickAsync(".empty-state a.btn-primary");
        await Assertions.Expect(page.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task J_and_k_move_through_the_inbox_and_Enter_opens_a_ticket()
    {
        await using var page = await desk.OpenAsync("/inbox?view=all");

        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("k");
        var chosen = await page.Page.Locator("tbody tr.row-now a.row-link").InnerTextAsync();
        chosen.ShouldBe(await page.Page.Locator("tbody tr a.row-link").First.InnerTextAsync());
        await page.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync(chosen);
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_chip_opens_why_with_the_sentence_of_the_policy()
    {
        await using var page = await desk.OpenAsync($"/tickets/{desk.Ada}");

        await page.Page.Locator(".promise-strip a.promise").First.ClickAsync();

        var panel = page.Page.Locator("#panel-body");
        await Assertions
            .Expect(panel.Locator("blockquote"))
            .ToContainTextAsync("All emails will be answered within 24 hours.");
        await Assertions.Expect(panel).ToContainTextAsync("Policy, version 1");
        await Assertions.Expect(panel.Locator(".why-due")).ToBeVisibleAsync();
        await panel.GetByText("Proof from the journal").ClickAsync();
        await Assertions.Expect(panel.Locator(".why-proof li").First).ToContainTextAsync("Opened");
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_answer_leaves_stops_the_clock_and_gives_the_ticket_to_its_writer()
    {
        var number = await desk.MailAsync("Sofia Kovalevskaya", "Change of address", Duration.FromMinutes(30));
        await using var page = await desk.OpenAsync($"/tickets/{number}");

        await page.Page.Locator(".composer-rich").FillAsync("Dear Sofia, the address is changed.");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Send to Sofia and keep open" }).ClickAsync();

        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("It leaves to Sofia Kovalevskaya in");
        await Assertions.Expect(page.Page.Locator(".message-held")).ToContainTextAsync("the address is changed");
        await Assertions.Expect(page.Page.Locator(".message-held")).Not.ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator(".message-fromus")).ToContainTextAsync("the address is changed");
        await Assertions.Expect(page.Page.Locator(".promise-kept").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("#side")).ToContainTextAsync(RunningDesk.NameOf(Role.Representative));
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_answer_that_is_taken_back_was_never_sent_and_stands_in_the_composer_again()
    {
        var number = await desk.MailAsync("Sophie Germain", "Elastic plates", Duration.FromMinutes(30));
        await using var page = await desk.OpenAsync($"/tickets/{number}");

        await page.Page.Locator(".composer-rich").FillAsync("Dear Sophie, this is far too hasty.");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Send and resolve" }).ClickAsync();
        await page.Page.Locator(".message-held [data-undo]").ClickAsync();

        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("Taken back. Nothing was sent");
        await Assertions.Expect(page.Page.Locator(".composer-rich")).ToContainTextAsync("this is far too hasty");
        await Assertions.Expect(page.Page.Locator(".message-fromus")).ToHaveCountAsync(0);
        // What had been chosen is offered first.
        await Assertions.Expect(page.Page.Locator(".composer-submit .btn-primary")).ToHaveTextAsync("Send and resolve");
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_answer_is_sent_at_a_time_said_in_words_and_can_be_moved_and_stopped()
    {
        var number = await desk.MailAsync("Emilie du Châtelet", "On fire", Duration.FromMinutes(30));
        await using var page = await desk.OpenAsync($"/tickets/{number}");

        await page.Page.Locator(".composer-rich").FillAsync("Dear Emilie, tomorrow you will know.");
        await page.Page.Locator(".send-later > summary").ClickAsync();
        await page.Page.FillAsync("#leave-at", "when I feel like it");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Send at this time" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".field-error")).ToContainTextAsync("When should it leave?");
        await Assertions.Expect(page.Page.Locator(".composer-rich")).ToContainTextAsync("tomorrow you will know");
        await page.Page.FillAsync("#leave-at", "in 3 days");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Send at this time" }).ClickAsync();

        var held = page.Page.Locator(".message-held");
        await Assertions.Expect(held).ToContainTextAsync("scheduled");
        await Assertions.Expect(held).ToContainTextAsync("A promise to the customer is due before that.");
        await held.Locator("[name=leaveAt]").FillAsync("in 2 hours");
        await held.GetByRole(AriaRole.Button, new() { Name = "Another time" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("It leaves");
        await held.GetByRole(AriaRole.Button, new() { Name = "Stop and edit" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".composer-rich")).ToContainTextAsync("tomorrow you will know");
    }

    [Fact]
    public async Task A_file_that_was_chosen_is_kept_with_the_draft()
    {
        var number = await desk.MailAsync("Mary Somerville", "A map", Duration.FromMinutes(30));
        await using var page = await desk.OpenAsync($"/tickets/{number}");

        await page.Page.Locator(".composer-rich").FillAsync("Dear Mary, here is the map.");
        await page
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "map.txt",
                    MimeType = "text/plain",
                    Buffer = "north is up"u8.ToArray(),
                }
            );
        await Assertions.Expect(page.Page.Locator(".draft-files")).ToContainTextAsync("map.txt");
        await page.Page.GotoAsync(desk.Desk.Address + $"/tickets/{number}");

        await Assertions.Expect(page.Page.Locator(".draft-files")).ToContainTextAsync("map.txt");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Send to Mary and keep open" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".message-files")).ToContainTextAsync("map.txt");
    }

    [Fact]
    public async Task Two_tabs_do_not_overwrite_each_other()
    {
        var number = await desk.MailAsync("Caroline Herschel", "A comet", Duration.FromMinutes(30));
        await using var first = await desk.OpenAsync($"/tickets/{number}");
        var second = await first.Page.Context.NewPageAsync();
        await second.GotoAsync(desk.Desk.Address + $"/tickets/{number}");

        await first.Page.Locator(".composer-rich").FillAsync("Dear Caroline, from the first tab.");
        await Assertions.Expect(first.Page.Locator(".draft-state")).ToContainTextAsync("Saved");
        await second.Locator(".composer-rich").FillAsync("Dear Caroline, from the second tab.");

        await Assertions
            .Expect(second.Locator(".draft-conflict"))
            .ToContainTextAsync("You also wrote here in another tab");
        await second.GetByRole(AriaRole.Button, new() { Name = "Keep this text" }).ClickAsync();
        await Assertions.Expect(second.Locator(".draft-state")).ToContainTextAsync("Saved");
        await second.ReloadAsync();
        await Assertions.Expect(second.Locator(".composer-rich")).ToContainTextAsync("from the second tab");
    }

    [Fact]
    public async Task A_note_is_unmistakable_and_stays_among_staff()
    {
        await using var page = await desk.OpenAsync($"/tickets/{desk.Late}");

        await page.Page.Locator(".composer-modes label").Nth(1).ClickAsync();
        await page.Page.Locator(".composer-rich").FillAsync("The registry sent the wrong number.");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add note (staff only)" }).ClickAsync();

        var note = page.Page.Locator(".message-note");
        await Assertions.Expect(note).ToContainTextAsync("Note, staff only");
        await Assertions.Expect(note).ToContainTextAsync("The registry sent the wrong number.");
    }

    [Fact]
    public async Task What_was_begun_is_there_again_after_the_page_was_left()
    {
        var number = await desk.MailAsync("Maria Agnesi", "Opening times", Duration.FromMinutes(10));
        await using var page = await desk.OpenAsync($"/tickets/{number}");

        await page.Page.Locator(".composer-rich").FillAsync("Dear Maria, we open at");
        await Assertions.Expect(page.Page.Locator(".draft-state")).ToContainTextAsync("Saved");
        await page.Page.GotoAsync(desk.Desk.Address + "/inbox");
        await page.Page.GotoAsync(desk.Desk.Address + $"/tickets/{number}");

        await Assertions.Expect(page.Page.Locator(".composer-rich")).ToContainTextAsync("Dear Maria, we open at");
        await Assertions
            .Expect(page.Page.Locator(".draft-line"))
            .ToContainTextAsync("What you had begun to write is back.");
    }

    [Fact]
    public async Task A_ticket_is_taken_escalated_recorded_and_resolved()
    {
        var number = await desk.MailAsync("Hypatia", "The pump has failed twice", Duration.FromHours(2));
        await using var page = await desk.OpenAsync($"/tickets/{number}");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("Assigned.");
        await page.Page.WaitForLoadStateAsync();

        await page.Page.Locator(".ticket-actions").GetByRole(AriaRole.Link, new() { Name = "Escalate" }).ClickAsync();
        var panel = page.Page.Locator("#panel-body");
        await panel.Locator("button.btn-primary").ClickAsync();
        await Assertions.Expect(panel.Locator(".error-summary")).ToContainTextAsync("Something must be written here.");
        await panel.Locator("[name=reason]").FillAsync("Second failure in a week");
        await panel.Locator("button.btn-primary").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#side-escalations")).ToBeVisibleAsync();
        await page.Page.WaitForLoadStateAsync();

        await page
            .Page.Locator(".escalation")
            .GetByRole(AriaRole.Link, new() { Name = "Complete the record" })
            .ClickAsync();
        await panel.Locator("[name=summary]").FillAsync("The seal was worn out.");
        await panel.Locator("[name=nextSteps]").FillAsync("A new pump leaves today.");
        await panel.Locator("button.btn-primary").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".escalation")).ToContainTextAsync("Record completed");
        await page.Page.WaitForLoadStateAsync();

        await page.Page.Locator(".ticket-actions").GetByRole(AriaRole.Link, new() { Name = "Resolve" }).ClickAsync();
        await panel.Locator("button.btn-primary").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".ticket-number")).ToContainTextAsync("Resolved");
    }

    [Fact]
    public async Task A_ticket_that_opens_elsewhere_appears_without_a_reload()
    {
        await using var page = await desk.OpenAsync("/inbox?view=unassigned");
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await desk.MailAsync("Florence Nightingale", "A ward without light", Duration.Zero);

        await Assertions
            .Expect(page.Page.GetByText("A ward without light"))
            .ToBeVisibleAsync(new() { Timeout = 20_000 });
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_caller_gets_a_ticket_whose_text_stands_in_the_conversation()
    {
        await using var page = await desk.OpenAsync("/tickets/new");

        await page.Page.ClickAsync("main .form-actions button.btn-primary");
        await Assertions.Expect(page.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await page.Page.FillAsync("main [name=name]", "Johannes Kepler");
        await page.Page.FillAsync("main [name=phone]", "+49 30 1234567");
        await page.Page.FillAsync("main [name=subject]", "Delivery on Friday");
        await page.Page.FillAsync("main [name=text]", "Can it come before noon?");
        await page.Page.CheckAsync("main [name=acknowledged]");
        await page.Page.ClickAsync("main .form-actions button.btn-primary");

        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Delivery on Friday");
        await Assertions
            .Expect(page.Page.Locator(".message-fromcustomer"))
            .ToContainTextAsync("Can it come before noon?");
        await Assertions.Expect(page.Page.Locator("#side")).ToContainTextAsync("+49");
    }

    [Fact]
    public async Task Formatted_mail_is_shown_without_scripts_and_without_remote_images()
    {
        await using var page = await desk.OpenAsync($"/tickets/{desk.Ada}");
        await page.Page.GetByText("As it was formatted").First.ClickAsync();

        var frame = page.Page.FrameLocator(".formatted iframe");
        await Assertions.Expect(frame.Locator("b")).ToHaveTextAsync("Thank you");
        (await frame.Locator("script").CountAsync()).ShouldBe(0);
        (await frame.Locator("img[src^=http]").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_desk_speaks_Chinese()
    {
        await using var page = await desk.OpenAsync($"/tickets/{desk.Ada}", PageSetting.Chinese);

        await Assertions
            .Expect(page.Page.Locator(".composer-submit .btn-primary"))
            .ToHaveTextAsync("发送给 Ada 并保持打开");
        await Assertions.Expect(page.Page.Locator("#side")).ToContainTextAsync("负责人");
        var words = await page.Page.Locator(".ticket-actions").InnerTextAsync();
        Regex.IsMatch(words, "[A-Za-z]{3,}").ShouldBeFalse(words);
    }
}
