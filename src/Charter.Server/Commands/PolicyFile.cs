using System.Collections.Immutable;
using System.Text.Json;
using Charter.Desk.Policies.Documents;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Policy.Language;
using NodaTime;

namespace Charter.Server.Commands;

/// <summary>A policy in a file, with the support hours that its time is counted in.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Compiled">What was found in it.</param>
/// <param name="Calendar">The hours of the calendar file, else the policy's own, else the usual office hours.</param>
internal sealed record PolicyFile(string Text, CompiledPolicy Compiled, SupportCalendar Calendar)
{
    /// <summary>The policy as clocks need it.</summary>
    public GoverningPolicy Governing(int version) =>
        new(
            version,
            [.. Compiled.Promises.Select(promise => promise.Commitment)],
            Calendar,
            Compiled.ClockRules.Over(ClockRules.Default)
        );

    /// <exception cref="FormatException">A file is not what it should be; the message says how.</exception>
    public static async Task<PolicyFile> ReadAsync(
        FileInfo policy,
        FileInfo? calendar,
        TextWriter errors,
        CancellationToken cancel
    )
    {
        var document = await DocumentAsync(policy, cancel);
        if (document.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } problem)
        {
            throw new FormatException($"{policy.Name}: {problem.Message} {problem.Advice}");
        }

        var compiled = PolicyCompiler.Compile(document.Text, document.Format);
        if (!compiled.Promises.Any())
        {
            await errors.WriteLineAsync("The policy holds no promise with a clock.".AsMemory(), cancel);
        }

        return new PolicyFile(
            document.Text,
            compiled,
            calendar is not null ? await CalendarOf(calendar, cancel) : await CalendarOf(compiled, errors, cancel)
        );
    }

    /// <summary>The text of a policy file, or what is wrong with the file. One that is too large is not read.</summary>
    public static async Task<PolicyDocument> DocumentAsync(FileInfo file, CancellationToken cancel) =>
        file.Exists && file.Length > PolicyDocumentReader.LargestFile
            ? PolicyDocumentReader.TooLarge()
            : PolicyDocumentReader.Read(await File.ReadAllBytesAsync(file.FullName, cancel), file.Name, cancel);

    private static async Task<SupportCalendar> CalendarOf(FileInfo file, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file.FullName, cancel));
        JsonParts.RefuseRepeated(document.RootElement);
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
            if (own.Zone.Length == 0)
            {
                own = own with { Zone = CalendarJson.UsualZone };
                await errors.WriteLineAsync(
                    $"The policy names no time zone; its support hours are taken to be {own.Zone}.".AsMemory(),
                    cancel
                );
            }

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
            CalendarJson.UsualZone,
            weekdays.ToImmutableDictionary(day => day, _ => nineToFive),
            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
            []
        );
    }
}
