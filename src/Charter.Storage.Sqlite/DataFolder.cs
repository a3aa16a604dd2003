using System.Globalization;

namespace Charter.Storage.Sqlite;

/// <summary>The folder that holds a desk on SQLite, and the lock that lets only one process at it.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Root = path;
        _lock = held;
    }

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>The database file.</summary>
    public string DatabaseFile => DatabaseFileIn(Root);

    public static string DatabaseFileIn(string folder) => Path.Combine(folder, "charter.db");

    /// <summary>
    /// Takes the folder for this process, making it if needed, readable for its owner alone. The operating system gives
    /// the lock back when the process ends, however it ends.
    /// </summary>
    /// <exception cref="DataFolderInUseException">Another process has it; the message names it.</exception>
    public static DataFolder Take(string path)
    {
        var root = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(root);
        }
        else
        {
            Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var owner = Path.Combine(root, "charter.pid");
        FileStream held;
        try
        {
            held = new FileStream(
                Path.Combine(root, "charter.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new DataFolderInUseException(root, ReadOwner(owner), error);
        }

        // The name stands beside the lock, because nobody else can open the locked file to read it.
        File.WriteAllText(
            owner,
            string.Create(
                CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId} on {Environment.MachineName}\n"
            )
        );
        return new DataFolder(root, held);
    }

    public void Dispose() => _lock.Dispose();

    private static string ReadOwner(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
