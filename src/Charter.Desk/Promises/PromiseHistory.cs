using Charter.Desk.Journal;
using Charter.Desk.Promises.Events;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>What happened on one ticket, as far as its promises are concerned, in order.</summary>
internal sealed class PromiseHistory
{
    private readonly HashSet<(string Key, int Round)> _broken = [];
    private readonly Dictionary<(string Key, int Round), List<Instant>> _warned = [];
    private readonly HashSet<(string Key, int Round, int AfterMinutes)> _stillBroken = [];
    private readonly List<ClockEvent> _events = [];

    /// <summary>What the clocks read.</summary>
    public IReadOnlyList<ClockEvent> Events => _events;

    /// <summary>The editions that govern or governed it, in order of governing.</summary>
    public List<int> Editions { get; } = [];

    /// <summary>When it last had something to do with promises.</summary>
    public Instant LastAt { get; private set; } = NodaConstants.UnixEpoch;

    public void Add(JournalEvent happened, Instant at)
    {
        LastAt = Instant.Max(LastAt, at);
        switch (happened)
        {
            case PromiseBroken broken:
                _broken.Add((broken.CommitmentKey, broken.Round));
                break;
            case PromiseWarned warned:
                if (!_warned.TryGetValue((warned.CommitmentKey, warned.Round), out var times))
                {
                    _warned[(warned.CommitmentKey, warned.Round)] = times = [];
                }

                times.Add(at);
                break;
            case PromiseStillBroken still:
                _stillBroken.Add((still.CommitmentKey, still.Round, still.AfterMinutes));
                break;
        }

        if (happened is not IClockFact fact || fact.ToClockEvent(at) is not { } read)
        {
            return;
        }

        // Edition 0 is "no policy yet": a ticket that opened then has no clocks until a policy is applied to it.
        if (read.PolicyVersion is > 0 and { } edition && !Editions.Contains(edition))
        {
            Editions.Add(edition);
        }

        _events.Add(read);
    }

    public bool HasBroken(string key, int round) => _broken.Contains((key, round));

    public bool HasStillBroken(string key, int round, int afterMinutes) =>
        _stillBroken.Contains((key, round, afterMinutes));

    /// <summary>When people were warned of a clock, in order.</summary>
    public IReadOnlyList<Instant> WarningsOf(string key, int round) =>
        _warned.TryGetValue((key, round), out var times) ? times : [];
}
