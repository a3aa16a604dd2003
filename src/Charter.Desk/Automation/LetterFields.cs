using System.Globalization;
using Charter.Desk.Customers;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>The values of the fields in letters and answers about one ticket.</summary>
internal static class LetterFields
{
    private const int LongestName = 60;
    private const int MostWords = 5;

    // The nearest of these is "an answer", in this order.
    private static readonly ServiceAction[] Answers =
    [
        ServiceAction.Respond,
        ServiceAction.FirstResponse,
        ServiceAction.Resolve,
    ];

    /// <summary>The fields of a ticket.</summary>
    /// <param name="db">A context; what its write has made so far counts too.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="editions">For the sentence of the promise.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="forCustomer">Whether a customer reads it. What strangers wrote is then left out where their address is not proven.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Dictionary<string, string>> OfAsync(
        DeskContext db,
        Ticket ticket,
        Editions editions,
        string language,
        bool forCustomer,
        CancellationToken cancellationToken
    )
    {
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        var customer = await db.Customers.FindAsync([ticket.CustomerId], cancellationToken);
        var department = ticket.DepartmentId is { } departmentId
            ? await db.Departments.FindAsync([departmentId], cancellationToken)
            : null;
        var assignee = ticket.AssigneeId is { } assigneeId
            ? await db.StaffMembers.FindAsync([assigneeId], cancellationToken)
            : null;
        var answer = await AnswerAsync(db, ticket.Id, cancellationToken);
        var edition = answer is null ? null : await editions.OfAsync(db, answer.Edition, cancellationToken);
        var zone = company?.Zone ?? "Etc/UTC";
        var complaint = await ComplaintAsync(db, ticket, editions, forCustomer, cancellationToken);
        var mayEcho = !forCustomer || await IsProvenAsync(db, ticket.CustomerId, cancellationToken);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["customer.name"] = PlainName(customer?.Name) ?? Stranger(language),
            ["ticket.number"] = ticket.Number.ToString(CultureInfo.InvariantCulture),
            ["ticket.subject"] = mayEcho ? ticket.Subject : "",
            ["department"] = department?.Name ?? "",
            ["assignee"] = assignee?.Name ?? "",
            ["responsible"] = Responsible(assignee?.Name, department?.Name),
            ["answer.due"] = answer?.DueAt is { } due ? LetterDates.Write(due, zone, language) : "",
            ["company"] = company?.Name ?? "",
            ["policy.sentence"] = answer is null ? "" : edition?.SentenceOf(answer.CommitmentKey)?.Text ?? "",
            ["follow.link"] = "",
            ["procedure.title"] = complaint.Procedure.Title,
            ["procedure"] = complaint.Procedure.Text,
            ["next.stage"] = complaint.NextStage,
            ["external"] = complaint.External,
            ["ticket.link"] = company is null
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{company.PublicUrl.TrimEnd('/')}/tickets/{ticket.Number}"
                ),
        };
    }

    /// <summary>What letters about a complaint enclose and name; empty for other matters and for staff.</summary>
    private static async Task<(
        EnclosedProcedure.Enclosure Procedure,
        string NextStage,
        string External
    )> ComplaintAsync(
        DeskContext db,
        Ticket ticket,
        Editions editions,
        bool forCustomer,
        CancellationToken cancellationToken
    )
    {
        if (!forCustomer || ticket.Kind != CaseKind.Complaint)
        {
            return (EnclosedProcedure.Enclosure.None, "", "");
        }

        var edition = await editions.OfAsync(db, ticket.Edition, cancellationToken);
        var procedure = await EnclosedProcedure.OfAsync(db, edition, cancellationToken);
        var settings = await db.LetterSettings.FindAsync([LetterSettings.TheOnlyId], cancellationToken);
        return (procedure, settings?.NextStage ?? "", settings?.ExternalReview ?? "");
    }

    /// <summary>The open promise of an answer; <c>null</c> where the policy promises none.</summary>
    private static async Task<PromiseReading?> AnswerAsync(
        DeskContext db,
        long ticketId,
        CancellationToken cancellationToken
    )
    {
        // In a write the readings were kept just now, and are tracked.
        List<PromiseReading> readings = [.. db.PromiseReadings.Local.Where(r => r.TicketId == ticketId)];
        if (readings.Count == 0)
        {
            readings = await db.PromiseReadings.Where(r => r.TicketId == ticketId).ToListAsync(cancellationToken);
        }

        return readings
            .Where(r => r.StoppedAt is null && r.DueAt is not null && Answers.Contains(r.Action))
            .OrderBy(r => Array.IndexOf(Answers, r.Action))
            .ThenBy(r => r.DueAt)
            .FirstOrDefault();
    }

    private static async Task<bool> IsProvenAsync(
        DeskContext db,
        long customerId,
        CancellationToken cancellationToken
    ) =>
        db.Write?.HasAddedCustomer(customerId) != true
        && await db.CustomerAddresses.AnyAsync(
            a => a.CustomerId == customerId && a.Kind == AddressKind.Email && a.VerifiedAt != null,
            cancellationToken
        );

    // Whoever writes chooses the name beside the address. A letter of ours must not carry their advertisement to a
    // third person, so that only what looks like a name is used.
    private static string? PlainName(string? name) =>
        name is { Length: > 0 and <= LongestName }
        && name.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’' or '.' or '·')
        && !name.Contains("www.", StringComparison.OrdinalIgnoreCase)
        && !HasDomain(name)
        && name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWords
            ? name
            : null;

    // "evil.example" is an address; "Ada K. Lovelace" is not: a dot inside a word.
    private static bool HasDomain(string name)
    {
        for (var i = 1; i < name.Length - 1; i++)
        {
            if (name[i] == '.' && char.IsLetter(name[i - 1]) && char.IsLetter(name[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Responsible(string? assignee, string? department) =>
        (assignee, department) switch
        {
            (null, null) => "",
            (null, _) => department,
            (_, null) => assignee,
            _ => $"{assignee} ({department})",
        };

    private static string Stranger(string language) =>
        BuiltInLetters.Nearest(language) == "zh-Hans" ? "尊敬的客户" : "customer";
}
