using Charter.Desk.Storage.Files;
using Charter.Policy;

namespace Charter.Channels;

/// <summary>
/// What arrived at this node and is not filed yet, kept on its disk before anything reads it (decision 0013). Those that
/// arrive while a flush is under way share the next. What is filed is forgotten; what a process leaves behind that ends in
/// the middle is found by the next (<see cref="LeftArrivals"/>).
/// </summary>
public sealed class ArrivalLog : IDisposable
{
    /// <summary>How many share a flush.</summary>
    public const int Largest = 64;

    private const long MostBytes = 16 * 1024 * 1024;
    private const string Ending = ".arrivals";
    private readonly string _folder;
    private readonly Lock _lock = new();
    private readonly Queue<Arrival> _waiting = new();
    private readonly Stack<ArrivalFile> _free = new();
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private bool _isWriting;
    private bool _isClosed;

    /// <param name="dataDirectory">The desk's data folder, which must be there.</param>
    public ArrivalLog(string dataDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataDirectory);
        _folder = Path.Combine(dataDirectory, "spool", "reading");
    }

    /// <summary>Keeps what arrived. When the task ends, it is durable; disposing of what comes back forgets it.</summary>
    /// <exception cref="IOException">It could not be written; nothing is kept.</exception>
    public Task<IDisposable> KeepAsync(ServedSubject channel, RawIntake raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var arrival = new Arrival(channel, raw);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _waiting.Enqueue(arrival);
            if (_isWriting)
            {
                return arrival.Kept.Task;
            }

            _isWriting = true;
        }

        _ = Task.Run(WriteAll);
        return arrival.Kept.Task;
    }

    /// <summary>The files that processes left behind which have ended. Whoever calls closes them.</summary>
    internal IReadOnlyList<ArrivalFile> OpenLeft()
    {
        if (!Directory.Exists(_folder))
        {
            return [];
        }

        var all = Directory.EnumerateFiles(_folder, "*" + Ending).ToList();
        lock (_lock)
        {
            all.RemoveAll(_own.Contains);
        }

        return [.. all.Select(ArrivalFile.TryOpen).OfType<ArrivalFile>()];
    }

    /// <summary>Removes the files that this process needs no more. What is in the middle stays.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            while (_free.TryPop(out var file))
            {
                file.Remove();
            }
        }
    }

    private void WriteAll()
    {
        while (TakeNext() is { Count: > 0 } together)
        {
            try
            {
                var file = Write(together);
                together.ForEach(a => a.Kept.SetResult(new Keeping(this, file)));
            }
            catch (Exception error)
            {
                together.ForEach(a => a.Kept.SetException(error));
            }
        }
    }

    private List<Arrival> TakeNext()
    {
        var together = new List<Arrival>();
        var bytes = 0L;
        lock (_lock)
        {
            while (together.Count < Largest && bytes < MostBytes && _waiting.TryDequeue(out var next))
            {
                together.Add(next);
                bytes += next.Raw.Bytes.Length;
            }

            _isWriting = together.Count > 0;
        }

        return together;
    }

    private ArrivalFile Write(List<Arrival> together)
    {
        ArrivalFile? file;
        lock (_lock)
        {
            _free.TryPop(out file);
        }

        file ??= Create();
        try
        {
            file.Write([.. together.Select(a => (a.Channel, a.Raw))]);
            return file;
        }
        catch
        {
            // A full disk, perhaps. Half of a mail must not lie where a whole one is looked for.
            file.Remove();
            throw;
        }
    }

    private ArrivalFile Create()
    {
        if (!Directory.Exists(_folder))
        {
            Directory.CreateDirectory(_folder);
            var spool = Path.GetDirectoryName(_folder)!;
            DirectorySync.Flush(spool);
            DirectorySync.Flush(Path.GetDirectoryName(spool)!);
        }

        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + Ending);
        lock (_lock)
        {
            _own.Add(path);
        }

        var file = ArrivalFile.Create(path);
        DirectorySync.Flush(_folder);
        return file;
    }

    private void Forget(ArrivalFile file)
    {
        if (!file.ForgetOne())
        {
            return;
        }

        lock (_lock)
        {
            if (!_isClosed)
            {
                _free.Push(file);
                return;
            }
        }

        file.Remove();
    }

    private sealed record Arrival(ServedSubject Channel, RawIntake Raw)
    {
        public TaskCompletionSource<IDisposable> Kept { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Keeping(ArrivalLog log, ArrivalFile file) : IDisposable
    {
        private int _isForgotten;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isForgotten, 1) == 0)
            {
                log.Forget(file);
            }
        }
    }
}
