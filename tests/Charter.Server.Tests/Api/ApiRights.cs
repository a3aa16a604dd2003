using System.Collections.Frozen;
using Charter.Desk.Staff;

namespace Charter.Server.Tests.Api;

/// <summary>What each endpoint of the API demands. A new endpoint needs its row here.</summary>
internal static class ApiRights
{
    private static readonly object Reason = new { reason = "Because" };
    private static readonly object Mailbox = new
    {
        name = "x",
        address = "x@desk.example",
        protocol = "http",
    };

    private static Dictionary<string, Row> OfTickets { get; } =
        new(StringComparer.Ordinal)
        {
            ["listTickets"] = new(Permissions.ReadTickets),
            ["countTickets"] = new(Permissions.ReadTickets),
            ["openTicket"] = new(
                Permissions.OpenTickets,
                new
                {
                    channel = "email",
                    subject = "x",
                    text = "x",
                    from = new { address = "x@customer.example" },
                }
            ),
            ["readTicket"] = OnTicket(Permissions.None),
            ["readTicketHistory"] = OnTicket(Permissions.ReadTickets),
            ["assignTicket"] = Work(new { assigneeId = (long?)null }),
            ["assignTicketToTeam"] = Work(new { teamId = 999_999_999L }),
            ["referTicket"] = Work(new { departmentId = 999_999_999L }),
            ["waitForCustomer"] = Work(Reason),
            ["resumeTicket"] = Work(Reason),
            ["holdTicket"] = Work(Reason),
            ["releaseTicket"] = Work(Reason),
            ["resolveTicket"] = Work(Reason),
            ["reopenTicket"] = Work(Reason),
            ["closeTicket"] = Work(Reason),
            ["escalateTicket"] = OnTicket(Permissions.EscalateTickets, new { level = 1, reason = "x" }),
            ["recordEscalation"] = OnTicket(Permissions.EscalateTickets, new { summary = "x", nextSteps = "x" }),
            ["changePriority"] = Work(new { priority = "high" }),
            ["changeKind"] = Work(new { kind = "request" }),
            ["changeStage"] = Work(new { stage = "stage 1" }),
            ["renameTicket"] = Work(new { subject = "Renamed" }),
            ["tagTicket"] = Work(new { add = new[] { "x" } }),
            ["mergeTickets"] = Work(new { otherNumber = 1 }),
            ["listMessages"] = OnTicket(Permissions.None),
            ["sendReply"] = Work(new { text = "x" }),
            ["addNote"] = Work(new { text = "x" }),
            ["forwardToThirdParty"] = Work(new { to = "x@example.com", text = "x" }),
            ["recordContact"] = Work(new { step = "started", channel = "phone" }),
            ["sendHoldingNotice"] = Work(new { newDue = "2001-01-01T00:00:00Z", reason = "x" }),
            ["sendLetter"] = Work(new { letter = "update", words = "x" }),
            ["listHeldMessages"] = OnTicket(Permissions.None),
            ["holdMessage"] = Work(new { text = "x" }),
            ["retryMessage"] = OnTicket(Permissions.WorkTickets),
            ["withdrawMessage"] = new(Permissions.WorkTickets),
            ["sendHeldMessage"] = new(Permissions.WorkTickets),
            ["moveHeldMessage"] = new(Permissions.WorkTickets, new { leavesAt = "2001-01-01T00:00:00Z" }),
            ["answerNotNeeded"] = Work(Reason),
            ["listParticipants"] = OnTicket(Permissions.ReadCustomers),
            ["addParticipant"] = Work(new { address = "copied@customer.example" }),
            ["removeParticipant"] = OnTicket(Permissions.WorkTickets),
            ["upload"] = new(Permissions.WorkTickets),
            ["download"] = OnTicket(Permissions.None),
        };

