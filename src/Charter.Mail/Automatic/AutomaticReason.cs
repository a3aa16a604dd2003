namespace Charter.Mail.Automatic;

/// <summary>What speaks for a machine behind a mail, or against answering it by one.</summary>
public enum AutomaticReason
{
    /// <summary>Auto-Submitted says so (RFC 3834).</summary>
    AutoSubmitted,

    /// <summary>A header that responders set: X-Autoreply, X-Autorespond, Precedence: auto_reply and their like.</summary>
    ResponderHeader,

    /// <summary>A delivery report (RFC 3464).</summary>
    DeliveryReport,

    /// <summary>A complaint about a mail of ours (ARF, RFC 5965).</summary>
    FeedbackReport,

    /// <summary>A read receipt (RFC 8098).</summary>
    ReadReceipt,

    /// <summary>An invitation or the answer to one (RFC 6047).</summary>
    CalendarReply,

    /// <summary>What others saw of mail in the name of our domain (DMARC of RFC 7489, TLS of RFC 8460).</summary>
    DomainReport,

    /// <summary>The envelope's return path is empty.</summary>
    NullReturnPath,

    /// <summary>It comes from mailer-daemon, postmaster, no-reply.</summary>
    SystemSender,

    /// <summary>The subject of an absence note, or of a person who may write one.</summary>
    VacationSubject,

    /// <summary>A ticket system, a form or a guard against spam that says that a mail arrived, in words alone.</summary>
    Acknowledgement,

    /// <summary>Sent to a list, or in bulk.</summary>
    ListOrBulk,

    /// <summary>X-Auto-Response-Suppress asks for no automatic answer. Says nothing about who wrote.</summary>
    SuppressionAsked,

    /// <summary>It carries our own mark or comes from our own address.</summary>
    OwnMail,

    /// <summary>There is no address to answer to.</summary>
    NoAddress,
}
