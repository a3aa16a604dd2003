using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Hosting;

/// <summary>For whoever watches the process: <c>/live</c> says that it runs, <c>/ready</c> that it can work.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live", () => Results.Text("live\n")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    // Says no more than yes or no: the details are for staff, by `charter doctor`.
    private static async Task<IResult> ReadyAsync(
        IReadGate reads,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken
    )
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Results.Text("stopping\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            await using var db = reads.Open();
            await db.JournalHeads.AsNoTracking().AnyAsync(cancellationToken);
            return Results.Text("ready\n");
        }
        catch (Exception problem)
            when (problem is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return Results.Text("not ready\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