    private static Dictionary<string, Row> OfTheRest { get; } =
        new(StringComparer.Ordinal)
        {
            ["addAddress"] = new(Permissions.EditCustomers, new { kind = "phone", value = "+44 20 7946 0000" }),
            ["listBouncedAddresses"] = new(Permissions.ReadCustomers),
            ["restoreAddress"] = new(Permissions.EditCustomers),
            ["removeAddress"] = new(Permissions.EditCustomers),
            ["listOrganisations"] = new(Permissions.ReadCustomers),
            ["addOrganisation"] = new(Permissions.EditCustomers, new { name = "x" }),
            ["changeOrganisation"] = new(Permissions.EditCustomers, new { name = "x" }),
            ["listReadings"] = OnTicket(Permissions.None),
            ["explainReading"] = OnTicket(Permissions.None),
            ["countPromises"] = new(Permissions.ReadPromises),
            ["listBreaches"] = new(Permissions.ReadPromises),
            ["readPolicy"] = new(Permissions.ReadPolicy),
            ["listPolicyVersions"] = new(Permissions.ReadPolicy),
            ["readPolicyVersion"] = new(Permissions.ReadPolicy),
            ["compilePolicy"] = new(Permissions.ReadPolicy, new { text = "x" }),
            ["backtestPolicy"] = new(Permissions.ReadPolicy | Permissions.ReadPromises, new { text = "x" }),
            ["draftPolicy"] = new(Permissions.EditPolicy, new { text = "x" }),
            ["changeDraft"] = new(Permissions.EditPolicy, new { title = "x", text = "x" }),
            ["approvePolicy"] = new(Permissions.ApprovePolicy),
            ["putPolicyInForce"] = new(Permissions.ApprovePolicy, new { openTicketsToo = false }),
            ["readSupportHours"] = new(Permissions.ReadPolicy),
            ["changeSupportHours"] = new(
                Permissions.EditSettings,
                new { zone = "Etc/UTC", hours = new { mon = new[] { new[] { "09:00", "17:00" } } } }
            ),
            ["readMatrix"] = new(Permissions.ReadPolicy),
            ["changeMatrix"] = new(Permissions.ApprovePolicy, new { rows = Array.Empty<object>() }),
            ["readJournal"] = new(Permissions.ReadJournal | Permissions.ReadAllTickets),
            ["listNotices"] = new(Permissions.None),
            ["markNoticesRead"] = new(Permissions.None, new { upToId = 999_999_999L }) { StaffOnly = true },
            ["readLetterSettings"] = new(Permissions.ReadTickets),
            ["changeLetterSettings"] = new(Permissions.EditTemplates, new { fields = new { }, version = 99 }),
            ["listMailRoutes"] = new(Permissions.EditSettings),
            ["addMailRoute"] = new(Permissions.EditSettings, new { name = "x", host = "smtp.example" }),
            ["changeMailRoute"] = new(Permissions.EditSettings, new { name = "x", host = "smtp.example" }),
            ["moveMailRouteUp"] = new(Permissions.EditSettings),
            ["removeMailRoute"] = new(Permissions.EditSettings),
            ["listDkimKeys"] = new(Permissions.EditSettings),
            ["makeDkimKey"] = new(Permissions.EditSettings, new { domain = "example.com" }),
            ["signWithDkimKey"] = new(Permissions.EditSettings),
            ["stopDkimKey"] = new(Permissions.EditSettings),
            ["removeDkimKey"] = new(Permissions.EditSettings),
            ["listDeliveries"] = new(Permissions.Operate),
            ["retryDelivery"] = new(Permissions.Operate),
            ["listQuarantine"] = new(Permissions.Operate),
            ["listIgnored"] = new(Permissions.Operate),
            ["retryIntake"] = new(Permissions.Operate),
            ["ignoreIntake"] = new(Permissions.Operate, Reason),
            ["readQuarantined"] = new(Permissions.Operate),
            ["listStaff"] = new(Permissions.ReadTickets),
            ["listDepartments"] = new(Permissions.ReadTickets),
            ["listTokens"] = new(Permissions.EditStaff),
            ["createToken"] = new(Permissions.EditStaff, new { name = "x", scopes = new[] { "read_policy" } }),
            ["revokeToken"] = new(Permissions.EditStaff),
        };

