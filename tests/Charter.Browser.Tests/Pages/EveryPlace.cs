using Charter.Browser.Tests.Policies;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Mailboxes;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing.Servers;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Charter.Browser.Tests.Pages;

/// <summary>A running desk with something on every page of it, and the one table of its pages.</summary>
public sealed class EveryPlace : IAsyncLifetime
{
    private const string Nobodys = "AAAAAAAAAAAAAAAAAAAAAA";
    private readonly DeskWithPolicy policy = new();
    private string follow = "";
    private string invitation = "";
    private string password = "";
    private int ticket;
    private int foreign;
    private long customer;
    private long organisation;
    private long draft;
    private long mailbox;
    private long inForce;
    private long team;

    public RunningDesk Desk => policy.Desk;

    /// <summary>What anybody can open.</summary>
    public IReadOnlyList<Place> Public =>
        [
            new("sign-in", "/sign-in"),
            new("forgotten", "/forgotten"),
            new("forgotten-sent", "/forgotten?sent=true"),
            new("new-password", $"/new-password/{password}"),
            new("new-password-used", $"/new-password/{Nobodys}", 404),
            new("invitation", $"/invitation/{invitation}"),
            new("invitation-used", $"/invitation/{Nobodys}", 404),
            new("ask", "/ask"),
            new("thanks", $"/ask/thanks?t={follow}"),
            new("follow", $"/follow/{follow}"),
            new("follow-used", $"/follow/{Nobodys}", 404),
            new("setup-used", $"/setup/{Nobodys}", 404),
            new("nowhere-public", "/there/is/nothing", 404),
        ];

    /// <summary>What an administrator can open.</summary>
    public IReadOnlyList<Place> Staff =>
        [
            new("inbox-mine", "/inbox?view=mine"),
            new("inbox-all", "/inbox?view=all"),
            new("inbox-department", "/inbox?view=department"),
            new("inbox-unassigned", "/inbox?view=unassigned"),
            new("inbox-breaking", "/inbox?view=breaking_soon"),
            new("inbox-broken", "/inbox?view=broken"),
            new("inbox-filtered", "/inbox?view=all&priority=low"),
            new("ticket", $"/tickets/{ticket}?list=%3Fview%3Dall"),
            new("ticket-foreign", $"/tickets/{foreign}"),
            new("escalate", $"/tickets/{ticket}/do/escalate"),
            new("contact", $"/tickets/{ticket}/do/contact"),
            new("holding", $"/tickets/{ticket}/do/holding"),
            new("update", $"/tickets/{ticket}/do/update"),
            new("answer-letter", $"/tickets/{ticket}/do/answer-letter"),
            new("refer", $"/tickets/{ticket}/do/refer"),
            new("new-ticket", "/tickets/new"),
            new("new-ticket-known", $"/tickets/new?customer={customer}"),
            new("search-empty", "/search"),
            new("search", "/search?q=invoice"),
            new("search-none", "/search?q=zzzzzz"),
            new("promises", "/promises"),
            new("breaches", "/promises/breaches"),
            new("duties", "/promises/duties"),
            new("policy", "/policy"),
            new("policy-notes", "/policy/notes"),
            new("policy-versions", "/policy/versions"),
            new("policy-compare", $"/policy/compare?from={inForce}&to={draft}"),
            new("policy-draft-new", "/policy/drafts/new"),
            new("policy-draft", $"/policy/drafts/{draft}"),
            new("policy-hours", "/policy/hours"),
            new("policy-matrix", "/policy/matrix"),
            new("customers", "/customers"),
            new("customers-none", "/customers?q=zzzzzz"),
            new("customer", $"/customers/{customer}"),
            new("customers-bounced", "/customers/bounced"),
            new("customer-new", "/customers/new"),
            new("organisations", "/customers/organisations"),
            new("organisation", $"/customers/organisations/{organisation}"),
            new("settings", "/settings"),
            new("settings-company", "/settings/company"),
            new("settings-mail", "/settings/mail"),
            new("settings-mail-rules", "/settings/mail-rules"),
            new("settings-mail-routes", "/settings/mail/routes"),
            new("settings-mail-route", "/settings/mail/routes/edit"),
            new("settings-mail-signing", "/settings/mail/signing"),
            new("settings-letters", "/settings/letters"),
            new("settings-mailboxes", "/settings/mailboxes"),
            new("settings-mailboxes-new", "/settings/mailboxes/new"),
            new("settings-mailbox-new-qq", "/settings/mailboxes/new?preset=qq"),
            new("settings-mailbox", $"/settings/mailboxes/{mailbox}"),
            new("settings-people", "/settings/people"),
            new("settings-person", $"/settings/people/{Desk.StaffId(Role.Representative)}"),
            new("settings-departments", "/settings/departments"),
            new("settings-department", $"/settings/departments/{Desk.DepartmentId}"),
            new("settings-team", $"/settings/teams/{team}"),
            new("settings-tokens", "/settings/tokens"),
            new("settings-templates", "/settings/templates"),
            new("settings-letter", "/settings/templates/edit?letter=acknowledgement&language=en"),
            new("settings-answer", "/settings/templates/edit"),
            new("settings-outbox", "/settings/outbox"),
            new("settings-quarantine", "/settings/quarantine"),
            new("profile", "/profile"),
            new("notices", "/notices"),
            new("welcome", "/welcome"),
            new("nowhere", "/there/is/nothing", 404),
            new("ticket-nowhere", "/tickets/999999", 404),
        ];

