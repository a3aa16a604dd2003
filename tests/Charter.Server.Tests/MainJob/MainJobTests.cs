using Charter.Channels.Email;
using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Mail.Mime;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.MainJob;

/// <summary>
/// The main job from end to end: a customer writes by real mail to the real program, the policy's promises run, and
/// what leaves arrives at a real mail server.
/// </summary>
public sealed class MainJobTests
{
    private const string FormalPolicy = """
        # Customer service policy

        ## Acknowledgement
        All complaints, enquiries and requests are acknowledged within one business day.
        The acknowledgement names the department that has the matter and says when an answer will come.

        ## Answers
        All emails will be answered within seven business days.
        If an answer is not possible within seven business days, the customer will be told when to expect it.
        Enquiries are forwarded to the department that can answer them within one business day.
        """;

    private const string HastyPolicy = """
        # Customer service policy
        All emails will be answered within 30 seconds.

        ## Escalation
        All escalated cases must be documented within one hour of escalation.
        The customer will be updated every 24 hours until an escalated case is resolved.
        """;

    private static readonly Customer Grace = new("Grace Porter", "grace@customer.example");
    private static readonly Customer Mallory = new("Mallory Stone", "mallory@elsewhere.example");

    [Theory, OnBothDatabases]
    public async Task A_mail_is_acknowledged_answered_and_answered_back_into_the_same_ticket(DatabaseKind kind)
    {
        await using var desk = await WorkingDesk.StartAsync(kind, FormalPolicy);
        var question = Grace.Write(WorkingDesk.Address, "Leaking bilge pump", "The pump that I bought in May leaks.");

        await Grace.SendAsync(desk.MailPort, question);
        var letter = await desk.Outside.WaitForAsync(Grace.Address, "We have your message", () => desk.Process.Output);

        var ticket = await desk.ReadAsync(db => db.Tickets.SingleAsync(t => !t.IsTest));
        ticket.Subject.ShouldBe("Leaking bilge pump");
        var readings = await desk.ReadAsync(db => db.PromiseReadings.Where(r => r.TicketId == ticket.Id).ToListAsync());
        readings.Single(r => r.Action == ServiceAction.Acknowledge).Outcome.ShouldBe(ClockOutcome.Kept);
        var answerDue = readings.Single(r => r.Action == ServiceAction.Respond).DueAt.ShouldNotBeNull();

        letter.MailFrom.ShouldBe("");
        letter.Mail.Headers.Value("Auto-Submitted").ShouldBe("auto-replied");
        letter.Mail.InReplyTo.ShouldBe(question.MessageId);
        letter.Mail.Text.ShouldContain("Front office");
        letter.Mail.Text.ShouldContain(LetterDates.Write(answerDue, "Europe/London", "en"));
        letter.Mail.Text.ShouldContain("All emails will be answered within seven business days.");

        await desk.DoAsync(
            (db, actor, ct) =>
                SendReply.Handle(db, actor, new SendReply.Request(ticket.Id, "We send you a new seal today."), ct)
        );
        var answer = await desk.Outside.WaitForAsync(Grace.Address, "a new seal", () => desk.Process.Output);

        ReplyAddress.Base(answer.MailFrom).ShouldBe(WorkingDesk.Address);
        BounceAddresses.MessageIn(answer.MailFrom).ShouldNotBeNull();
        answer.Mail.Headers.Value("Auto-Submitted").ShouldBeNull();
        answer.Mail.InReplyTo.ShouldBe(question.MessageId);
        answer.Mail.References.ShouldContain(question.MessageId);
        answer.Mail.References.ShouldContain(letter.Mail.MessageId);
        ReplyAddress.TokenIn(answer.Mail.ReplyTo.Single().Address).ShouldNotBeNull();

        // To the reply address alone, without the headers that some programs lose.
        await Grace.SendAsync(desk.MailPort, Grace.Write(answer.Mail.ReplyTo[0].Address, "Thanks", "It fits!"));

        var messages = await desk.ReadAsync(db =>
            db.Messages.Where(m => m.TicketId == ticket.Id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync()
        );
        messages.Count.ShouldBe(4);
        messages[3].Text.Trim().ShouldBe("It fits!");
        (await desk.ReadAsync(db => db.Tickets.CountAsync(t => !t.IsTest))).ShouldBe(1);
        var verified = await desk.VerifyAsync();
        verified.Status.ShouldBe(0, verified.Output + verified.Errors);
    }

    [Theory, OnBothDatabases]
    public async Task Machines_start_no_loop_and_a_stranger_with_the_token_gets_a_ticket_of_their_own(DatabaseKind kind)
    {
        await using var desk = await WorkingDesk.StartAsync(kind, FormalPolicy);
        await Grace.SendAsync(desk.MailPort, Grace.Write(WorkingDesk.Address, "Mast lights", "Which fuse do I need?"));
        var letter = await desk.Outside.WaitForAsync(Grace.Address, "We have your message", () => desk.Process.Output);
        var replyTo = letter.Mail.ReplyTo.Single().Address;

        var vacation = Grace.Write(replyTo, "Out of office", "I am at sea until May.", letter.Mail);
        await Grace.SendAsync(desk.MailPort, vacation with { AutoSubmitted = AutoSubmitted.Replied });
        await Mallory.SendAsync(desk.MailPort, Mallory.Write(replyTo, "Re: Mast lights", "Send it to me instead."));

        var tickets = await desk.ReadAsync(db => db.Tickets.Where(t => !t.IsTest).OrderBy(t => t.Number).ToListAsync());
        tickets.Count.ShouldBe(2);
        tickets[1].CustomerId.ShouldNotBe(tickets[0].CustomerId);
        var inFirst = await desk.ReadAsync(db =>
            db.Messages.Where(m => m.TicketId == tickets[0].Id && m.Direction == MessageDirection.Inbound).ToListAsync()
        );
        inFirst.Count.ShouldBe(2);
        inFirst.Single(m => m.IsAutomatic).Text.ShouldContain("at sea");
        (await desk.ReadAsync(db => db.TicketTags.Where(t => t.TicketId == tickets[1].Id).ToListAsync()))
            .Select(t => t.Tag)
            .ShouldContain(FileIncoming.CheckSenderTag);
        desk.Outside.Mails.Count(m => m.Recipients.Contains(Grace.Address)).ShouldBe(1);
        // Nothing is sent by machine to whoever is not known and names somebody else's ticket: people look first.
        (await desk.ReadAsync(db => db.Outbox.CountAsync(o => o.TicketId == tickets[1].Id))).ShouldBe(0);
        desk.Outside.Mails.ShouldNotContain(m => m.Recipients.Contains(Mallory.Address));
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_that_was_taken_survives_a_killed_process_and_comes_once(DatabaseKind kind)
    {
        await using var desk = await WorkingDesk.StartAsync(kind, FormalPolicy);
        var mail = Grace.Write(WorkingDesk.Address, "Anchor chain", "Ten metres, please.");

        await Grace.SendAsync(desk.MailPort, mail);
        desk.Process.Kill();
        await desk.Process.StartAgainAsync();
        // The other server did not hear our answer and sends it again, as it must.
        await Grace.SendAsync(desk.MailPort, mail);
        await Grace.SendAsync(desk.MailPort, mail);

        var ticket = await desk.ReadAsync(db => db.Tickets.SingleAsync(t => !t.IsTest));
        // It may have left before the process died; then its lease has to end before another tries again.
        (await desk.ReadAsync(db => db.Outbox.CountAsync(o => o.TicketId == ticket.Id))).ShouldBe(1);
        (await desk.ReadAsync(db => db.Messages.CountAsync(m => m.ExternalId == mail.MessageId))).ShouldBe(1);
        (await desk.Process.StopAsync()).ShouldBe(0, desk.Process.Output);
        var verified = await desk.VerifyAsync();
        verified.Status.ShouldBe(0, verified.Output + verified.Errors);
    }

    [Theory, OnBothDatabases]
    public async Task A_ticket_left_alone_warns_breaks_and_escalates_along_the_matrix(DatabaseKind kind)
    {
        await using var desk = await WorkingDesk.StartAsync(kind, HastyPolicy);

        await Grace.SendAsync(desk.MailPort, Grace.Write(WorkingDesk.Address, "Steering", "The wheel is loose."));
        var told = await desk.Outside.WaitForAsync(
            WorkingDesk.ManagerAddress,
            "#2: a promise broke",
            () => desk.Process.Output
        );

        told.MailFrom.ShouldBe("");
        told.Mail.Text.ShouldContain("All emails will be answered within 30 seconds.");
        var ticket = await desk.ReadAsync(db => db.Tickets.SingleAsync(t => !t.IsTest));
        var kinds = await desk.ReadAsync(db =>
            db.Journal.Where(r => r.TicketId == ticket.Id).OrderBy(r => r.Seq).Select(r => r.Kind).ToListAsync()
        );
        kinds.IndexOf("promise.warned").ShouldBeInRange(0, kinds.IndexOf("promise.broken"));
        kinds.ShouldContain("ticket.escalated");
        var readings = await desk.ReadAsync(db => db.PromiseReadings.Where(r => r.TicketId == ticket.Id).ToListAsync());
        readings.Single(r => r.Action == ServiceAction.Respond).BrokenAt.ShouldNotBeNull();
        readings.Single(r => r.Action == ServiceAction.Document).StoppedAt.ShouldBeNull();
        readings.Single(r => r.Action == ServiceAction.Update).StoppedAt.ShouldBeNull();
        var kindsOfNotice = await desk.ReadAsync(db =>
            db.Notices.Where(n => n.TicketId == ticket.Id).Select(n => n.Kind).ToListAsync()
        );
        kindsOfNotice.ShouldContain(NoticeKinds.Broken);
        kindsOfNotice.ShouldContain(NoticeKinds.Escalated);
        var verified = await desk.VerifyAsync();
        verified.Status.ShouldBe(0, verified.Output + verified.Errors);
    }
}
