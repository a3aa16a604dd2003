using System.Globalization;

namespace Charter.Server.Commands;

/// <summary>How far long work is: one line that changes on a console, a line now and then in a file.</summary>
internal sealed class ProgressLine(TextWriter output, bool isFile) : IProgress<(long Done, long Of)>, IProgress<long>
{
    private readonly Lock _writing = new();
    private long _told;
    private bool _isOpen;

    public void Report((long Done, long Of) value) => Tell(value.Done, value.Of);

    public void Report(long value) => Tell(value, null);

    /// <summary>Leaves the line, so that what follows starts on its own.</summary>
    public void End()
    {
        lock (_writing)
        {
            if (_isOpen)
            {
                output.WriteLine();
                _isOpen = false;
            }
        }
    }

    private void Tell(long done, long? of)
    {
        lock (_writing)
        {
            // Threads report in any order, and a file wants few lines.
            var step = Math.Max(1, isFile ? (of ?? 1_000_000) / 10 : (of ?? 100_000) / 100);
            if (done - _told < step && done != of)
            {
                return;
            }

            _told = done;
            var words = of is { } total
                ? string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} tickets")
                : string.Create(CultureInfo.InvariantCulture, $"{done:N0} tickets");
            if (isFile)
            {
                output.WriteLine(words);
            }
            else
            {
                output.Write($"\r{words}");
                _isOpen = true;
            }
        }
    }
}
