using Charter.Policy;

namespace Charter.Channels;

/// <summary>
/// The reading half of a channel: raw bytes in, what they say out. It has no effect of its own;
/// <see cref="ChannelIntake"/> stores before and files after, the same way for every channel.
/// </summary>
public interface IChannelReader
{
    /// <summary>The channel.</summary>
    ServedSubject Channel { get; }

    /// <summary>
    /// Looks at what arrived for its own id and for what it tells of its way here, where the channel knows them only from
    /// the bytes. Whatever the bytes are, an answer comes back; an exception quarantines them.
    /// </summary>
    RawIntake Look(RawIntake raw) => raw;

    /// <summary>Reads what arrived. Whatever the bytes are, an answer comes back; an exception quarantines them.</summary>
    Task<IntakeReading> ReadAsync(RawIntake raw, string fileHash, CancellationToken cancellationToken);
}
