using Charter.Desk.Journal;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Charter.Server.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Live;

/// <summary>
/// Reads the journal's end and tells open pages what changed, and cuts off those whose session ended. It starts at the
/// journal's end: what came before a page was opened is in the page.
/// </summary>
internal sealed class LiveBroadcast(
    IHubContext<LiveHub> hub,
    LiveConnections connections,
    IReadGate reads,
    IJournalSignal signal,
    TimeProvider time,
    ILogger<LiveBroadcast> logger
) : RepeatedWork(time, logger)
{
    private const int MostRows = 500;
    private long? _told;
    private long _beat;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(2);

    protected override async Task WaitAsync(TimeSpan pause, CancellationToken stopping)
    {
        using var early = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(base.WaitAsync(pause, early.Token), signal.WaitBeyondAsync(_beat, early.Token));
        await early.CancelAsync();
    }

    protected override async Task DoAsync(CancellationToken stopping)
    {
        _beat = signal.Beat;
        await using var db = reads.Open();
        _told ??= await db.Journal.MaxAsync(r => (long?)r.Seq, stopping) ?? 0;
        var rows = await db
            .Journal.Where(r => r.Seq > _told)
            .OrderBy(r => r.Seq)
            .Take(MostRows)
            .Select(r => new
            {
                r.Seq,
                r.Kind,
                r.TicketId,
                r.Payload,
            })
            .ToListAsync(stopping);
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var row in rows.Where(r => r.TicketId is null))
        {
            CutOff(row.Kind, row.Payload);
        }

        // Many rows of one write, or of a busy second, are one piece of news for each topic.
        var news = rows.SelectMany(r => LiveTopics.Of(r.Kind, r.TicketId).Select(topic => (topic, r.Seq)))
            .GroupBy(n => n.topic, StringComparer.Ordinal)
            .Select(group => (Topic: group.Key, Seq: group.Max(n => n.Seq)));
        foreach (var (topic, seq) in news)
        {
            await hub.Clients.Group(topic).SendAsync(LiveHub.Changed, topic, seq, stopping);
        }

        _told = rows[^1].Seq;
    }

    private void CutOff(string kind, string payload)
    {
        switch (JournalJson.Read(kind, payload))
        {
            case SessionRevoked revoked:
                connections.AbortSession(revoked.SessionId);
                break;
            case StaffSignedOut signedOut:
                connections.AbortSession(signedOut.SessionId);
                break;
            case StaffDeactivated deactivated:
                connections.AbortStaff(deactivated.StaffId);
                break;
        }
    }
}
