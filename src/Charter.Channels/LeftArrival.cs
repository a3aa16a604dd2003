using Charter.Policy;

namespace Charter.Channels;

/// <summary>What arrived and was being read when the process ended that read it.</summary>
internal sealed class LeftArrival(ArrivalFile file, long place, ServedSubject channel, RawIntake raw, int readings)
{
    public ServedSubject Channel => channel;

    public RawIntake Raw => raw;

    /// <summary>How often its reading began, and did not end.</summary>
    public int Readings => readings;

    /// <summary>Notes that it is read once more. If that ends the process too, the next one knows.</summary>
    public void Begin() => file.Mark(place, readings + 1);

    /// <summary>Notes that reading it ended, and did not end the process.</summary>
    public void PutBack() => file.Mark(place, readings);

    /// <summary>Notes that it is done with.</summary>
    public void Forget() => file.Mark(place, 0);
}
