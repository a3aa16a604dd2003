using Charter.Desk.Conversations;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage.Search;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Charter.Server.Promises;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Reads lists of tickets through the slices and puts them into rows.</summary>
internal sealed class InboxReading(DeskRequest desk, Editions editions, ITextSearch search, Wordbook words)
{
    private const int RowsOfPage = 50;

    /// <summary>Where a person begins: those who answer, at their own; those who look after all, at all.</summary>
    public InboxView Usual => desk.Actor.May(Permissions.ReadAllTickets) ? InboxView.All : InboxView.Mine;

    /// <summary>The inbox, or why not.</summary>
    public async Task<Outcome<InboxPart>> ReadAsync(InboxQuery query, string urlBefore = "/inbox")
    {
        var counted = await desk.ReadAsync((db, ct) => CountInbox.Run(db, desk.Actor, desk.Now, ct));
        if (!counted.IsDone(out var counts))
        {
            return counted.Refusal!;
        }

        var choices = await desk.ReadAsync((db, ct) => ListTicketChoices.Run(db, desk.Actor, ct));
        if (!choices.IsDone(out var offered))
        {
            return choices.Refusal!;
        }

        var listed = await LinesAsync(query, RowsOfPage);
        return listed.IsDone(out var list)
            ? new InboxPart(
                query,
                list.Lines,
                counts,
                list.Next is { } next ? urlBefore + query.Write(after: next) : null
            )
            {
                Choices = offered,
                MayOpen = desk.Actor.May(Permissions.OpenTickets),
            }
            : listed.Refusal!;
    }

    /// <summary>The rows of a list.</summary>
    public async Task<Outcome<(IReadOnlyList<InboxLine> Lines, string? Next)>> LinesAsync(InboxQuery query, int limit)
    {
        var sort = query.Text is null ? TicketSort.NextDue : TicketSort.Newest;
        var request = new ListTickets.Request(query.Filter, sort, limit, query.After);
        var listed = await desk.ReadAsync((db, ct) => ListTickets.Run(db, desk.Actor, request, desk.Now, ct, search));
        if (!listed.IsDone(out var page))
        {
            return listed.Refusal!;
        }

        var ids = new ListNearestReadings.Request([.. page.Rows.Select(row => row.Id)]);
        var nearest = (
            await desk.ReadAsync((db, ct) => ListNearestReadings.Run(db, desk.Actor, ids, editions, desk.Now, ct))
        )
            .Value
            .ByTicket;
        var passages = await PassagesAsync(query.Text, page.Rows);
        var back = Uri.EscapeDataString(query.Write());
        return (
            [
                .. page.Rows.Select(row => new InboxLine(
                    row,
                    nearest.TryGetValue(row.Id, out var reading)
                        ? PromiseChips.Of(reading, row.Status, words, desk.Now)
                        : null,
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"/tickets/{row.Number}?list={back}"
                    )
                )
                {
                    Found = passages.GetValueOrDefault(row.Id),
                }),
            ],
            page.Next
        );
    }

    private async Task<IReadOnlyDictionary<long, FindPassages.Passage>> PassagesAsync(
        string? text,
        IReadOnlyList<TicketRow> rows
    )
    {
        if (text is null || rows.Count == 0)
        {
            return new Dictionary<long, FindPassages.Passage>();
        }

        var request = new FindPassages.Request([.. rows.Select(row => row.Id)], text);
        var found = await desk.ReadAsync((db, ct) => FindPassages.Run(db, desk.Actor, request, ct));
        return found.Value.ByTicket;
    }
}
