using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Benchmarks;

/// <summary>Tickets such as a desk has: several channels and priorities, answers soon and late, waits, escalations, reopenings. The same for the same seed.</summary>
internal static class GeneratedHistories
{
    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly ServedSubject[] Channels =
    [
        ServedSubject.Email,
        ServedSubject.Email,
        ServedSubject.Email,
        ServedSubject.WebForm,
        ServedSubject.Chat,
        ServedSubject.Phone,
        ServedSubject.Post,
    ];
    private static readonly CaseKind[] Kinds =
    [
        CaseKind.Enquiry,
        CaseKind.Enquiry,
        CaseKind.Request,
        CaseKind.Complaint,
    ];
    private static readonly string?[] Priorities = [null, null, "p1", "p2"];

    public static async IAsyncEnumerable<IReadOnlyList<ClockEvent>> Of(int tickets, int seed = 1)
    {
        var random = new Random(seed);
        for (var i = 0; i < tickets; i++)
        {
            yield return Ticket(random, Start + Duration.FromSeconds(i * 60L * 60 * 24 * 700 / tickets));
        }

        await Task.CompletedTask;
    }

    private static List<ClockEvent> Ticket(Random random, Instant opened)
    {
        var channel = Pick(random, Channels);
        var at = opened;
        var events = new List<ClockEvent>(12)
        {
            new(opened, ClockEventKind.TicketOpened)
            {
                ByCustomer = true,
                Channel = channel,
                CaseKind = Pick(random, Kinds),
                Priority = Pick(random, Priorities),
            },
            new(opened + Duration.FromSeconds(random.Next(1, 600)), ClockEventKind.AcknowledgementSent),
        };
        if (channel is ServedSubject.Chat or ServedSubject.Phone)
        {
            events.Insert(0, new ClockEvent(opened, ClockEventKind.ContactStarted) { Channel = channel });
            Then(ClockEventKind.ContactAnswered, 1);
        }

        for (var rounds = random.Next(1, 4); rounds > 0; rounds--)
        {
            Then(ClockEventKind.MessageSent, 600);
            Then(random.Next(3) == 0 ? ClockEventKind.WaitingStarted : ClockEventKind.MessageReceived, 900);
        }

        if (random.Next(10) == 0)
        {
            Then(ClockEventKind.Escalated, 500);
            Then(ClockEventKind.EscalationRecorded, 60);
        }

        Then(ClockEventKind.MessageSent, 600);
        if (random.Next(20) > 0)
        {
            Then(ClockEventKind.Resolved, 2000);
        }

        return events;

        void Then(ClockEventKind kind, int minutes)
        {
            // Waiting times of people are skewed: many short, a few very long.
            at += Duration.FromSeconds(1 + (long)(-Math.Log(1 - random.NextDouble()) * minutes * 60));
            events.Add(new ClockEvent(at, kind) { ByPerson = true, Channel = channel });
        }
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
