using System.Globalization;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Server.Api;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Workplace;

/// <summary>A posted form about one ticket, and the way to do what it asks.</summary>
public sealed class TicketActForm(
    DeskRequest desk,
    Editions editions,
    Ticket ticket,
    IFormCollection fields,
    DateTimeZone zone
)
{
    public DeskRequest Desk => desk;

    public Editions Editions => editions;

    public Ticket Ticket => ticket;

    /// <summary>The zone in which the person writes dates and times.</summary>
    public DateTimeZone Zone => zone;

    /// <summary>The version of the ticket that the person saw.</summary>
    public int? SeenVersion => (int?)Id("seenVersion");

    /// <summary>A field's text; empty where it was not sent.</summary>
    public string Text(string name) => fields[name].ToString().Trim();

    /// <summary>A field's text, or <c>null</c> for an empty one.</summary>
    public string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public bool Ticked(string name) => Text(name) == "true";

    public long? Id(string name) =>
        long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>All ids that a field of several choices sent.</summary>
    public IReadOnlyList<long> Ids(string name) =>
        [
            .. fields[name]
                .Select(text =>
                    long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0
                )
                .Where(id => id > 0),
        ];

    public LocalDate? Date(string name) =>
        LocalDatePattern.Iso.Parse(Text(name)).TryGetValue(default, out var date) ? date : null;

    public LocalTime? Time(string name) =>
        LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Text(name)).TryGetValue(default, out var time)
            ? time
            : null;

    /// <summary>A token of the policy language; <paramref name="usual"/> where it is none.</summary>
    public T Token<T>(string name, T usual)
        where T : struct, Enum
    {
        var text = Text(name);
        return Enum.GetValues<T>().Where(value => Vocabulary.Token(value) == text).DefaultIfEmpty(usual).First();
    }

    /// <summary>Writes by a slice and forgets its result.</summary>
    public async Task<Outcome<Done>> WriteAsync<T>(Func<DeskContext, CancellationToken, Task<Outcome<T>>> work)
    {
        var outcome = await desk.WriteAsync(work);
        return outcome.Refusal is { } refusal ? refusal : Done.It;
    }
}
