using System.Globalization;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Policy.Tests.Calendars;
using NodaTime;

namespace Charter.Policy.Tests.Clocks;

/// <summary>
/// A ticket told in words: promises as their keys (<c>respond email within 24 hour</c>), events as
/// <c>2026-03-02 10:00 ticket.opened email complaint priority=p1</c>, and the timeline that comes of them.
/// Times are UTC; support hours are Monday to Friday, 09:00 to 17:00, unless a calendar is given.
/// </summary>
internal sealed class Story
{
    public Story(string promises, SupportCalendar? calendar = null, ClockRules? rules = null, int version = 1)
    {
        Policy = new GoverningPolicy(
            version,
            [.. Lines(promises).Select(Promise)],
            calendar ?? Given.Weekdays("UTC"),
            rules ?? ClockRules.Default
        );
        Policies = GoverningPolicies.Of(Policy);
    }

    public GoverningPolicy Policy { get; }

    public GoverningPolicies Policies { get; set; }

    public string Told(string events, string now) =>
        Told(CaseClocks.Read(Policies, [.. Lines(events).Select(Event)], Given.At(now)));

    public static string Told(IEnumerable<ClockReading> readings) => string.Join('\n', readings.Select(Told));

    public static string Told(ClockReading reading) =>
        $"{reading.Commitment.Key} #{reading.Round}: {Write(reading.StartedAt)} due {Write(reading.DueAt)} "
        + Vocabulary.Token(reading.Outcome)
        + (reading.StoppedAt is { } stopped ? $" {Write(stopped)}" : "");

    public static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Commitment Promise(string key)
    {
        var words = new Queue<string>(key.Split(' '));
        Vocabulary.TryReadAction(words.Dequeue(), out var action);
        Vocabulary.TryReadSubject(words.Dequeue(), out var subject);
        var every = words.Dequeue() == "every";
        var value = words.Dequeue();
        TimeUnit? unit = words.TryPeek(out var next) && Vocabulary.TryReadUnit(next, out var read) ? read : null;
        if (unit is not null)
        {
            words.Dequeue();
        }

        decimal? percent = words.TryPeek(out next) && next.EndsWith('%') ? Number(words.Dequeue()[..^1]) : null;
        Vocabulary.TryReadConditions(
            words.TryDequeue(out next) ? string.Join(' ', [next, .. words]) : null,
            out var conditions
        );
        var promise = new Commitment(subject, action, new Allowance(Number(value), unit), every, percent, conditions);
        return promise.Key == key ? promise : throw new FormatException($"'{key}' was read as '{promise.Key}'");
    }

    public static ClockEvent Event(string line)
    {
        var words = line.Split(' ');
        if (!ClockEventNames.TryRead(words[2], out var kind))
        {
            throw new FormatException(line);
        }

        // Customers open tickets and people write, unless it is said otherwise.
        var happened = new ClockEvent(Given.At($"{words[0]} {words[1]}"), kind)
        {
            ByCustomer = kind == ClockEventKind.TicketOpened,
            ByPerson = kind is not (ClockEventKind.TicketOpened or ClockEventKind.MessageReceived),
        };
        return words.Skip(3).Aggregate(happened, With);
    }

    private static ClockEvent With(ClockEvent e, string word)
    {
        var parts = word.Split('=', 2);
        return parts[0] switch
        {
            "machine" => e with { ByPerson = false },
            "agent" => e with { ByCustomer = false },
            "priority" => e with { Priority = parts[1] },
            "stage" => e with { Stage = parts[1] },
            "contact" => e with { ContactId = parts[1] },
            "level" => e with { Level = int.Parse(parts[1], CultureInfo.InvariantCulture) },
            "condition" => e with { Condition = parts[1] },
            "version" => e with { PolicyVersion = int.Parse(parts[1], CultureInfo.InvariantCulture) },
            "until" => e with { NewDue = Given.At(parts[1].Replace('T', ' ')) },
            // A key with underscores of its own is written with tildes for its spaces.
            "about" => e with
            {
                CommitmentKey = parts[1].Contains('~', StringComparison.Ordinal)
                    ? parts[1].Replace('~', ' ')
                    : parts[1].Replace('_', ' '),
            },
            _ when Enum.TryParse<CaseKind>(word, ignoreCase: true, out var kind) => e with { CaseKind = kind },
            _ when Vocabulary.TryReadSubject(word, out var channel) => e with { Channel = channel },
            _ => throw new FormatException(word),
        };
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Write(Instant? at) => at is { } instant ? Given.Local(instant, "UTC") : "-";
}
