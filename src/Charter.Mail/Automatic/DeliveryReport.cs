using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>What a server says about a mail that it could not deliver (RFC 3464, or prose in its place).</summary>
/// <param name="Recipient">The address that failed, as the sender wrote it where that is told; null when nothing tells.</param>
/// <param name="Action">failed, delayed, delivered, relayed or expanded.</param>
/// <param name="Status">The enhanced status (RFC 3463), such as 5.1.1; null when none is told.</param>
/// <param name="ReplyCode">The SMTP reply, such as 550; null when none is told.</param>
/// <param name="Diagnostic">The server's own words.</param>
/// <param name="OriginalMessageId">The mail that failed, without brackets; null when its headers were not returned.</param>
public sealed record DeliveryReport(
    string? Recipient,
    string Action,
    string? Status,
    int? ReplyCode,
    string Diagnostic,
    string? OriginalMessageId
)
{
    /// <summary>Why it did not arrive.</summary>
    public BounceCause Cause => BounceCauses.Of(Status, ReplyCode, Diagnostic);

    /// <summary>True when it tells of a mail that did not arrive, or not yet.</summary>
    public bool IsBounce => Action is "failed" or "delayed";

    /// <summary>
    /// True when something says that the address itself is bad and will not get better by trying again. A full or suspended
    /// mailbox, a busy server, a mail that is too large or was refused for what it is are soft, and so is a failure without
    /// a reason: to write off a good address costs more than another report about a bad one.
    /// </summary>
    public bool IsHard =>
        Action == "failed"
        && Cause
            is BounceCause.AddressUnknown
                or BounceCause.HostUnknown
                or BounceCause.AddressMoved
                or BounceCause.AddressClosed;

    /// <summary>The report of a mail, about the first recipient that failed; null when it is none.</summary>
    public static DeliveryReport? Read(MailMessage mail)
    {
        var all = ReadAll(mail);
        return all.FirstOrDefault(r => r.Action == "failed")
            ?? all.FirstOrDefault(r => r.IsBounce)
            ?? (all.Count > 0 ? all[0] : null);
    }

    /// <summary>What a mail reports, one entry for each recipient that it names; empty when it is no report.</summary>
    public static IReadOnlyList<DeliveryReport> ReadAll(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        // Complaints and receipts are reports of other kinds, whoever sends them.
        if (
            ReportParts
                .Own(mail)
                .Any(p => p.ContentType.Name is "message/feedback-report" or "message/disposition-notification")
        )
        {
            return [];
        }

        // Most mails are no reports: what one gives back is looked for only in those that are.
        var original = new Lazy<ReturnedMail>(() => ReturnedMail.Find(mail), isThreadSafe: false);
        var told = StatusReport.Read(mail, original);
        return told.Count > 0 ? told
            : FreeFormBounce.Read(mail, original) is { } free ? [free]
            : [];
    }
}
