namespace Charter.Policy.Tests;

/// <summary>Files of the repository that tests read, and write anew when asked to.</summary>
internal static class RepositoryFile
{
    /// <summary>The full path of a file or folder, from its path inside the repository.</summary>
    public static string At(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Charter.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("Charter.slnx"), path);
    }
}
