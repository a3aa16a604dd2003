using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>What a staff member has begun to write on a ticket; one each.</summary>
public sealed class Draft
{
    public long TicketId { get; init; }
    public long StaffId { get; init; }
    public required string Html { get; set; }
    public bool IsNote { get; set; }

    /// <summary>What becomes of the ticket when it is sent, as chosen; <c>null</c> while nobody chose.</summary>
    public AfterSend? Then { get; set; }

    /// <summary>Further recipients as typed; empty for none.</summary>
    public string Cc { get; set; } = "";

    /// <summary>Files that go with it: <see cref="IncomingFile"/>s as JSON; empty for none.</summary>
    public string Files { get; set; } = "";
    public Instant SavedAt { get; set; }

    /// <summary>Grows with each save, so that two tabs notice each other.</summary>
    public int Version { get; set; } = 1;
}
