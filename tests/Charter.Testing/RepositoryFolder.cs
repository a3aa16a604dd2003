namespace Charter.Testing;

/// <summary>Finds the checkout that the running tests were built from.</summary>
public static class RepositoryFolder
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The folder that holds <c>Charter.slnx</c>.</summary>
    public static string Root => Found.Value;

    /// <summary>The configuration that the running tests were built in: <c>Release</c> or <c>Debug</c>.</summary>
    public static string Configuration { get; } =
        Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;

    /// <summary>A path below the root, given with forward slashes.</summary>
    public static string At(string relativePath) => Path.Combine(Root, relativePath);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Charter.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No Charter.slnx above {AppContext.BaseDirectory}: tests run from their build output inside the checkout."
        );
    }
}
