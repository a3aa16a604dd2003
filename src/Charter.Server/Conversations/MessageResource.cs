using Charter.Desk.Conversations;
using Charter.Policy;
using NodaTime;

namespace Charter.Server.Conversations;

/// <summary>A message or note as the API shows it.</summary>
public sealed record MessageResource
{
    public required long Id { get; init; }
    public required MessageDirection Direction { get; init; }
    public required ServedSubject Channel { get; init; }
    public required bool ByPerson { get; init; }
    public long? StaffId { get; init; }
    public long? CustomerId { get; init; }
    public required string AuthorName { get; init; }
    public required Instant At { get; init; }
    public required string Subject { get; init; }

    /// <summary>The whole text, readable without HTML.</summary>
    public required string Text { get; init; }

    /// <summary>What was written this time, without quoted text.</summary>
    public required string ReplyText { get; init; }
    public required bool IsAutomatic { get; init; }
    public required DeliveryState Delivery { get; init; }
    public string? DeliveryDetail { get; init; }
    public string? ExternalId { get; init; }

    /// <summary>Which letter of the desk this is.</summary>
    public string? Letter { get; init; }

    /// <summary>The third party whom it was forwarded to or came from; left out for what is between us and the customer.</summary>
    public long? ThirdPartyId { get; init; }
    public required IReadOnlyList<FileResource> Files { get; init; }

    /// <summary>Where it came from, and what proves it; left out for what did not come by mail.</summary>
    public SenderResource? Sender { get; init; }

    /// <summary>To whom a mail went or was written.</summary>
    public required MessageRecipients Recipients { get; init; }

    /// <param name="Address">The address that it came from.</param>
    /// <param name="Proof">Whether it is proven that it did.</param>
    /// <param name="Spf">What the check by SPF came to.</param>
    /// <param name="Dkim">What the check by DKIM came to.</param>
    /// <param name="Dmarc">What the check by DMARC came to.</param>
    /// <param name="CheckedBy">The server of ours that looked.</param>
    public sealed record SenderResource(
        string Address,
        SenderProof Proof,
        ProofOutcome Spf,
        ProofOutcome Dkim,
        ProofOutcome Dmarc,
        string? CheckedBy
    );

    /// <param name="Id">The attachment's id, for its bytes.</param>
    /// <param name="Name">The name.</param>
    /// <param name="ContentType">The type that its sender claimed.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record FileResource(long Id, string Name, string ContentType, long Size);

    /// <param name="view">The message.</param>
    /// <param name="withAddresses">Whether the reader may read customers, and so their addresses.</param>
    public static MessageResource Of(MessageView view, bool withAddresses)
    {
        ArgumentNullException.ThrowIfNull(view);
        var message = view.Message;
        return new MessageResource
        {
            Id = message.Id,
            Direction = message.Direction,
            ThirdPartyId = message.ThirdPartyId,
            Channel = message.Channel,
            ByPerson = message.ByPerson,
            StaffId = message.StaffId,
            CustomerId = message.CustomerId,
            AuthorName = message.AuthorName,
            At = message.At,
            Subject = message.Subject,
            Text = message.Text,
            ReplyText = message.ReplyText,
            IsAutomatic = message.IsAutomatic,
            Delivery = message.Delivery,
            DeliveryDetail = message.DeliveryDetail,
            ExternalId = message.ExternalId,
            Letter = message.Letter,
            Sender =
                withAddresses && message.FromAddress is { } from
                    ? new SenderResource(
                        from,
                        message.Proof,
                        message.Spf,
                        message.Dkim,
                        message.Dmarc,
                        message.CheckedBy
                    )
                    : null,
            Recipients = withAddresses ? MessageRecipients.Of(message.Recipients) : MessageRecipients.None,
            Files = [.. view.Files.Select(f => new FileResource(f.Id, f.Name, f.ContentType, f.Size))],
        };
    }
}
