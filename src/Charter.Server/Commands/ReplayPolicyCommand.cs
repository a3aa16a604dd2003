using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Server.Commands;

/// <summary>charter policy replay: which promises of a policy would ticket histories have kept?</summary>
public static class ReplayPolicyCommand
{
    public static Command Create()
    {
        var policyFile = new Option<FileInfo>("--policy")
        {
            Description = "The policy: Markdown, text, HTML or Word (.docx)",
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
                    var policy = await PolicyFile.ReadAsync(
                        parsed.GetValue(policyFile)!,
                        parsed.GetValue(calendarFile),
                        errors,
                        cancel
                    );
                    using var input = JsonLines.StandardInput();
                    await Run(policy.Governing(1), now, input, parsed.InvocationConfiguration.Output, cancel);
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

    private static IEnumerable<JsonObject> Clocks(JsonElement ticket, GoverningPolicies policies, Instant now)
    {
        var history = TicketHistoryJson.Read(ticket);
        foreach (var problem in history.Problems)
        {
            yield return new JsonObject { ["ticket"] = Id(ticket), ["error"] = problem };
        }

        foreach (var reading in CaseClocks.Read(policies, history.Events, JsonParts.TryInstant(ticket, "now") ?? now))
        {
            yield return new JsonObject
            {
                ["ticket"] = Id(ticket),
                ["action"] = Vocabulary.Token(reading.Commitment.Action),
                ["subject"] = Vocabulary.Token(reading.Commitment.Subject),
                ["started"] = JsonParts.Write(reading.StartedAt),
                ["due"] = Write(reading.DueAt),
                ["stopped"] = Write(reading.StoppedAt),
                ["outcome"] = Outcome(reading),
            };
        }
    }

    /// <summary>What the history calls its ticket.</summary>
    internal static JsonNode? Id(JsonElement ticket) =>
        ticket.TryGetProperty("ticket", out var id) ? JsonNode.Parse(id.GetRawText()) : null;

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
