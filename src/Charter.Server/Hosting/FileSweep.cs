using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Hosting;

/// <summary>Removes what was put into the folder of files and never named by a write: a crash between the two leaves such bytes.</summary>
internal sealed class FileSweep(IFileStore files, IReadGate reads, TimeProvider time, ILogger<FileSweep> logger)
    : RepeatedWork(time, logger)
{
    private readonly ILogger _logger = logger;

    protected override TimeSpan Pause => TimeSpan.FromHours(6);

    protected override TimeSpan FirstPause => TimeSpan.FromMinutes(20);

    protected override async Task DoAsync(CancellationToken stopping)
    {
        // In the database bytes and row are one, so that nothing can be left over.
        if (files is not DiskFileStore disk)
        {
            return;
        }

        await using var db = reads.Open();
        var gone = await disk.SweepAsync((hash, ct) => db.Files.AnyAsync(f => f.Hash == hash, ct), stopping);
        if (gone > 0)
        {
            _logger.LogInformation("{Count} files that nothing refers to were removed", gone);
        }
    }
}
