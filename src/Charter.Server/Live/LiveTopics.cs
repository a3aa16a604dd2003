using System.Globalization;

namespace Charter.Server.Live;

/// <summary>What a page can watch.</summary>
public static class LiveTopics
{
    /// <summary>Lists of tickets and their numbers.</summary>
    public const string Inbox = "inbox";

    /// <summary>Promises kept and broken.</summary>
    public const string Promises = "promises";

    /// <summary>Notices; the page fetches its reader's own.</summary>
    public const string Notices = "notices";

    /// <summary>Settings, people, policy.</summary>
    public const string Settings = "settings";

    /// <summary>What starts the topic of one ticket.</summary>
    public const string TicketPrefix = "ticket:";

    /// <summary>The topic of one ticket.</summary>
    public static string Ticket(long id) => string.Create(CultureInfo.InvariantCulture, $"{TicketPrefix}{id}");

    /// <summary>Whether everybody at the desk may know that this changed.</summary>
    public static bool AreOpenToStaff(string topic) => topic is Inbox or Promises or Notices or Settings;

    /// <summary>What a journal row changes.</summary>
    public static IEnumerable<string> Of(string kind, long? ticketId)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (ticketId is { } id)
        {
            yield return Ticket(id);
            yield return Inbox;
            yield return Notices;
            if (kind.StartsWith("promise.", StringComparison.Ordinal))
            {
                yield return Promises;
            }
        }
        else
        {
            yield return Settings;
        }
    }
}
