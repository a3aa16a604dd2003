namespace Charter.Desk.Automation;

/// <summary>What notices are about. Each is the kind of the event that caused it, but for one that asks for an act.</summary>
public static class NoticeKinds
{
    public const string Assigned = "ticket.assigned";
    public const string CustomerWrote = "message.received";
    public const string Escalated = "ticket.escalated";
    public const string Warned = "promise.warned";
    public const string Broken = "promise.broken";
    public const string StillBroken = "promise.still_broken";

    /// <summary>An answer will be late, and the policy promises the customer a new date: send a holding notice.</summary>
    public const string HoldingNoticeWanted = "holding_notice.wanted";

    /// <summary>The policy promises the customer to be told how it stands, and the time for it is near.</summary>
    public const string UpdateWanted = "update.wanted";

    /// <summary>An answer that waited for its time was stopped.</summary>
    public const string AnswerStopped = "answer.stopped";

    /// <summary>A duty of the organisation is soon due.</summary>
    public const string DutyWarned = "duty.warned";

    /// <summary>A duty of the organisation was not done in time.</summary>
    public const string DutyBroken = "duty.broken";

    /// <summary>A mailbox can't be fetched for a while.</summary>
    public const string MailboxFailing = "mailbox.still_failed";

    /// <summary>A mailbox of which that was told is fetched again.</summary>
    public const string MailboxRecovered = "mailbox.recovered";

    /// <summary>A server by which mail leaves takes none for a while.</summary>
    public const string RouteFailing = "mail_route.still_failed";

    /// <summary>A server of which that was told takes mail again.</summary>
    public const string RouteRecovered = "mail_route.recovered";

    /// <summary>A message did not reach the customer.</summary>
    public const string NotDelivered = "message.delivery_changed";

    /// <summary>An answer by mail did not count.</summary>
    public const string AnswerRefused = "staff_answer.refused";

    /// <summary>Somebody outside, who was asked about a ticket, answered.</summary>
    public const string ThirdPartyAnswered = "third_party.answered";

    /// <summary>A receiver reported a message of ours as unwanted.</summary>
    public const string Complained = "message.complained";
}
