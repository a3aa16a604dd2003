using System.Globalization;
using System.Text;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Policy.Language;
using Charter.Policy.Tests.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Charter.Policy.Tests.Examples;

/// <summary>An example as people write it (<c>docs/policy-language/examples.md</c>): a policy, support hours, and a story with what it does to the clocks.</summary>
internal sealed class PolicyExample
{
    private const string TimeForm = "ddd d MMM uuuu HH:mm";

    private readonly List<string> _lines;
    private readonly GoverningPolicy _policy;
    private readonly DateTimeZone _zone;

    public PolicyExample(string text)
    {
        _lines = [.. text.ReplaceLineEndings("\n").Split('\n')];
        var calendar = CalendarOf(Section("Support hours"), out var rules);
        _zone = calendar.Zone;
        Compiled = PolicyCompiler.Compile(string.Join('\n', Section("Policy")));
        _policy = new GoverningPolicy(1, [.. Compiled.Promises.Select(item => item.Commitment)], calendar, rules);
    }

    /// <summary>What was found in its policy.</summary>
    public CompiledPolicy Compiled { get; }

    /// <summary>The example with the clocks as they come out: under each thing that happens, every clock that it changed.</summary>
    public string WithClocks()
    {
        var text = new StringBuilder();
        var events = new List<ClockEvent>();
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var inStory = false;
        foreach (var line in _lines)
        {
            inStory = line.StartsWith("## ", StringComparison.Ordinal) ? line == "## Story" : inStory;
            if (inStory && line.StartsWith("  - ", StringComparison.Ordinal))
            {
                continue;
            }

            text.Append(line).Append('\n');
            if (inStory && line.StartsWith("- ", StringComparison.Ordinal))
            {
                var at = ReadHappening(line[2..], events);
                var after = States(events, at).ToDictionary(item => item.Name, item => item.State);
                foreach (var (name, state) in after)
                {
                    if (!before.TryGetValue(name, out var former) || former != state)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"  - {name}: {state}\n");
                    }
                }

                before = after;
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private Instant ReadHappening(string line, List<ClockEvent> events)
    {
        var words = line.Split(' ');
        var at = ReadTime(string.Join(' ', words.Take(5)));
        events.AddRange(StoryPhrases.Read(string.Join(' ', words.Skip(5)).TrimEnd('.'), at, ReadTime));
        return at;
    }

    private IEnumerable<(string Name, string State)> States(List<ClockEvent> events, Instant now)
    {
        foreach (var reading in CaseClocks.Read(GoverningPolicies.Of(_policy), events, now))
        {
            var promise = reading.Commitment;
            var name = new StringBuilder(Words(Vocabulary.Token(promise.Action)));
            name.Append(" (").Append(Words(Vocabulary.Token(promise.Subject)));
            if (promise.Conditions.Count > 0)
            {
                name.Append(", ").Append(promise.Conditions);
            }

            name.Append(promise.Percent is { } share ? $", {share:0.##}%)" : ")");
            name.Append(reading.Round > 1 ? $" again, {reading.Round}" : "");
            yield return (name.ToString(), StateOf(reading));
        }
    }

    private string StateOf(ClockReading reading) =>
        reading.Outcome switch
        {
            ClockOutcome.Running => $"due {Write(reading.DueAt!.Value)}",
            ClockOutcome.Overdue => $"overdue since {Write(reading.BrokenAt!.Value)}",
            ClockOutcome.Ended => reading.StoppedBy == ClockEventKind.MergedAway ? "merged" : "no longer owed",
            var outcome => Vocabulary.Token(outcome),
        };

    private Instant ReadTime(string text)
    {
        foreach (var form in (string[])[TimeForm, TimeForm + ":ss"])
        {
            var read = LocalDateTimePattern.CreateWithInvariantCulture(form).Parse(text);
            if (read.Success)
            {
                return read.Value.InZoneLeniently(_zone).ToInstant();
            }
        }

        throw new FormatException($"\"{text}\" is not a time such as Mon 2 Mar 2026 09:12, or not that weekday");
    }

    private string Write(Instant at)
    {
        var local = at.InZone(_zone);
        return local.ToString(local.Second == 0 ? TimeForm : TimeForm + ":ss", CultureInfo.InvariantCulture);
    }

    private List<string> Section(string name) =>
        [
            .. _lines
                .SkipWhile(line => line != $"## {name}")
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)),
        ];

    private static SupportCalendar CalendarOf(IEnumerable<string> lines, out ClockRules rules)
    {
        var definition = Given.Definition("UTC", "mon-fri 09:00-17:00");
        rules = ClockRules.Default;
        foreach (var line in lines.Where(line => line.Contains(':', StringComparison.Ordinal)))
        {
            var parts = line.TrimStart('-', ' ').Split(": ", 2);
            var value = parts[1].Trim();
            (definition, rules) = parts[0] switch
            {
                "Zone" => (definition with { Zone = value }, rules),
                "Open" => (definition with { Hours = Given.Week(value) }, rules),
                "Peak" => (definition with { Peak = Given.Week(value) }, rules),
                "Closed" => (definition with { Holidays = definition.Holidays.Add(Day(value, null)) }, rules),
                "Short day" => (
                    definition with
                    {
                        Holidays = definition.Holidays.Add(Day(value, value.Split(' ')[1])),
                    },
                    rules
                ),
                "Ring" => (
                    definition with
                    {
                        Ring = Duration.FromSeconds(int.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture)),
                    },
                    rules
                ),
                "Also stands still while we wait" => (
                    definition,
                    rules with
                    {
                        PausedWhileWaiting = rules.PausedWhileWaiting.Add(
                            Vocabulary.TryReadAction(value.Replace(' ', '_'), out var action)
                                ? action
                                : throw new FormatException(value)
                        ),
                    }
                ),
                "An attempt to call counts" => (definition, rules with { AttemptReturnsCall = value == "yes" }),
                _ => throw new FormatException($"\"{line}\" says nothing of support hours"),
            };
        }

        return SupportCalendar.Create(definition);
    }

    private static Holiday Day(string value, string? hours)
    {
        var date = LocalDatePattern.Iso.Parse(value.Split(' ')[0]).Value;
        return hours is null
            ? Given.Closed(date.Year, date.Month, date.Day)
            : Given.PartDay(date.Year, date.Month, date.Day, hours);
    }

    private static string Words(string token) => token.Replace('_', ' ');
}
