using Charter.Desk.Conversations;

namespace Charter.Channels;

/// <summary>What a channel read in something that arrived.</summary>
public abstract record IntakeReading
{
    private IntakeReading() { }

    /// <summary>A message to be filed in a ticket.</summary>
    public sealed record ToFile(FileIncoming.Request Request) : IntakeReading;

    /// <summary>Rightly in no ticket: our own mail coming back.</summary>
    /// <param name="Reason">Why; people see it in the list of what was left out.</param>
    /// <param name="Otherwise">How to file it where a person wants it in a ticket all the same.</param>
    public sealed record ToIgnore(string Reason, FileIncoming.Request Otherwise) : IntakeReading;

    /// <summary>A message that waits for a person, who may let it in.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Otherwise">How to file it once it is let in.</param>
    public sealed record ToSetApart(string Reason, FileIncoming.Request Otherwise) : IntakeReading;

    /// <summary>A report that a message of ours was not delivered.</summary>
    /// <param name="OriginalMessageId">The Message-ID of what bounced, without angle brackets.</param>
    /// <param name="Reports">What is said about each recipient.</param>
    /// <param name="Otherwise">How to file it where the message is not ours.</param>
    public sealed record Bounce(
        string? OriginalMessageId,
        IReadOnlyList<ReturnedReport> Reports,
        FileIncoming.Request Otherwise
    ) : IntakeReading
    {
        /// <summary>What the address proves that the report came to; <c>null</c> for nothing.</summary>
        public ProvenReturn? Proof { get; init; }
    }

    /// <summary>A receiver's complaint about a message of ours.</summary>
    /// <param name="OriginalMessageId">The Message-ID of what is complained about, without angle brackets.</param>
    /// <param name="Kind">What the provider calls it.</param>
    /// <param name="Otherwise">How to file it where the message is not ours.</param>
    public sealed record Complaint(string? OriginalMessageId, string Kind, FileIncoming.Request Otherwise)
        : IntakeReading
    {
        /// <summary>What the address proves that the mail complained about was sent from; <c>null</c> for nothing.</summary>
        public ProvenReturn? Proof { get; init; }
    }

    /// <summary>A program's word that a message of ours was shown.</summary>
    /// <param name="OriginalMessageId">The Message-ID of that message, without angle brackets.</param>
    /// <param name="Otherwise">How to file it where a person wants it in a ticket all the same.</param>
    public sealed record Receipt(string? OriginalMessageId, FileIncoming.Request Otherwise) : IntakeReading;

    /// <summary>What a colleague answered to a notice.</summary>
    public sealed record StaffAnswer(FileStaffAnswer.Request Request) : IntakeReading;

    /// <summary>How a person's wish files it who has looked at it; <c>null</c> where it goes its own way in any case.</summary>
    /// <param name="wasLeftOut">Whether it was left out with a reason, and they want it all the same.</param>
    public FileIncoming.Request? Insisted(bool wasLeftOut) =>
        this switch
        {
            ToSetApart apart => apart.Otherwise,
            ToIgnore ignored when wasLeftOut => ignored.Otherwise,
            Bounce bounce when wasLeftOut => bounce.Otherwise,
            Complaint complaint when wasLeftOut => complaint.Otherwise,
            Receipt receipt when wasLeftOut => receipt.Otherwise,
            _ => null,
        };
}
