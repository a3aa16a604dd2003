using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Tickets;
using Charter.Server.Design;

namespace Charter.Server.Workplace;

/// <summary>All that a ticket's page shows.</summary>
public sealed record TicketPageView
{
    private static readonly Dictionary<long, ReadSendings.Row> EmptySendings = [];
    private static readonly Dictionary<string, string> EmptySentences = [];

    public required TicketView Facts { get; init; }
    public required IReadOnlyList<PromiseChipView> Chips { get; init; }
    public required ReadConversation.Result Conversation { get; init; }

    /// <summary>Who takes part, the customer first.</summary>
    public required IReadOnlyList<Participant> Participants { get; init; }
    public required IReadOnlyList<HistoryEntry> History { get; init; }
    public required ListTicketChoices.Result Choices { get; init; }

    /// <summary>The customer's other tickets, newest first.</summary>
    public required IReadOnlyList<TicketRow> Others { get; init; }

    /// <summary>The list that the person came from.</summary>
    public required InboxQuery List { get; init; }
    public required IReadOnlyList<InboxLine> Lines { get; init; }
    public required IReadOnlyList<Template> Templates { get; init; }

    /// <summary>Reasons that a holding notice can give.</summary>
    public IReadOnlyList<string> HoldingReasons { get; init; } = [];

    /// <summary>Answers that are written and have not left.</summary>
    public IReadOnlyList<HeldView> Held { get; init; } = [];

    /// <summary>How messages that are on their way stand.</summary>
    public IReadOnlyDictionary<long, ReadSendings.Row> Sendings { get; init; } = EmptySendings;

    /// <summary>The sentences of the policy that demanded letters of this ticket, by the key of their promise.</summary>
    public IReadOnlyDictionary<string, string> Sentences { get; init; } = EmptySentences;

    /// <summary>What the reader had begun to write.</summary>
    public required Draft? Draft { get; init; }

    /// <summary>What was typed and could not be sent; stands before the draft.</summary>
    public ComposerText? Typed { get; init; }

    /// <summary>Whether the reader may answer and change it.</summary>
    public required bool MayWork { get; init; }
    public required bool MayEscalate { get; init; }

    /// <summary>The reader's own id.</summary>
    public required long Me { get; init; }

    public Ticket Ticket => Facts.Ticket;

    /// <summary>The page's address, with the way back to the list.</summary>
    public string Url => Address("");

    /// <summary>An address below the ticket's, with the way back to the list.</summary>
    public string Address(string below) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"/tickets/{Ticket.Number}{below}?list={Uri.EscapeDataString(List.Write())}"
        );
}
