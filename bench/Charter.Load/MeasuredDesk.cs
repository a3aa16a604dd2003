using System.Collections.Immutable;
using Charter.Channels;
using Charter.Channels.Email;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Setup;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Calendars;
using Charter.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Charter.Load;

/// <summary>The whole program on SQLite in a folder of its own, set up with a policy that demands an acknowledgement.</summary>
internal sealed class MeasuredDesk : IAsyncDisposable
{
    private const string Policy =
        "All complaints, questions and requests for service should be acknowledged within one business day.\n\n"
        + "A substantive response should be provided within seven business days.\n\n"
        + "If a resolution is not possible within seven business days, the customer should be notified.\n";

    private readonly WebApplication _app;
    private readonly string _folder;

    private MeasuredDesk(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
    }

    public ChannelIntake Intake => _app.Services.GetRequiredService<ChannelIntake>();

    public EmailReader Reader => _app.Services.GetRequiredService<EmailReader>();

    public static async Task<MeasuredDesk> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("charter-load.").FullName;
        var app = await DeskHost.StartAsync(new ServeOptions(folder, null, "http://127.0.0.1:0", null));
        ImmutableArray<TimeWindow> day = [new TimeWindow(new LocalTime(9, 0), new LocalTime(17, 0))];
        var days = Enumerable.Range((int)IsoDayOfWeek.Monday, 5).Select(d => (IsoDayOfWeek)d);
        var request = new SetUpDesk.Request(
            new CompanyFields("Measured", "en", "Europe/London", "http://127.0.0.1"),
            new CalendarDefinition(
                "Europe/London",
                days.ToImmutableDictionary(d => d, _ => day),
                ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
                []
            ),
            new DraftPolicy.Request("Policy", Policy, PolicyTexts.PlainText),
            [],
            new SetUpDesk.AdministratorFields("Admin", "admin@example.com", "x")
        );
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        var setup = Actor.System("setup");
        var outcome = await app
            .Services.GetRequiredService<IWriteGate>()
            .WriteAsync(
                new WriteRequest(setup, now),
                (db, cancellationToken) => SetUpDesk.Handle(db, setup, request, cancellationToken)
            );
        return outcome.Refusal is null
            ? new MeasuredDesk(app, folder)
            : throw new InvalidOperationException(outcome.Refusal.Reason);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
