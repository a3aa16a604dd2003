using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Policies;
using Charter.Desk.Staff;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing.Browser;
using Charter.Testing.Servers;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Charter.Browser.Tests.Policies;

/// <summary>A running desk with a formal policy of several pages in force, and some tickets that kept and broke it.</summary>
public sealed class DeskWithPolicy : IAsyncLifetime
{
    /// <summary>A subject that a spreadsheet would run as a formula.</summary>
    public const string Formula = "=HYPERLINK(\"http://example.org\")";

    public RunningDesk Desk { get; } = new();

    /// <summary>The policy in force, as a company might have it: chapters, lists, a table, a slot, and words without a clock.</summary>
    public static string Text =>
        """
            # Customer Service Policy

            ## Scope

            This policy applies to everybody at Brightwater who meets customers. It deals with what customers can expect of us in person, by telephone, by email and by letter.

            ## Our values

            - We listen carefully and give full consideration to every request.
            - We communicate honestly, courteously and with knowledge.
            - Customers will be answered as soon as possible.
            - We will polish our counters within three hours of opening.

            ## Acknowledgement

            All complaints, enquiries and requests will be acknowledged within one business day. The acknowledgement names the person to whom the matter was given.

            ## Answers

            All emails will be answered within 24 hours. Letters will be answered within five business days.

            90% of calls will be answered within 20 seconds.

            ## Settlement

            Complaints will be resolved within seven business days. If a resolution is not possible within seven business days, the customer will be told when to expect it.

            ## Escalation

            1. All escalated cases must be documented within one hour of escalation.
            2. The customer will be updated every 24 hours until an escalated case is resolved.

            | Level | Who | When | How |
            |---|---|---|---|
            | 1 | Service representative | Before a promise breaks | On screen |
            | 2 | Department manager | When a promise breaks | E-mail |
            | 3 | Customer service director | 24 hours after the breach | E-mail |

            ## Approval

            Reviewed by [NAME] on behalf of the company.
            """;

    public async ValueTask InitializeAsync()
    {
        await Desk.InitializeAsync();
        await PutInForceAsync();
        await MailAsync("Kurt Friedrich", "Invoice shows the wrong company number", Duration.FromHours(49));
        await MailAsync("Blaise Dupont", Formula, Duration.FromHours(72));
        await MailAsync("Ada Brown", "Which plan includes on-site support?", Duration.FromHours(1));
        await WaitForBreachesAsync();
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    /// <summary>Opens a page as a person of a role.</summary>
    public Task<WatchedPage> OpenAsync(Role role, string path, PageSetting? setting = null) =>
        Desk.OpenAsync(role, path, setting);

    private async Task PutInForceAsync()
    {
        var at = RunningDesk.Now() - Duration.FromDays(27);
        var manager = Desk.ActorOf(Role.Manager);
        var draft = await Desk.WriteAsync(
            manager,
            (db, ct) => DraftPolicy.Handle(db, manager, new("Customer Service Policy", Text, PolicyTexts.Markdown), ct),
            at
        );
        await Desk.WriteAsync(
            manager,
            (db, ct) => ApprovePolicy.Handle(db, manager, new(draft.PolicyVersionId, draft.Version), ct),
            at
        );
        await Desk.WriteAsync(
            manager,
            (db, ct) => PutPolicyInForce.Handle(db, manager, new(draft.PolicyVersionId), ct),
            at
        );
    }

    private async Task MailAsync(string name, string subject, Duration ago)
    {
        var address = $"{name.Split(' ')[0].ToLowerInvariant()}@example.org";
        var intake = Actor.System("intake:email");
        var request = new FileIncoming.Request(
            ServedSubject.Email,
            null,
            $"{Guid.NewGuid():N}@example.org",
            new Sender(AddressKind.Email, address, name),
            subject,
            "Could you look into this, please?",
            "Could you look into this, please?",
            "<p>Could you look into this, please?</p>",
            [],
            false,
            ThreadHints.None,
            CaseKind.Enquiry
        );
        await Desk.WriteAsync(
            intake,
            (db, ct) => FileIncoming.Handle(db, intake, request, ct),
            RunningDesk.Now() - ago
        );
    }

    // The desk's own watch finds what broke; the pages show what it wrote.
    private async Task WaitForBreachesAsync()
    {
        var limit = RunningDesk.Now() + Duration.FromMinutes(1);
        while (RunningDesk.Now() < limit)
        {
            await using (var db = Desk.Reads.Open())
            {
                var broken = await db.PromiseReadings.CountAsync(r =>
                    r.BrokenAt != null && r.Action == ServiceAction.Respond
                );
                if (broken >= 2)
                {
                    return;
                }
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The watch did not find what broke within a minute.");
    }
}
