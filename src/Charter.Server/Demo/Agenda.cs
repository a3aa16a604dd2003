using NodaTime;

namespace Charter.Server.Demo;

/// <summary>What will happen, in the order of its time; what falls on one instant, in the order in which it was planned.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Func<Task>, (Instant At, int Order)> _acts = new();
    private int _order;

    public void Plan(Instant at, Func<Task> act) => _acts.Enqueue(act, (at, _order++));

    /// <summary>Takes the next act that comes before an end.</summary>
    /// <returns><c>false</c> when nothing more happens before it.</returns>
    public bool TryNext(Instant end, out Instant at, out Func<Task> act)
    {
        if (_acts.TryPeek(out act!, out var priority) && priority.At < end)
        {
            _acts.Dequeue();
            at = priority.At;
            return true;
        }

        at = end;
        return false;
    }
}
