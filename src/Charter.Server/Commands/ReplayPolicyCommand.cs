using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Policy.Language;
using NodaTime;

namespace Charter.Server.Commands;

/// <summary>charter policy replay: which promises of a policy would ticket histories have kept?</summary>
public static class ReplayPolicyCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="compile">Reads the text of a policy.</param>
    public static Command Create(Func<string, CompiledPolicy> compile)
    {
        var policyFile = new Option<FileInfo>("--policy")
        {
            Description = "The policy, as text or Markdown",
            Required = true,
        };
        var calendarFile = new Option<FileInfo?>("--calendar")
        {
            Description = "Support hours as JSON; without it the policy's own, else Monday to Friday 09:00-17:00 UTC",
        };
        var at = new Option<string?>("--now")
        {
            Description = "Read the clocks at this time, such as 2026-11-22T09:30:00Z; now without it",
        };
        var command = new Command(
            "replay",
            "Reads ticket histories as JSON Lines and writes every clock that the policy would have run on them"
        )
        {
            policyFile,
            calendarFile,
            at,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var errors = parsed.InvocationConfiguration.Error;
                try
                {
                    var now = Now(parsed.GetValue(at));
                    var policy = await Policy(
                        parsed.GetValue(policyFile)!,
                        parsed.GetValue(calendarFile),
                        compile,
                        errors,
                        cancel
                    );
                    using var input = JsonLines.StandardInput();
                    await Run(policy, now, input, parsed.InvocationConfiguration.Output, cancel);
                    return 0;
                }
                catch (Exception e)
                    when (e is IOException or UnauthorizedAccessException or FormatException or JsonException)
                {
                    await errors.WriteLineAsync($"charter policy replay: {e.Message}".AsMemory(), cancel);
                    return 1;
                }
            }
        );
        return command;
    }

    /// <summary>Answers every history of the input with its clocks, one a line.</summary>
    internal static Task Run(
        GoverningPolicy policy,
        Instant now,
        TextReader input,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var policies = GoverningPolicies.Of(policy);
        return JsonLines.Answer(input, output, "ticket", line => Clocks(line, policies, now), cancel);
    }

    /// <summary>The policy as clocks need it, with the calendar of the file, else its own, else the usual office hours.</summary>
    private static async Task<GoverningPolicy> Policy(
        FileInfo policyFile,
        FileInfo? calendarFile,
        Func<string, CompiledPolicy> compile,
        TextWriter errors,
        CancellationToken cancel
    )
    {
        var compiled = compile(await File.ReadAllTextAsync(policyFile.FullName, cancel));
        var calendar = calendarFile is not null
            ? await CalendarOf(calendarFile, cancel)
            : await CalendarOf(compiled, errors, cancel);
        ImmutableArray<Commitment> commitments = [.. compiled.Promises.Select(promise => promise.Commitment)];
        if (commitments.IsEmpty)
        {
            await errors.WriteLineAsync("The policy holds no promise with a clock.".AsMemory(), cancel);
        }

        return new GoverningPolicy(1, commitments, calendar, ClockRules.Default);
    }

    private static async Task<SupportCalendar> CalendarOf(FileInfo file, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file.FullName, cancel));
        return JsonParts.Calendar(CalendarJson.Read(document.RootElement));
    }

    private static async Task<SupportCalendar> CalendarOf(
        CompiledPolicy policy,
        TextWriter errors,
        CancellationToken cancel
    )
    {
        if (policy.Calendar is { } own)
        {
            if (SupportCalendar.TryCreate(own, out var calendar, out var problems))
            {
                return calendar;
            }

            await errors.WriteLineAsync(
                $"The support hours of the policy can't be used: {string.Join("; ", problems)}.".AsMemory(),
                cancel
            );
        }

        await errors.WriteLineAsync(
            "Support hours are taken to be Monday to Friday, 09:00-17:00 UTC.".AsMemory(),
            cancel
        );
        return SupportCalendar.Create(OfficeHours());
    }

    private static CalendarDefinition OfficeHours()
    {
        ImmutableArray<TimeWindow> nineToFive = [new TimeWindow(new LocalTime(9, 0), new LocalTime(17, 0))];
        var weekdays = Enumerable.Range((int)IsoDayOfWeek.Monday, 5).Select(day => (IsoDayOfWeek)day);
        return new CalendarDefinition(
            "UTC",
            weekdays.ToImmutableDictionary(day => day, _ => nineToFive),
            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
            []
        );
    }

    private static IEnumerable<JsonObject> Clocks(JsonElement ticket, GoverningPolicies policies, Instant now)
    {
        var events = TicketHistoryJson.Read(ticket);
        foreach (var reading in CaseClocks.Read(policies, events, JsonParts.TryInstant(ticket, "now") ?? now))
        {
            yield return new JsonObject
            {
                ["ticket"] = ticket.TryGetProperty("ticket", out var id) ? JsonNode.Parse(id.GetRawText()) : null,
                ["action"] = Vocabulary.Token(reading.Commitment.Action),
                ["subject"] = Vocabulary.Token(reading.Commitment.Subject),
                ["started"] = JsonParts.Write(reading.StartedAt),
                ["due"] = Write(reading.DueAt),
                ["stopped"] = Write(reading.StoppedAt),
                ["outcome"] = Outcome(reading),
            };
        }
    }

    private static string Outcome(ClockReading reading) =>
        reading is { Outcome: ClockOutcome.Ended, StoppedBy: ClockEventKind.MergedAway }
            ? "merged"
            : Vocabulary.Token(reading.Outcome);

    private static string? Write(Instant? at) => at is { } instant ? JsonParts.Write(instant) : null;

    private static Instant Now(string? text)
    {
        if (text is null)
        {
            return Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        }

        var read = NodaTime.Text.OffsetDateTimePattern.ExtendedIso.Parse(text);
        return read.Success
            ? read.Value.ToInstant()
            : throw new FormatException($"--now: \"{text}\" is not a time with Z or an offset");
    }
}
