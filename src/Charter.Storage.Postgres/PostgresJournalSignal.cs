using Charter.Desk.Storage;
using Npgsql;

namespace Charter.Storage.Postgres;

/// <summary>
/// Listens on a connection of its own from the first time that somebody asks. A notice that was missed while the
/// connection was away is made up for by a beat as soon as it is back.
/// </summary>
internal sealed class PostgresJournalSignal(NpgsqlDataSource source) : IJournalSignal, IAsyncDisposable
{
    /// <summary>The channel that the write gate notifies with each commit that has events.</summary>
    public const string Channel = "charter_journal";

    private static readonly TimeSpan ProbeAfter = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(1);

    private readonly JournalPulse _pulse = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task? _listening;
    private bool _isDisposed;

    public long Beat
    {
        get
        {
            Start();
            return _pulse.Beat;
        }
    }

    public Task WaitBeyondAsync(long beat, CancellationToken cancellationToken = default)
    {
        Start();
        return _pulse.WaitBeyondAsync(beat, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stopping.CancelAsync();
        if (_listening is { } listening)
        {
            await listening;
        }

        _stopping.Dispose();
    }

    private void Start()
    {
        lock (_lock)
        {
            _listening ??= Task.Run(ListenAsync);
        }
    }

    private async Task ListenAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await ListenUntilLostAsync();
            }
            catch (Exception error) when (error is NpgsqlException or IOException or TimeoutException)
            {
                await PauseAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenUntilLostAsync()
    {
        await using var connection = await source.OpenConnectionAsync(_stopping.Token);
        connection.Notification += (_, _) => _pulse.Strike();
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(_stopping.Token);
        }

        _pulse.Strike();
        while (true)
        {
            if (!await connection.WaitAsync(ProbeAfter, _stopping.Token))
            {
                // Silence can also mean that the other side is gone without a word.
                await using var probe = new NpgsqlCommand("SELECT 1", connection);
                await probe.ExecuteScalarAsync(_stopping.Token);
            }
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(ReconnectAfter, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }
}
