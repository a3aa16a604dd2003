using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Benchmarks;

/// <summary>One ticket of 30 events under 12 commitments: from scratch, and one more event.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class FoldBenchmarks
{
    private static readonly Instant Opened = Instant.FromUtc(2026, 3, 27, 15, 40);
    private static readonly Instant Now = Opened + Duration.FromDays(9);

    private static readonly ClockEventKind[] Round =
    [
        ClockEventKind.MessageReceived,
        ClockEventKind.MessageSent,
        ClockEventKind.WaitingStarted,
        ClockEventKind.MessageReceived,
        ClockEventKind.PriorityChanged,
        ClockEventKind.MessageSent,
        ClockEventKind.Escalated,
        ClockEventKind.EscalationRecorded,
        ClockEventKind.Resolved,
        ClockEventKind.Reopened,
    ];

    private readonly GoverningPolicies _policies = GoverningPolicies.Of(Policy());

    private readonly ImmutableArray<ClockEvent> _events = [.. Events()];

    private CaseClockState _beforeLast = null!;

    [GlobalSetup]
    public void FoldAllButTheLast() => _beforeLast = CaseClockState.From(_policies, _events[..^1]);

    [Benchmark]
    public ImmutableArray<ClockReading> FromScratch() => CaseClocks.Read(_policies, _events, Now);

    [Benchmark]
    public CaseClockState StateFromScratch() => CaseClockState.From(_policies, _events);

    [Benchmark]
    public ImmutableArray<ClockReading> ReadOnly() => _beforeLast.Read(Now);

    [Benchmark]
    public ImmutableArray<ClockReading> OneMoreEvent() => _beforeLast.Apply(_events[^1]).Read(Now);

    internal static GoverningPolicy Policy() =>
        new(1, [.. Commitments()], BenchmarkCalendar.TenHolidaysAYear(), ClockRules.Default);

    private static IEnumerable<ClockEvent> Events()
    {
        yield return new ClockEvent(Opened, ClockEventKind.TicketOpened)
        {
            ByCustomer = true,
            Channel = ServedSubject.Email,
            CaseKind = CaseKind.Complaint,
        };
        for (var i = 1; i < 30; i++)
        {
            yield return new ClockEvent(Opened + Duration.FromHours(i * 7), Round[i % Round.Length])
            {
                ByPerson = true,
                Priority = i % 20 < 10 ? "p1" : null,
            };
        }
    }

    private static IEnumerable<Commitment> Commitments() =>
        [
            Promise(ServedSubject.Any, ServiceAction.Acknowledge, 1, TimeUnit.Hour),
            Promise(ServedSubject.Complaint, ServiceAction.Acknowledge, 1, TimeUnit.BusinessDay),
            Promise(ServedSubject.Any, ServiceAction.FirstResponse, 4, TimeUnit.BusinessHour),
            Promise(ServedSubject.Email, ServiceAction.Respond, 24, TimeUnit.Hour),
            Promise(ServedSubject.Chat, ServiceAction.Respond, 2, TimeUnit.Minute),
            Promise(ServedSubject.Any, ServiceAction.Resolve, 10, TimeUnit.BusinessDay),
            Promise(
                ServedSubject.Any,
                ServiceAction.Resolve,
                8,
                TimeUnit.BusinessHour,
                new Condition(ConditionKind.Priority, "p1")
            ),
            Promise(ServedSubject.Escalation, ServiceAction.Update, 24, TimeUnit.Hour),
            Promise(ServedSubject.Any, ServiceAction.Update, 48, TimeUnit.Hour),
            Promise(ServedSubject.Escalation, ServiceAction.Document, 1, TimeUnit.Hour),
            Promise(ServedSubject.Any, ServiceAction.NotifyDelay, 5, TimeUnit.BusinessDay),
            Promise(ServedSubject.Phone, ServiceAction.Answer, 3, TimeUnit.Ring),
        ];

    private static Commitment Promise(
        ServedSubject subject,
        ServiceAction action,
        decimal value,
        TimeUnit unit,
        params Condition[] conditions
    ) =>
        new(
            subject,
            action,
            new Allowance(value, unit),
            action == ServiceAction.Update,
            null,
            ConditionSet.Of(conditions)
        );
}
