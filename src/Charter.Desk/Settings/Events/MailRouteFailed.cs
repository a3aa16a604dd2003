using Charter.Desk.Journal;

namespace Charter.Desk.Settings.Events;

/// <summary><c>mail_route.failed</c>: A server by which mail leaves stopped taking it, for a reason that lies with it or with us.</summary>
[JournalKind("mail_route.failed")]
public sealed record MailRouteFailed(long RouteId, string Error) : JournalEvent;
