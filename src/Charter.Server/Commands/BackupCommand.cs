using System.CommandLine;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Server.Hosting;
using Charter.Storage.Postgres;
using Charter.Storage.Sqlite;

namespace Charter.Server.Commands;

/// <summary>
/// <c>charter backup --to DIR</c>: a copy of the desk, made while it runs. The copy is a data folder itself, so that
/// restoring is starting on it.
/// </summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var options = new ServeCommandOptions();
        var to = new Option<string>("--to")
        {
            Description =
                "The folder to write: new, or empty. It is a desk's folder itself: serve --data DIR starts on it.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "What was copied, as one JSON line." };
        var command = new Command("backup", "Copy the desk while it runs: database, files and master key.")
        {
            to,
            json,
        };
        options.AddDeskTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    options.Read(parsed),
                    Path.GetFullPath(parsed.GetRequiredValue(to)),
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServeOptions options,
        string target,
        bool isJson,
        InvocationConfiguration console,
        CancellationToken cancellationToken
    )
    {
        if (options.Database is { Length: > 0 })
        {
            await console.Error.WriteLineAsync(
                $"{PostgresBackup.Advice} Then copy the folder “files” and the file “master.key” of {options.DataDirectory}; "
                    + "in this order no file is missing."
            );
            return 2;
        }

        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            await console.Error.WriteLineAsync($"{target} is not empty. Name a new folder, so that no backup is lost.");
            return 2;
        }

        try
        {
            MakeFolder(target);
            await SqliteBackup.CopyAsync(options.DataDirectory, DataFolder.DatabaseFileIn(target), cancellationToken);
            // After the database: each file that it names was there before it was named.
            var (files, bytes) = CopyFiles(
                FileStoreChoice.FolderOf(options),
                Path.Combine(target, "files"),
                cancellationToken
            );
            CopyKey(options.DataDirectory, target);
            var database = new FileInfo(DataFolder.DatabaseFileIn(target)).Length;
            await console.Output.WriteLineAsync(
                isJson
                    ? JsonSerializer.Serialize(
                        new
                        {
                            Folder = target,
                            Database = database,
                            Files = files,
                            FileBytes = bytes,
                        },
                        JournalJson.Options
                    )
                    : $"{target}: the database ({database / 1024} kB), {files} files ({bytes / 1024} kB) and the master key. "
                        + $"Check it with: charter verify --data {target}"
            );
            return 0;
        }
        catch (Exception problem) when (DatabaseProblem.Explain(problem) is { } words)
        {
            await console.Error.WriteLineAsync(words);
            return 1;
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    // Names are hashes of what is in the files, so that none of them ever changes.
    private static (int Count, long Bytes) CopyFiles(string from, string to, CancellationToken cancellationToken)
    {
        var count = 0;
        var bytes = 0L;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var relative = Path.GetRelativePath(from, file);
            // What is still being written lies aside.
            if (relative.StartsWith("aside", StringComparison.Ordinal))
            {
                continue;
            }

            var copy = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            bytes += new FileInfo(copy).Length;
            count++;
        }

        return (count, bytes);
    }

    private static void CopyKey(string from, string to)
    {
        // Absent where the key comes from the environment.
        if (Path.Combine(from, "master.key") is var key && File.Exists(key))
        {
            File.Copy(key, Path.Combine(to, "master.key"));
        }
    }
}
