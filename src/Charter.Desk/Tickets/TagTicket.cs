using System.Collections.Immutable;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Puts tags on a ticket and takes others off. What is there already, or not there, is no error.</summary>
public static class TagTicket
{
    public sealed record Request(long TicketId, IReadOnlyList<string> Add, IReadOnlyList<string> Remove);

    private const int MostTags = 50;

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (ReadTags(request.Add, "add", out var add) is { } wrongAdd)
        {
            return wrongAdd;
        }

        if (ReadTags(request.Remove, "remove", out var remove) is { } wrongRemove)
        {
            return wrongRemove;
        }

        return await ApplyAsync(db, ticket, add, remove, cancellationToken)
            ? Done.It
            : new InvalidField("add", "A ticket can carry 50 tags.");
    }

    /// <summary>Changes the tags, given in lower case, and records what changed.</summary>
    /// <returns><c>false</c>, with nothing done, when the ticket would carry too many.</returns>
    public static async Task<bool> ApplyAsync(
        DeskContext db,
        Ticket ticket,
        IReadOnlyCollection<string> add,
        IReadOnlyCollection<string> remove,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var present = await db
            .TicketTags.AsTracking()
            .Where(t => t.TicketId == ticket.Id)
            .ToListAsync(cancellationToken);
        var names = present.Select(t => t.Tag).ToHashSet(StringComparer.Ordinal);
        var added = add.Except(names, StringComparer.Ordinal).Except(remove, StringComparer.Ordinal).ToImmutableArray();
        var removed = remove.Where(names.Contains).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (names.Count - removed.Length + added.Length > MostTags)
        {
            return false;
        }

        if (added.Length + removed.Length > 0)
        {
            db.TicketTags.RemoveRange(present.Where(t => removed.Contains(t.Tag)));
            db.TicketTags.AddRange(added.Select(tag => new TicketTag { TicketId = ticket.Id, Tag = tag }));
            db.Record(new TicketTagged(added, removed), ticket.Id);
        }

        return true;
    }

    private static InvalidField? ReadTags(IReadOnlyList<string>? tags, string field, out List<string> read)
    {
        read = [];
        if (tags is { Count: > MostTags })
        {
            return new InvalidField(field, "At most 50 tags at once.");
        }

        foreach (var tag in tags ?? [])
        {
            if (TicketLabels.Read(tag, field, out var label) is { } wrong)
            {
                return wrong;
            }

            read.Add(label);
        }

        return null;
    }
}
