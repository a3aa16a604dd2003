using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Charter.Server.Promises;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Reads a ticket's page through the slices.</summary>
internal sealed class TicketReading(DeskRequest desk, Editions editions, InboxReading inbox, Wordbook words)
{
    private const int RowsBeside = 40;
    private const int MostOthers = 8;

    /// <summary>The page of a ticket, or why not.</summary>
    /// <param name="number">The ticket's number.</param>
    /// <param name="list">The list that the person came from, as its address says; <c>null</c> for the usual one.</param>
    /// <param name="before">The message before which earlier ones are shown.</param>
    public async Task<Outcome<TicketPageView>> ReadAsync(int number, string? list, long? before = null)
    {
        var found = await desk.ReadAsync((db, ct) => ReadTicket.RunByNumber(db, desk.Actor, number, ct));
        if (!found.IsDone(out var facts))
        {
            return found.Refusal!;
        }

        var ticket = facts.Ticket;
        var query = InboxQuery.Read(list, InboxView.All);
        var readings = await desk.ReadAsync(
            (db, ct) => ListReadings.Run(db, desk.Actor, new ListReadings.Request(ticket.Id), editions, desk.Now, ct)
        );
        var conversation = await desk.ReadAsync(
            (db, ct) => ReadConversation.Run(db, desk.Actor, new ReadConversation.Request(ticket.Id, before), ct)
        );
        var people = await desk.ReadAsync((db, ct) => ListParticipants.Run(db, desk.Actor, ticket.Id, ct));
        var history = await desk.ReadAsync(
            (db, ct) => TicketHistory.Run(db, desk.Actor, new TicketHistory.Request(ticket.Id, Limit: 500), ct)
        );
        var lines = await inbox.LinesAsync(query, RowsBeside);
        var choices = await desk.ReadAsync((db, ct) => ListTicketChoices.Run(db, desk.Actor, ct));
        var draft = await desk.ReadAsync((db, ct) => ReadDraft.Run(db, desk.Actor, ticket.Id, ct));
        return new TicketPageView
        {
            Facts = facts,
            Chips = readings.IsDone(out var read) ? PromiseChips.Of(read, ticket.Status, words, desk.Now) : [],
            Conversation = conversation.Value,
            Participants = people.IsDone(out var participants) ? participants : [],
            History = history.IsDone(out var entries) ? entries : [],
            Choices = choices.Value,
            Others = await OthersAsync(ticket),
            List = query,
            Lines = lines.IsDone(out var rows) ? rows.Lines : [],
            Templates = await TemplatesAsync(ticket.Id),
            Draft = draft.IsDone(out var begun) ? begun : null,
            HoldingReasons = await ReasonsAsync(),
            Held = await HeldAsync(ticket),
            Sendings = await SendingsAsync(ticket.Id),
            Sentences = await SentencesAsync(ticket, history.IsDone(out var happened) ? happened : []),
            MayWork = desk.Actor.May(Permissions.WorkTickets) && ticket.MergedIntoId is null,
            MayEscalate = desk.Actor.May(Permissions.EscalateTickets) && ticket.MergedIntoId is null,
            Me = desk.Actor.Kind == ActorKind.Staff ? desk.Actor.Id : 0,
        };
    }

    /// <summary>The id of a ticket that the actor may see.</summary>
    public async Task<Outcome<long>> FindAsync(int number)
    {
        var found = await desk.ReadAsync((db, ct) => ReadTicket.RunByNumber(db, desk.Actor, number, ct));
        return found.IsDone(out var facts) ? facts.Ticket.Id : found.Refusal!;
    }

    /// <summary>A ticket's page, with the way back to the list.</summary>
    public static string Url(int number, string? list) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"/tickets/{number}{(list is null ? "" : "?list=" + Uri.EscapeDataString(list))}"
        );

    private async Task<IReadOnlyList<string>> ReasonsAsync()
    {
        var read = await desk.ReadAsync((db, ct) => ReadLetterSettings.Run(db, desk.Actor, ct));
        return read.IsDone(out var settings)
            ? settings.Fields.HoldingReasons.Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            : [];
    }

    private async Task<IReadOnlyList<HeldView>> HeldAsync(Ticket ticket)
    {
        var read = await desk.ReadAsync((db, ct) => ListHeldReplies.Run(db, desk.Actor, new(ticket.Id), ct));
        if (!read.IsDone(out var answers) || answers.Count == 0)
        {
            return [];
        }

        var edition = await desk.ReadAsync((db, ct) => editions.OfAsync(db, ticket.Edition, ct));
        return
        [
            .. answers.Select(a => new HeldView(
                a,
                !edition.Clocks.Calendar.IsOpen(a.LeavesAt),
                ticket.NextDueAt is { } due && due < a.LeavesAt && due > desk.Now
            )),
        ];
    }

    private async Task<IReadOnlyDictionary<long, ReadSendings.Row>> SendingsAsync(long ticketId)
    {
        var read = await desk.ReadAsync((db, ct) => ReadSendings.Run(db, desk.Actor, new(ticketId), desk.Now, ct));
        return read.IsDone(out var rows)
            ? rows.GroupBy(r => r.MessageId).ToDictionary(g => g.Key, g => g.First())
            : new Dictionary<long, ReadSendings.Row>();
    }

    private async Task<IReadOnlyDictionary<string, string>> SentencesAsync(
        Ticket ticket,
        IReadOnlyList<HistoryEntry> history
    )
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var keys = history.Select(e => HistoryWords.PromiseOfLetter(e.Happened)).OfType<string>().Distinct().ToList();
        if (keys.Count == 0)
        {
            return found;
        }

        var edition = await desk.ReadAsync((db, ct) => editions.OfAsync(db, ticket.Edition, ct));
        foreach (var key in keys)
        {
            if (edition.SentenceOf(key) is { } sentence)
            {
                found.Add(key, sentence.Text);
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<TicketRow>> OthersAsync(Ticket ticket)
    {
        var request = new ListTickets.Request(
            new TicketFilter { CustomerId = ticket.CustomerId },
            TicketSort.Newest,
            MostOthers + 1
        );
        var listed = await desk.ReadAsync((db, ct) => ListTickets.Run(db, desk.Actor, request, desk.Now, ct));
        return listed.IsDone(out var page) ? [.. page.Rows.Where(r => r.Id != ticket.Id).Take(MostOthers)] : [];
    }

    private async Task<IReadOnlyList<Template>> TemplatesAsync(long ticketId)
    {
        var request = new PickTemplates.Request(ticketId);
        var picked = await desk.ReadAsync((db, ct) => PickTemplates.Run(db, desk.Actor, request, desk.Now, ct));
        return picked.IsDone(out var result) ? result.Templates : [];
    }
}
