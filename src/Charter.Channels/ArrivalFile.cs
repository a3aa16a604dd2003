using System.Text;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Policy;
using Microsoft.Win32.SafeHandles;
using NodaTime;

namespace Charter.Channels;

/// <summary>
/// A file of the log of arrivals: what arrived together, one after the other, each a line of JSON, a digit that says how
/// often its reading began, and its bytes. The file is locked as long as a process has it open, so that what lies in a file
/// that can be opened belongs to a process that ended.
/// </summary>
internal sealed class ArrivalFile : IDisposable
{
    private const byte NewLine = (byte)'\n';
    private const byte NoReading = (byte)'0';
    private static readonly ReadOnlyMemory<byte> FirstReading = "1"u8.ToArray();
    private readonly FileStream _stream;
    private int _left;

    private ArrivalFile(FileStream stream) => _stream = stream;

    private SafeFileHandle Handle => _stream.SafeFileHandle;

    /// <summary>Makes one. Its folder must be flushed before anything in it is durable.</summary>
    public static ArrivalFile Create(string path) => new(new FileStream(path, Options(FileMode.CreateNew)));

    /// <summary>Opens one that a process left behind; <c>null</c> where that process still runs, or somebody else was first.</summary>
    public static ArrivalFile? TryOpen(string path)
    {
        try
        {
            return new ArrivalFile(new FileStream(path, Options(FileMode.Open)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps arrivals in place of what was here. When it returns, they are durable.</summary>
    public void Write(IReadOnlyList<(ServedSubject Channel, RawIntake Raw)> arrivals)
    {
        var parts = new List<ReadOnlyMemory<byte>>(3 * arrivals.Count);
        foreach (var (channel, raw) in arrivals)
        {
            parts.Add(HeadOf(channel, raw));
            parts.Add(FirstReading);
            parts.Add(raw.Bytes);
        }

        _left = arrivals.Count;
        RandomAccess.Write(Handle, parts, 0);
        RandomAccess.FlushToDisk(Handle);
    }

    /// <summary>Forgets one of those that were written.</summary>
    /// <returns>Whether it was the last, so that the file is empty again.</returns>
    public bool ForgetOne()
    {
        if (Interlocked.Decrement(ref _left) > 0)
        {
            return false;
        }

        // Not flushed: what the power's failing brings back was filed, and is known by its id.
        RandomAccess.SetLength(Handle, 0);
        return true;
    }

    /// <summary>What a process left here. What it did not finish writing nobody was told was kept.</summary>
    public IReadOnlyList<LeftArrival> Read()
    {
        var bytes = new byte[RandomAccess.GetLength(Handle)];
        _stream.Position = 0;
        _stream.ReadExactly(bytes);
        var found = new List<LeftArrival>();
        for (var at = 0; at < bytes.Length; )
        {
            var feed = bytes.AsSpan(at).IndexOf(NewLine);
            if (feed < 0 || ReadHead(bytes.AsSpan(at, feed)) is not { } head)
            {
                break;
            }

            var mark = at + feed + 1;
            var start = mark + 1;
            if (head.Length > bytes.Length - start)
            {
                break;
            }

            var raw = head.ToRaw(bytes.AsMemory(start, head.Length));
            if (raw.Fingerprint == head.Fingerprint && bytes[mark] > NoReading)
            {
                found.Add(new LeftArrival(this, mark, head.Channel, raw, bytes[mark] - NoReading));
            }

            at = start + head.Length;
        }

        return found;
    }

    /// <summary>Notes how often the reading of one began; zero when it is done with.</summary>
    public void Mark(long place, int readings)
    {
        RandomAccess.Write(Handle, [(byte)(NoReading + readings)], place);
        RandomAccess.FlushToDisk(Handle);
    }

    /// <summary>Removes the file.</summary>
    public void Remove()
    {
        File.Delete(_stream.Name);
        Dispose();
    }

    public void Dispose() => _stream.Dispose();

    private static byte[] HeadOf(ServedSubject channel, RawIntake raw)
    {
        var head = new Head(
            channel,
            raw.At,
            raw.ExternalId,
            raw.Envelope,
            raw.Places,
            raw.TraceLength,
            raw.Fingerprint,
            raw.Bytes.Length
        );
        return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(head, JournalJson.Options) + "\n");
    }

    private static Head? ReadHead(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<Head>(line, JournalJson.Options) is { IsSound: true } head ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (mode == FileMode.CreateNew && !OperatingSystem.IsWindows())
        {
            // Customers' words are nobody else's to read.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private sealed record Head(
        ServedSubject Channel,
        Instant At,
        string? ExternalId,
        string Envelope,
        IReadOnlyList<string> Places,
        int TraceLength,
        string Fingerprint,
        int Length
    )
    {
        public bool IsSound => Length >= 0 && TraceLength >= 0 && TraceLength <= Length;

        public RawIntake ToRaw(ReadOnlyMemory<byte> bytes) =>
            new(bytes, ExternalId, Envelope ?? "{}", At) { Places = Places ?? [], TraceLength = TraceLength };
    }
}
