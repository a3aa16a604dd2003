using System.Diagnostics;
using Charter.Policy;

namespace Charter.Channels.Tests.Crashes;

/// <summary>A reader with a fault that no exception tells: one kind of mail ends the process that reads it.</summary>
internal sealed class LethalReader(IChannelReader inner) : IChannelReader
{
    /// <summary>The name of a mail that is not survived.</summary>
    public const string Poison = "poison";

    private readonly TaskCompletionSource _together = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reading;

    /// <summary>How many must be read at the same time before one kills.</summary>
    public int KillsAmong { get; set; } = 1;

    public ServedSubject Channel => inner.Channel;

    public RawIntake Look(RawIntake raw) => inner.Look(raw);

    public async Task<IntakeReading> ReadAsync(RawIntake raw, string fileHash, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _reading) >= KillsAmong)
        {
            _together.TrySetResult();
        }

        if (raw.Bytes.Span.IndexOf("Subject: poison\r\n"u8) >= 0)
        {
            await _together.Task;
            Process.GetCurrentProcess().Kill();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return await inner.ReadAsync(raw, fileHash, cancellationToken);
    }
}
