using Charter.Desk.Journal;

namespace Charter.Desk.Settings.Events;

/// <summary><c>mail_route.recovered</c>: A server by which mail leaves takes it again.</summary>
/// <param name="RouteId">The server.</param>
/// <param name="WasTold">Whether administrators had been told that it fails.</param>
[JournalKind("mail_route.recovered")]
public sealed record MailRouteRecovered(long RouteId, bool WasTold = false) : JournalEvent;
