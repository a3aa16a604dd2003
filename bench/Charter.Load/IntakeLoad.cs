using System.Diagnostics;
using System.Globalization;
using System.Text;
using Charter.Channels;
using NodaTime;

namespace Charter.Load;

/// <summary>
/// Intake of an e-mail into an acknowledged ticket with clocks, durable: what DESIGN asks to be beyond 1,000 a second on
/// SQLite with batching.
/// </summary>
internal static class IntakeLoad
{
    private static int s_mails;

    public static async Task RunAsync(MeasuredDesk desk, int count, int atOnce, bool isWarmUp)
    {
        var latencies = new double[count];
        var next = -1;
        var processor = Environment.CpuUsage.TotalTime;
        var total = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, atOnce)
                .Select(async _ =>
                {
                    for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
                    {
                        var one = Stopwatch.StartNew();
                        await TakeAsync(desk);
                        latencies[i] = one.Elapsed.TotalMilliseconds;
                    }
                })
        );
        total.Stop();
        if (!isWarmUp)
        {
            Array.Sort(latencies);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} mails, {atOnce} at once: {count / total.Elapsed.TotalSeconds:0} a second; median {latencies[count / 2]:0.0} ms, 95th {latencies[count * 95 / 100]:0.0} ms; {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / count:0.00} ms of processor a mail"
                )
            );
        }
    }

    private static async Task TakeAsync(MeasuredDesk desk)
    {
        var number = Interlocked.Increment(ref s_mails);
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        var mail = string.Create(
            CultureInfo.InvariantCulture,
            $"From: Customer {number} <customer{number}@example.net>\r\nTo: desk@example.com\r\nSubject: Question {number}\r\nMessage-ID: <{number}@example.net>\r\nDate: Mon, 02 Nov 2026 09:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWhen will my order {number} arrive?\r\n"
        );
        var raw = new RawIntake(Encoding.UTF8.GetBytes(mail), null, """{"recipients":["desk@example.com"]}""", now);
        var outcome = await desk.Intake.TakeAsync(desk.Reader, raw, CancellationToken.None);
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Reason);
        }
    }
}
