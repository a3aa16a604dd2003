using System.Globalization;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Search;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>Which tickets a list or a count is about, beside what the actor may see.</summary>
public sealed record TicketFilter
{
    private static readonly TicketStatus[] OpenStatuses =
    [
        TicketStatus.New,
        TicketStatus.Open,
        TicketStatus.WaitingForCustomer,
        TicketStatus.OnHold,
    ];

    public InboxView View { get; init; }
    public TicketStatus? Status { get; init; }
    public CaseKind? Kind { get; init; }
    public ServedSubject? Channel { get; init; }
    public string? Priority { get; init; }
    public string? Tag { get; init; }
    public long? CustomerId { get; init; }
    public long? OrganisationId { get; init; }
    public long? DepartmentId { get; init; }
    public long? AssigneeId { get; init; }

    /// <summary>Words of the subject (with a text search also of messages and names), or a ticket's number, with or without <c>#</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The statuses that the list can hold; <c>null</c> for any.</summary>
    internal IReadOnlyList<TicketStatus>? Statuses =>
        Status is { } one ? [one]
        : View == InboxView.All ? null
        : OpenStatuses;

    /// <summary>What the filter leaves, leaving aside <see cref="Statuses"/>, which the list asks for one by one.</summary>
    internal IQueryable<Ticket> Apply(DeskContext db, Actor actor, Instant now, ITextSearch? search = null)
    {
        var tickets = ApplyView(db.Tickets.VisibleTo(actor).Where(t => t.MergedIntoId == null), actor, now);
        if (Kind is { } kind)
        {
            tickets = tickets.Where(t => t.Kind == kind);
        }

        if (Channel is { } channel)
        {
            tickets = tickets.Where(t => t.Channel == channel);
        }

        if (!string.IsNullOrWhiteSpace(Priority))
        {
            var priority = Priority.Trim().ToLowerInvariant();
            tickets = tickets.Where(t => t.Priority == priority);
        }

        if (!string.IsNullOrWhiteSpace(Tag))
        {
            var tag = Tag.Trim().ToLowerInvariant();
            tickets = tickets.Where(t => db.TicketTags.Any(g => g.TicketId == t.Id && g.Tag == tag));
        }

        return ApplyText(db, ApplyIds(tickets), search);
    }

    private IQueryable<Ticket> ApplyIds(IQueryable<Ticket> tickets)
    {
        if (CustomerId is { } customer)
        {
            tickets = tickets.Where(t => t.CustomerId == customer);
        }

        if (OrganisationId is { } organisation)
        {
            tickets = tickets.Where(t => t.OrganisationId == organisation);
        }

        if (DepartmentId is { } department)
        {
            tickets = tickets.Where(t => t.DepartmentId == department);
        }

        return AssigneeId is { } assignee ? tickets.Where(t => t.AssigneeId == assignee) : tickets;
    }

    private IQueryable<Ticket> ApplyText(DeskContext db, IQueryable<Ticket> tickets, ITextSearch? search)
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            return tickets;
        }

        var text = Text.Trim();
        if (int.TryParse(text.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return tickets.Where(t => t.Number == number);
        }

        if (search is not null)
        {
            var found = search.TicketsWith(db, text);
            return tickets.Where(t => found.Contains(t.Id));
        }

        // Both databases fold the case of plain Latin letters alike.
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL, where there is no culture.
        var lower = text.ToLowerInvariant();
        return tickets.Where(t => t.Subject.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private IQueryable<Ticket> ApplyView(IQueryable<Ticket> tickets, Actor actor, Instant now)
    {
        switch (View)
        {
            case InboxView.Mine:
                var staffId = actor.Kind == ActorKind.Staff ? actor.Id : 0;
                return tickets.Where(t => t.AssigneeId == staffId);
            case InboxView.Department:
                var departments = actor.Departments.Select(d => (long?)d).ToArray();
                return tickets.Where(t => departments.Contains(t.DepartmentId));
            case InboxView.Unassigned:
                return tickets.Where(t => t.AssigneeId == null);
            case InboxView.BreakingSoon:
                return tickets.Where(t => t.NextWarnAt <= now && t.NextDueAt > now);
            case InboxView.Broken:
                return tickets.Where(t => t.NextDueAt <= now);
            default:
                return tickets;
        }
    }
}
