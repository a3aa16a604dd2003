using Charter.Testing;
using Charter.Testing.Databases;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Journal;

public sealed class JournalSignalTests
{
    [Theory]
    [OnBothDatabases]
    public async Task A_reader_that_waits_is_told_when_the_journal_moves(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var signal = desk.Database.Signal;

        for (var round = 0; round < 3; round++)
        {
            var beat = signal.Beat;
            await desk.WriteAsync(SampleDesk.AddDepartment($"Department {round}"));
            await signal.WaitBeyondAsync(beat);
            signal.Beat.ShouldBeGreaterThan(beat);
        }
    }

    [Theory]
    [OnBothDatabases]
    public async Task Waiting_ends_when_it_is_cancelled(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        using var cancelled = new CancellationTokenSource();
        var waiting = desk.Database.Signal.WaitBeyondAsync(long.MaxValue - 1, cancelled.Token);

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }
}