    public async ValueTask InitializeAsync()
    {
        await policy.InitializeAsync();
        ticket = await MailAsync("Emmy Brown", "Refund for a cancelled order has not arrived", CaseKind.Complaint);
        foreign = await MailAsync("李明", "送货地址需要更改", CaseKind.Request);
        var system = Actor.System("test");
        var root = Desk.ActorOf(Role.Administrator);
        long ticketId;
        await using (var db = Desk.Reads.Open())
        {
            var read = await db.Tickets.AsNoTracking().SingleAsync(t => t.Number == ticket);
            (ticketId, customer) = (read.Id, read.CustomerId);
            inForce = await db.PolicyVersions.OrderByDescending(v => v.Id).Select(v => v.Id).FirstAsync();
        }

        follow = (await DoAsync(system, (db, ct) => IssueFollowLink.Handle(db, system, new(ticketId), ct))).Token;
        var people = new[] { Desk.StaffId(Role.Representative), Desk.StaffId(Role.Specialist) };
        team = (
            await DoAsync(root, (db, ct) => AddTeam.Handle(db, root, new(Desk.DepartmentId, "Mornings", people), ct))
        ).TeamId;
        organisation = (
            await DoAsync(root, (db, ct) => AddOrganisation.Handle(db, root, new("Brown & Sons", null, "trade"), ct))
        ).OrganisationId;
        invitation = (
            await DoAsync(
                root,
                (db, ct) =>
                    InviteStaff.Handle(
                        db,
                        root,
                        new("Dorothy Vaughan", "dorothy@brightwater.example", Role.Specialist, [], "en", "Etc/UTC"),
                        ct
                    )
            )
        ).Token;
        password = (
            await DoAsync(root, (db, ct) => OfferPasswordReset.Handle(db, root, new(Desk.StaffId(Role.Auditor)), ct))
        ).Token;
        var text = DeskWithPolicy.Text.Replace("within 24 hours", "within 12 hours", StringComparison.Ordinal);
        draft = (
            await DoAsync(
                root,
                (db, ct) => DraftPolicy.Handle(db, root, new("Customer Service Policy", text, PolicyTexts.Markdown), ct)
            )
        ).PolicyVersionId;
        await DoAsync(
            root,
            (db, ct) => EscalateTicket.Handle(db, root, new(ticketId, 2, "They wrote three times"), ct)
        );
        await DoAsync(root, (db, ct) => AddNote.Handle(db, root, new(ticketId, "The bank says Thursday."), ct));
        await DoAsync(root, SetMailAsync);
        await AddMailboxAsync(system, root);
    }

    private async Task AddMailboxAsync(Actor system, Actor root)
    {
        mailbox = (
            await DoAsync(root, (db, ct) => AddMailbox.Handle(db, root, new(ClosedMailbox, new("password")), ct))
        ).MailboxId;
        await DoAsync(
            system,
            async (db, ct) =>
            {
                var request = new ReceiveIntake.Request(ServedSubject.Email, "held", new string('0', 64));
                var held = await ReceiveIntake.Handle(db, system, request, ct);
                var left = await ReceiveIntake.Handle(db, system, request with { ExternalId = "left out" }, ct);
                await IgnoreIntake.Handle(db, system, new(left.Value.IntakeId, "our own mail coming back"), ct);
                return await QuarantineIntake.Handle(
                    db,
                    system,
                    new(held.Value.IntakeId, "The mail server marked it as spam."),
                    ct
                );
            }
        );
    }

    public ValueTask DisposeAsync() => policy.DisposeAsync();

    private Task<T> DoAsync<T>(Actor actor, Func<DeskContext, CancellationToken, Task<Outcome<T>>> work) =>
        Desk.WriteAsync(actor, work);

    // A server that is not there: the mailbox has a failure to show.
    private static MailboxFields ClosedMailbox { get; } =
        new()
        {
            Name = "Front desk",
            Address = "front@brightwater.example",
            Host = "127.0.0.1",
            Port = 1,
            User = "front@brightwater.example",
            Spam = SpamChoice.Hold,
        };

    // A server that refuses: what leaves comes back to the outbox, which then has something to show.
    private static async Task<Outcome<Done>> SetMailAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var settings = await db.MailSettings.AsTracking().SingleOrDefaultAsync(cancellationToken);
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

    private async Task<int> MailAsync(string name, string subject, CaseKind kind)
    {
        var intake = Actor.System("intake:email");
        var address = $"{Guid.NewGuid():N}@example.org";
        var said = "Could you look into this, please?\n\nThank you.";
        var request = new FileIncoming.Request(
            ServedSubject.Email,
            null,
            $"{Guid.NewGuid():N}@example.org",
            new Sender(AddressKind.Email, address, name),
            subject,
            said + "\n\n> On Monday you wrote:\n> Thank you for your order.",
            said,
            "<p>Could you look into this, please?</p>",
            [],
            false,
            ThreadHints.None,
            kind
        )
        {
            Check = new SenderCheck(
                SenderProof.Proven,
                ProofOutcome.Pass,
                ProofOutcome.Pass,
                ProofOutcome.Pass,
                "mx.desk.example"
            ),
            CopiedTo = [new NamedAddress("assistant@example.org", "Assistant")],
        };
        var filed = await Desk.WriteAsync(
            intake,
            (db, ct) => FileIncoming.Handle(db, intake, request, ct),
            RunningDesk.Now() - Duration.FromHours(20)
        );
        return filed.Number;
    }
}
