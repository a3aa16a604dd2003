using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;

namespace Charter.Server.Hosting;

/// <summary>Opens the file store that the options name: the data folder, or the database for nodes that share no disk.</summary>
internal static class FileStoreChoice
{
    public static IFileStore Open(ServeOptions options, IDeskDatabase database, TimeProvider time) =>
        options.FilesInDatabase
            ? new DatabaseFileStore(database.Writes, database.Reads, time)
            : new DiskFileStore(FolderOf(options), time, database.Reads);

    /// <summary>Opens it to look at it.</summary>
    public static IFileStore OpenToRead(ServeOptions options, IDatabaseInspection database, TimeProvider time) =>
        options.FilesInDatabase
            ? new DatabaseFileStore(null, database.Reads, time)
            : new DiskFileStore(FolderOf(options), time, database.Reads);

    /// <summary>Where files on disk are.</summary>
    public static string FolderOf(ServeOptions options) => Path.Combine(options.DataDirectory, "files");
}
