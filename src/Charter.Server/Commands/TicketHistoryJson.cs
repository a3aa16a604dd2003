using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Charter.Policy;
using Charter.Policy.Clocks;

namespace Charter.Server.Commands;

/// <summary>
/// Reads a ticket's history: <c>{"ticket","kind","channel","priority","events":[{"at","event",...}]}</c> (<c>docs/policy-language/events.md</c>).
/// An event, channel or kind that is not known is noted and passed over; a history whose times can't be read is refused.
/// </summary>
internal sealed class TicketHistoryJson
{
    /// <summary>The most events of one ticket: more is no ticket.</summary>
    private const int MostEvents = 100_000;

    private readonly ImmutableArray<ClockEvent>.Builder _events = ImmutableArray.CreateBuilder<ClockEvent>();
    private readonly List<string> _problems = [];

    private TicketHistoryJson() { }

    /// <exception cref="FormatException">The history is not in this form; the message says where.</exception>
    public static TicketHistory Read(JsonElement ticket)
    {
        if (!ticket.TryGetProperty("events", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("events is missing or not a list");
        }

        if (list.GetArrayLength() > MostEvents)
        {
            throw new FormatException($"a ticket of more than {MostEvents} events");
        }

        var reader = new TicketHistoryJson();
        foreach (var item in list.EnumerateArray())
        {
            if (reader.ReadEvent(item) is { } happened)
            {
                reader._events.Add(happened);
            }
        }

        if (reader._events.Count > 0)
        {
            reader.AddOpening(ticket);
        }

        return new TicketHistory(reader._events.ToImmutable(), [.. reader._problems.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Gives the opening what is said of the ticket as a whole; a history without an opening begins with its first event.</summary>
    private void AddOpening(JsonElement ticket)
    {
        var index = -1;
        for (var i = 0; i < _events.Count && index < 0; i++)
        {
            index = _events[i].Kind == ClockEventKind.TicketOpened ? i : -1;
        }

        if (index < 0)
        {
            var first = _events.MinBy(happened => happened.At);
            index = _events.Count;
            var byCustomer = first.Kind is not (ClockEventKind.MessageSent or ClockEventKind.HoldingNoticeSent);
            _events.Add(
                new ClockEvent(first.At, ClockEventKind.TicketOpened)
                {
                    ByCustomer = byCustomer,
                    Channel = first.Channel,
                }
            );
        }

        var opened = _events[index];
        _events[index] = opened with
        {
            Channel = opened.Channel ?? Channel(ticket),
            CaseKind = opened.CaseKind ?? Kind(JsonParts.Text(ticket, "kind")),
            Priority = opened.Priority ?? JsonParts.Text(ticket, "priority"),
            Stage = opened.Stage ?? JsonParts.Text(ticket, "stage"),
        };
        for (var i = 0; i < _events.Count; i++)
        {
            // A call may be told before the ticket that it led to.
            if (_events[i] is { Kind: ClockEventKind.ContactStarted, Channel: null } contact)
            {
                _events[i] = contact with { Channel = _events[index].Channel };
            }
        }

        foreach (var condition in StatedConditions(ticket))
        {
            _events.Add(new ClockEvent(opened.At, ClockEventKind.ConditionStated) { Condition = condition });
        }
    }

    private static IEnumerable<string> StatedConditions(JsonElement ticket)
    {
        if (JsonParts.Text(ticket, "plan") is { } plan)
        {
            yield return $"plan:{plan}";
        }

        if (ticket.TryGetProperty("conditions", out var conditions) && conditions.ValueKind == JsonValueKind.Array)
        {
            foreach (var condition in conditions.EnumerateArray())
            {
                yield return condition.ValueKind == JsonValueKind.String
                    ? condition.GetString()!
                    : throw new FormatException("conditions: each is a text such as high_volume or plan:gold");
            }
        }
    }

    private ClockEvent? ReadEvent(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("an event is not an object");
        }

        var name = JsonParts.Text(item, "event", "kind") ?? throw new FormatException("an event has no name");
        var by = By(item);
        var isMachine = IsMachine(item, name, by);
        var isCustomer = !isMachine && TicketWords.IsCustomer(by);
        if (!TryKind(name, by is null || isCustomer, out var kind))
        {
            if (!EventWords.IsSilent(name))
            {
                _problems.Add($"\"{name}\" is not an event that is known");
            }

            return null;
        }

        var at = JsonParts.Instant(item, "at");
        // "Reply" by the customer: what was written to us.
        kind = kind == ClockEventKind.MessageSent && isCustomer ? ClockEventKind.MessageReceived : kind;
        if (isCustomer && kind is ClockEventKind.HoldingNoticeSent or ClockEventKind.AcknowledgementSent)
        {
            _problems.Add($"\"{name}\" is ours to send, and not the customer's");
            return null;
        }

        return MovesNothing(item, kind, isMachine)
            ? null
            : Parts(item, new ClockEvent(at, kind)) with
            {
                ByCustomer =
                    isCustomer
                    || (
                        by is null
                        && kind is ClockEventKind.TicketOpened or ClockEventKind.MessageReceived
                        && !isMachine
                    ),
                ByPerson = !isMachine && !isCustomer,
            };
    }

    /// <summary>What the customer does not see is no message to them, and their machine says that nobody is there: nothing to answer.</summary>
    private static bool MovesNothing(JsonElement item, ClockEventKind kind, bool isMachine) =>
        (kind is ClockEventKind.MessageSent or ClockEventKind.HoldingNoticeSent && IsInternal(item))
        || (kind == ClockEventKind.MessageReceived && isMachine);

    /// <summary>The event with all that it says beside who did it.</summary>
    private ClockEvent Parts(JsonElement item, ClockEvent happened)
    {
        var kind = happened.Kind;
        return happened with
        {
            Channel = Channel(item),
            CaseKind =
                kind == ClockEventKind.KindChanged
                    ? Kind(JsonParts.Text(item, "to", "value", "case_kind", "kind"))
                    : Kind(JsonParts.Text(item, "case_kind")),
            Priority =
                JsonParts.Text(item, "priority")
                ?? (kind == ClockEventKind.PriorityChanged ? JsonParts.Text(item, "to", "value", "new") : null),
            Stage =
                JsonParts.Text(item, "stage")
                ?? (kind == ClockEventKind.StageChanged ? JsonParts.Text(item, "to", "value", "new") : null),
            Condition = JsonParts.Text(item, "condition"),
            NewDue =
                JsonParts.TryInstant(item, "new_due")
                ?? JsonParts.TryInstant(item, "due")
                ?? JsonParts.TryInstant(item, "until"),
            CommitmentKey = JsonParts.Text(item, "commitment"),
            PolicyVersion = Number(item, "version"),
            ContactId = Name(item, "contact_id", "call_id", "contact", "call"),
            Level =
                kind == ClockEventKind.Escalated
                && int.TryParse(Name(item, "level"), CultureInfo.InvariantCulture, out var level)
                    ? level
                    : null,
        };
    }

    /// <summary>Who did it: a word, or an object that tells it (<c>{"actor":{"kind":"machine"}}</c>).</summary>
    private static string? By(JsonElement item)
    {
        foreach (var name in (string[])["by", "author", "actor", "from"])
        {
            if (!item.TryGetProperty(name, out var part) || part.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            return part.ValueKind == JsonValueKind.Object
                ? JsonParts.Text(part, "kind", "type", "role", "name")
                : JsonParts.Text(item, name);
        }

        return null;
    }

    private static bool IsMachine(JsonElement item, string name, string? by) =>
        TicketWords.IsMachine(by)
        || name is "machine_message" or "auto_reply"
        || JsonParts.Flag(item, "automatic") == true
        || JsonParts.Flag(item, "by_machine") == true
        || JsonParts.Flag(item, "by_person") == false;

    /// <summary>What the customer does not see is no message to the customer.</summary>
    private static bool IsInternal(JsonElement item) =>
        JsonParts.Flag(item, "public") == false
        || JsonParts.Flag(item, "internal") == true
        || JsonParts.Flag(item, "private") == true;

    private static bool TryKind(string name, bool isTheirs, out ClockEventKind kind)
    {
        // "message" alone says by its author which way it went.
        if (name is "message" or "message.added")
        {
            kind = isTheirs ? ClockEventKind.MessageReceived : ClockEventKind.MessageSent;
            return true;
        }

        return EventWords.TryRead(name, out kind);
    }

    /// <summary>A name, where the part is one; other programs keep other things under the same word.</summary>
    private static string? Name(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (
                item.TryGetProperty(name, out var part)
                && part.ValueKind is JsonValueKind.String or JsonValueKind.Number
            )
            {
                return JsonParts.Text(item, name);
            }
        }

        return null;
    }

    private static int? Number(JsonElement item, string name) =>
        JsonParts.Text(item, name) is not { } text ? null
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException($"{name} is not a number");

    private ServedSubject? Channel(JsonElement item)
    {
        if (JsonParts.Text(item, "channel") is not { } text)
        {
            return null;
        }

        if (!TicketWords.TryReadChannel(text, out var channel))
        {
            _problems.Add($"channel: \"{text}\" is not a channel");
        }

        return channel;
    }

    private CaseKind? Kind(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (TicketWords.TryReadKind(text, out var kind))
        {
            return kind;
        }

        _problems.Add($"kind: \"{text}\" is none of enquiry, request, complaint, suggestion");
        return null;
    }
}