    private static Dictionary<string, Row> OfCustomers { get; } =
        new(StringComparer.Ordinal)
        {
            ["listCustomers"] = new(Permissions.ReadCustomers),
            ["addCustomer"] = new(Permissions.EditCustomers, new { name = "x" }),
            ["readCustomer"] = new(Permissions.ReadCustomers),
            ["changeCustomer"] = new(Permissions.EditCustomers, new { name = "x" }),
        };

    private static Dictionary<string, Row> OfDuties { get; } =
        new(StringComparer.Ordinal)
        {
            ["listDuties"] = new(Permissions.ReadPromises),
            ["recordDutyDone"] = new(Permissions.EditPolicy, new { key = "x", evidence = "x" }),
        };

    private static Dictionary<string, Row> OfMailboxes { get; } =
        new(StringComparer.Ordinal)
        {
            ["listMailboxes"] = new(Permissions.EditSettings),
            ["addMailbox"] = new(Permissions.EditSettings, new { settings = Mailbox }),
            ["readMailbox"] = new(Permissions.EditSettings),
            ["changeMailbox"] = new(Permissions.EditSettings, new { settings = Mailbox }),
            ["removeMailbox"] = new(Permissions.EditSettings),
            ["pauseMailbox"] = new(Permissions.EditSettings),
            ["resumeMailbox"] = new(Permissions.EditSettings),
            ["fetchMailbox"] = new(Permissions.EditSettings),
            ["testMailbox"] = new(Permissions.EditSettings),
            ["setIntakeKey"] = new(Permissions.EditSettings),
            ["removeIntakeKey"] = new(Permissions.EditSettings),
            // Asks for a signature under the mailbox's key, whoever sends it.
            ["takeMail"] = new(Permissions.None) { Always = 401 },
            // Asks for the mailbox's key.
            ["takeMailOfProvider"] = new(Permissions.None) { Always = 401 },
        };

    private static Dictionary<string, Row> OfMail { get; } =
        new(StringComparer.Ordinal)
        {
            ["readMailRules"] = new(Permissions.EditSettings),
            ["changeMailRules"] = new(
                Permissions.EditSettings,
                new
                {
                    trustedServers = "",
                    subjectPrefix = "#",
                    reopenResolvedDays = 90,
                    reopenClosedDays = 0,
                    mostReopenings = 5,
                    copies = "never",
                    mostParticipants = 20,
                    staffAnswers = "note",
                    mostLettersToCustomer = 10,
                    mostLettersOnTicket = 5,
                    softBounces = 3,
                    softBounceDays = 14,
                }
            ),
        };

    // After what it is made of: fields are filled in this order.
    public static FrozenDictionary<string, Row> Table { get; } =
        OfTickets
            .Concat(OfTheRest)
            .Concat(OfCustomers)
            .Concat(OfDuties)
            .Concat(OfMail)
            .Concat(OfMailboxes)
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="Needs">The permissions that it needs.</param>
    /// <param name="Body">A body that is well formed.</param>
    internal sealed record Row(Permissions Needs, object? Body = null)
    {
        /// <summary>Whether it is about one ticket, which has to be visible.</summary>
        public bool IsOnTicket { get; init; }

        /// <summary>Whether it is for people only, and no token.</summary>
        public bool StaffOnly { get; init; }

        /// <summary>The status whoever asks, where persons and tokens mean nothing to it.</summary>
        public int? Always { get; init; }

        /// <summary>The status for a person with these permissions; <c>null</c> when they are not refused.</summary>
        public int? Expect(Permissions may, bool seesTicket)
        {
            if (Always is { } always)
            {
                return always;
            }

            if (IsOnTicket && !seesTicket)
            {
                return 404;
            }

            var isToken = may == Permissions.EditTemplates;
            return (may & Needs) != Needs || (StaffOnly && isToken) ? 403 : null;
        }
    }

    private static Row Work(object body) => OnTicket(Permissions.WorkTickets, body);

    private static Row OnTicket(Permissions needs, object? body = null) => new(needs, body) { IsOnTicket = true };
}
