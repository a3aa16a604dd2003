using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Charter.Policy;
using Charter.Policy.Clocks;

namespace Charter.Server.Commands;

/// <summary>Reads a ticket's history: <c>{"ticket","kind","channel","priority","events":[{"at","event",...}]}</c> (<c>docs/policy-language/events.md</c>).</summary>
internal static class TicketHistoryJson
{
    /// <summary>The most events of one ticket: more is no ticket.</summary>
    private const int MostEvents = 100_000;

    /// <exception cref="FormatException">The history is not in this form; the message says where.</exception>
    public static ImmutableArray<ClockEvent> Read(JsonElement ticket)
    {
        if (!ticket.TryGetProperty("events", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("events is missing or not a list");
        }

        if (list.GetArrayLength() > MostEvents)
        {
            throw new FormatException($"a ticket of more than {MostEvents} events");
        }

        var events = ImmutableArray.CreateBuilder<ClockEvent>();
        foreach (var item in list.EnumerateArray())
        {
            if (ReadEvent(item) is { } happened)
            {
                events.Add(happened);
            }
        }

        if (events.Count > 0)
        {
            AddOpening(events, ticket);
        }

        return events.ToImmutable();
    }

    /// <summary>Gives the opening what is said of the ticket as a whole; a history without an opening begins with its first event.</summary>
    private static void AddOpening(ImmutableArray<ClockEvent>.Builder events, JsonElement ticket)
    {
        var index = -1;
        for (var i = 0; i < events.Count && index < 0; i++)
        {
            index = events[i].Kind == ClockEventKind.TicketOpened ? i : -1;
        }

        if (index < 0)
        {
            var first = events.MinBy(happened => happened.At);
            index = events.Count;
            var byCustomer = first.Kind is not (ClockEventKind.MessageSent or ClockEventKind.HoldingNoticeSent);
            events.Add(
                new ClockEvent(first.At, ClockEventKind.TicketOpened)
                {
                    ByCustomer = byCustomer,
                    Channel = first.Channel,
                }
            );
        }

        var opened = events[index];
        events[index] = opened with
        {
            Channel = opened.Channel ?? Channel(ticket),
            CaseKind = opened.CaseKind ?? Kind(JsonParts.Text(ticket, "kind")),
            Priority = opened.Priority ?? JsonParts.Text(ticket, "priority")?.ToLowerInvariant(),
            Stage = opened.Stage ?? JsonParts.Text(ticket, "stage")?.ToLowerInvariant(),
        };
        for (var i = 0; i < events.Count; i++)
        {
            // A call may be told before the ticket that it led to.
            if (events[i] is { Kind: ClockEventKind.ContactStarted, Channel: null } contact)
            {
                events[i] = contact with { Channel = opened.Channel ?? Channel(ticket) };
            }
        }

        foreach (var condition in StatedConditions(ticket))
        {
            events.Add(new ClockEvent(opened.At, ClockEventKind.ConditionStated) { Condition = condition });
        }
    }

    private static IEnumerable<string> StatedConditions(JsonElement ticket)
    {
        if (JsonParts.Text(ticket, "plan") is { } plan)
        {
            yield return $"plan:{plan.ToLowerInvariant()}";
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

    private static ClockEvent? ReadEvent(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("an event is not an object");
        }

        var name = JsonParts.Text(item, "event", "kind") ?? throw new FormatException("an event has no name");
        var by = JsonParts.Text(item, "by", "author", "actor", "from")?.ToLowerInvariant();
        if (!TryKind(name, by, out var kind))
        {
            return EventWords.IsSilent(name)
                ? null
                : throw new FormatException($"\"{name}\" is not an event that is known");
        }

        var isMachine =
            by is "machine" or "system" or "automation" or "automatic" or "bot" or "auto"
            || name is "machine_message" or "auto_reply"
            || (item.TryGetProperty("automatic", out var automatic) && automatic.ValueKind == JsonValueKind.True);
        return new ClockEvent(JsonParts.Instant(item, "at"), kind)
        {
            ByCustomer =
                by is "customer"
                || (by is null && kind is ClockEventKind.TicketOpened or ClockEventKind.MessageReceived && !isMachine),
            ByPerson = !isMachine && by is not "customer",
            Channel = Channel(item),
            CaseKind =
                kind == ClockEventKind.KindChanged
                    ? Kind(JsonParts.Text(item, "to", "value", "case_kind", "kind"))
                    : Kind(JsonParts.Text(item, "case_kind")),
            Priority =
                JsonParts.Text(item, "priority") is { } priority ? priority.ToLowerInvariant()
                : kind == ClockEventKind.PriorityChanged
                    ? JsonParts.Text(item, "to", "value", "new")?.ToLowerInvariant()
                : null,
            Stage =
                JsonParts.Text(item, "stage") is { } stage ? stage.ToLowerInvariant()
                : kind == ClockEventKind.StageChanged ? JsonParts.Text(item, "to", "value", "new")?.ToLowerInvariant()
                : null,
            Condition = JsonParts.Text(item, "condition"),
            NewDue =
                JsonParts.TryInstant(item, "new_due")
                ?? JsonParts.TryInstant(item, "due")
                ?? JsonParts.TryInstant(item, "until"),
            CommitmentKey = JsonParts.Text(item, "commitment"),
            PolicyVersion = JsonParts.Text(item, "version") is { } version
                ? int.TryParse(version, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new FormatException("version is not a number")
                : null,
        };
    }

    private static bool TryKind(string name, string? by, out ClockEventKind kind)
    {
        // "message" alone says by its author which way it went.
        if (name is "message" or "message.added")
        {
            kind = by is null or "customer" ? ClockEventKind.MessageReceived : ClockEventKind.MessageSent;
            return true;
        }

        return EventWords.TryRead(name, out kind);
    }

    private static ServedSubject? Channel(JsonElement item)
    {
        var text = JsonParts.Text(item, "channel")?.ToLowerInvariant();
        var token = text switch
        {
            "call" or "telephone" => "phone",
            "visit" or "walk_in" => "in_person",
            "form" or "web" => "web_form",
            "letter" or "mail" => "post",
            _ => text,
        };
        return token is null ? null
            : Vocabulary.TryReadSubject(token, out var channel) ? channel
            : throw new FormatException($"channel: \"{text}\" is not a channel");
    }

    private static CaseKind? Kind(string? text) =>
        text is null ? null
        : Enum.TryParse<CaseKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind
        : throw new FormatException($"kind: \"{text}\" is none of enquiry, request, complaint, suggestion");
}
