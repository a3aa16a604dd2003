using Charter.Desk.Journal;

namespace Charter.Desk.Settings.Events;

/// <summary><c>mail_route.recovered</c>: A server by which mail leaves takes it again.</summary>
[JournalKind("mail_route.recovered")]
public sealed record MailRouteRecovered(long RouteId) : JournalEvent;
