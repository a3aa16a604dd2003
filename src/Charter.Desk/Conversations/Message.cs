using Charter.Policy;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>One message or note in a ticket's conversation.</summary>
public sealed class Message
{
    public long Id { get; init; }
    public long TicketId { get; set; }
    public MessageDirection Direction { get; init; }
    public ServedSubject Channel { get; init; }

    /// <summary>Whether a person wrote it; letters of the desk are a machine's.</summary>
    public bool ByPerson { get; init; }

    /// <summary>Who wrote it at the desk; <c>null</c> for the customer and for machines.</summary>
    public long? StaffId { get; init; }

    /// <summary>Which customer wrote it or gets it.</summary>
    public long? CustomerId { get; init; }

    /// <summary>The name shown for its author.</summary>
    public required string AuthorName { get; init; }
    public Instant At { get; init; }
    public string Subject { get; init; } = "";

    /// <summary>The whole text, readable without HTML.</summary>
    public required string Text { get; init; }

    /// <summary>What was written this time, without quoted text; equals <see cref="Text"/> where nothing was quoted.</summary>
    public required string ReplyText { get; init; }

    /// <summary>The HTML as it came, never shown without the sanitiser; <c>null</c> where there is none.</summary>
    public string? Html { get; init; }

    /// <summary>Whether a machine sent it to us (an automatic reply, a delivery report).</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Whether the desk's letters may answer it (RFC 3834): not what a machine or a list sent.</summary>
    public bool MayAnswerByMachine { get; init; } = true;

    /// <summary>The other side's id of it: a Message-ID, a vendor's id.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Recipients as written, for mail: JSON of to and cc.</summary>
    public string? Recipients { get; set; }

    /// <summary>The address that it came from; <c>null</c> for what did not come by mail or form.</summary>
    public string? FromAddress { get; init; }

    /// <summary>Whether it is proven that it came from there.</summary>
    public SenderProof Proof { get; init; }
    public ProofOutcome Spf { get; init; }
    public ProofOutcome Dkim { get; init; }
    public ProofOutcome Dmarc { get; init; }

    /// <summary>The server of ours that looked.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>The third party whom it was forwarded to or came from; <c>null</c> for what is between us and the customer.</summary>
    public long? ThirdPartyId { get; init; }
    public DeliveryState Delivery { get; set; }

    /// <summary>What the other side said, where it refused.</summary>
    public string? DeliveryDetail { get; set; }

    /// <summary>The original as it came, in the file store.</summary>
    public string? RawFileHash { get; init; }

    /// <summary>Which letter of the desk this is (<c>acknowledgement</c>); <c>null</c> for what a person wrote.</summary>
    public string? Letter { get; init; }
}
