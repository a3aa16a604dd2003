using System.Globalization;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Microsoft.AspNetCore.WebUtilities;

namespace Charter.Server.Workplace;

/// <summary>Which list of tickets a person looks at, as its address says. Values that make no sense are left out.</summary>
public sealed record InboxQuery
{
    private const int LongestText = 200;

    public InboxView View { get; init; }
    public TicketStatus? Status { get; init; }
    public CaseKind? Kind { get; init; }
    public ServedSubject? Channel { get; init; }
    public string? Priority { get; init; }
    public string? Tag { get; init; }
    public long? DepartmentId { get; init; }
    public long? AssigneeId { get; init; }

    /// <summary>Words to look for.</summary>
    public string? Text { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>How many filters narrow the view.</summary>
    public int Narrowed =>
        new object?[] { Status, Kind, Channel, Priority, Tag, DepartmentId, AssigneeId }.Count(value =>
            value is not null
        );

    /// <summary>What the slices understand.</summary>
    public TicketFilter Filter =>
        new()
        {
            View = View,
            Status = Status,
            Kind = Kind,
            Channel = Channel,
            Priority = Priority,
            Tag = Tag,
            DepartmentId = DepartmentId,
            AssigneeId = AssigneeId,
            Text = Text,
        };

    /// <summary>Reads an address's query, as the page or a link back to it carries it.</summary>
    public static InboxQuery Read(string? query, InboxView usual)
    {
        var fields = QueryHelpers.ParseQuery(query is { Length: <= 2000 } ? query : "");
        return new InboxQuery
        {
            View = ReadEnum<InboxView>("view") ?? usual,
            Status = ReadEnum<TicketStatus>("status"),
            Kind = ReadEnum<CaseKind>("kind"),
            Channel = ReadEnum<ServedSubject>("channel"),
            Priority = ReadText("priority"),
            Tag = ReadText("tag"),
            DepartmentId = ReadId("department"),
            AssigneeId = ReadId("assignee"),
            Text = ReadText("q"),
            After = ReadText("after"),
        };

        string? ReadText(string name) =>
            fields.TryGetValue(name, out var values) && values[0]?.Trim() is { Length: > 0 and <= LongestText } text
                ? text
                : null;

        long? ReadId(string name) =>
            long.TryParse(ReadText(name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

        T? ReadEnum<T>(string name)
            where T : struct, Enum =>
            Array.Find(Enum.GetValues<T>(), value => Vocabulary.Token(value) == ReadText(name)) is var found
            && Vocabulary.Token(found) == ReadText(name)
                ? found
                : null;
    }

    /// <summary>The query that leads back here, beginning with <c>?</c>; without the cursor.</summary>
    public string Write(InboxView? view = null, string? after = null)
    {
        var fields = new Dictionary<string, string?>
        {
            ["view"] = Vocabulary.Token(view ?? View),
            ["status"] = Status is { } status ? Vocabulary.Token(status) : null,
            ["kind"] = Kind is { } kind ? Vocabulary.Token(kind) : null,
            ["channel"] = Channel is { } channel ? Vocabulary.Token(channel) : null,
            ["priority"] = Priority,
            ["tag"] = Tag,
            ["department"] = DepartmentId?.ToString(CultureInfo.InvariantCulture),
            ["assignee"] = AssigneeId?.ToString(CultureInfo.InvariantCulture),
            ["q"] = Text,
            ["after"] = after,
        };
        return QueryHelpers.AddQueryString("", fields.Where(field => field.Value is not null));
    }
}
