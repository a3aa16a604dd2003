using Charter.Desk.Journal;

namespace Charter.Desk.Settings.Events;

/// <summary><c>mail_route.still_failed</c>: A server by which mail leaves fails for so long that somebody should look at it; once until it recovers.</summary>
[JournalKind("mail_route.still_failed")]
public sealed record MailRouteStillFailed(long RouteId, string Error) : JournalEvent;
