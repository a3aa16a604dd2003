using System.Globalization;
using NodaTime;

namespace Charter.Server.Demo;

/// <summary>
/// The folder of a demo, known by a file in it. A folder with a desk and without that file is somebody's real desk,
/// and is never touched.
/// </summary>
internal static class DemoFolder
{
    private const string Mark = "this-is-a-demo.txt";
    private const string Database = "charter.db";

    /// <summary>Whether a finished demo is there.</summary>
    public static bool IsDemo(string folder) => File.Exists(Path.Combine(folder, Mark));

    /// <summary>Whether the folder holds anything that is not a demo.</summary>
    public static bool IsTaken(string folder) =>
        !IsDemo(folder)
        && Directory.Exists(folder)
        && (File.Exists(Path.Combine(folder, Database)) || Directory.EnumerateFileSystemEntries(folder).Any());

    /// <summary>
    /// Makes the demo beside the folder and puts it there when it is whole, so that one that was stopped half way
    /// leaves nothing behind.
    /// </summary>
    public static async Task MakeAsync(
        string folder,
        int seed,
        Instant end,
        string publicUrl,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        // In memory where the system has such a place: nobody misses half a demo after a power cut.
        var shared = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var making = Directory.CreateDirectory(Path.Combine(shared, $"charter-demo-{Guid.NewGuid():N}")).FullName;
        try
        {
            await DemoHistory.MakeAsync(making, seed, end, publicUrl, progress, cancellationToken);
            Directory.CreateDirectory(folder);
            foreach (var file in Directory.EnumerateFiles(making))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            }

            var words = string.Create(
                CultureInfo.InvariantCulture,
                $"A demo of Charter, made with seed {seed} up to {end}. Delete this folder to remove it.\n"
            );
            await File.WriteAllTextAsync(Path.Combine(folder, Mark), words, cancellationToken);
        }
        finally
        {
            Directory.Delete(making, recursive: true);
        }
    }

    /// <summary>Removes a demo; nothing else.</summary>
    /// <exception cref="InvalidOperationException">It is no demo.</exception>
    public static void Remove(string folder)
    {
        if (!IsDemo(folder))
        {
            throw new InvalidOperationException($"{folder} holds no demo.");
        }

        Directory.Delete(folder, recursive: true);
    }
}
