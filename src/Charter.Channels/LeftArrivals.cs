using Charter.Policy;
using Microsoft.Extensions.Logging;

namespace Charter.Channels;

/// <summary>
/// Takes up what a process was reading when it ended, one by one: what ended it is found so, and set apart, while all
/// the rest is filed. Whoever brought it may bring it again; it is filed once all the same.
/// </summary>
/// <param name="log">Where it was kept.</param>
/// <param name="intake">The way in.</param>
/// <param name="reader">The reader of a channel; <c>null</c> where this program has none.</param>
/// <param name="logger">For the operator.</param>
public sealed class LeftArrivals(
    ArrivalLog log,
    ChannelIntake intake,
    Func<ServedSubject, IChannelReader?> reader,
    ILogger<LeftArrivals> logger
)
{
    /// <summary>Takes all that is there. What can't be taken now stays, and holds up nothing else.</summary>
    /// <returns>How much was there.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var files = log.OpenLeft();
        try
        {
            // What ended a process twice comes first: the same bytes may have been brought again meanwhile.
            var left = files.SelectMany(f => f.Read().Select(l => (File: f, Left: l))).ToList();
            var kept = new HashSet<ArrivalFile>();
            foreach (var (file, one) in left.OrderByDescending(l => l.Left.Readings))
            {
                if (!await TakeAsync(one, cancellationToken))
                {
                    kept.Add(file);
                }
            }

            foreach (var file in files.Where(f => !kept.Contains(f)))
            {
                file.Remove();
            }

            return left.Count;
        }
        finally
        {
            foreach (var file in files)
            {
                file.Dispose();
            }
        }
    }

    private async Task<bool> TakeAsync(LeftArrival left, CancellationToken cancellationToken)
    {
        if (reader(left.Channel) is not { } channel)
        {
            return false;
        }

        try
        {
            await intake.TakeLeftAsync(channel, left, cancellationToken);
            return true;
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(problem, "What arrived on {Channel} can't be taken up now; it stays", left.Channel);
            return false;
        }
    }
}
