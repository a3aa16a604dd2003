using Charter.Testing;

namespace Charter.Architecture.Tests.Sources;

/// <summary>The files of this checkout that the rules are about; what tools made or others wrote is left out.</summary>
public static class SourceTree
{
    private static readonly string[] NotOurs =
    [
        "bin",
        "obj",
        "artifacts",
        "node_modules",
        "data",
        "demo-data",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
    ];

    private static readonly Lazy<IReadOnlyList<string>> AllPaths = new(FindPaths);

    private static readonly Lazy<IReadOnlyList<SourceFile>> CSharpFiles = new(() => Read(".cs"));

    private static readonly Lazy<IReadOnlyList<SourceFile>> RazorFiles = new(() => Read(".razor"));

    /// <summary>Every file, from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Paths => AllPaths.Value;

    /// <summary>All C# of src, tests and bench.</summary>
    public static IReadOnlyList<SourceFile> CSharp => CSharpFiles.Value;

    /// <summary>The C# below src, which is what runs at a customer's.</summary>
    public static IEnumerable<SourceFile> Product => CSharp.Where(file => IsBelow(file, "src"));

    /// <summary>All Razor components.</summary>
    public static IReadOnlyList<SourceFile> Razor => RazorFiles.Value;

    /// <summary>The project files, such as <c>src/Charter.Desk/Charter.Desk.csproj</c>.</summary>
    public static IEnumerable<string> ProjectFiles =>
        Paths.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));

    public static bool IsBelow(SourceFile file, string folder) =>
        file.Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>One file by its path from the root.</summary>
    public static SourceFile Open(string path) => new(path, File.ReadAllText(RepositoryFolder.At(path)));

    private static List<SourceFile> Read(string extension) =>
        [
            .. Paths
                .Where(path => path.EndsWith(extension, StringComparison.Ordinal))
                .Where(path => path.Split('/')[0] is "src" or "tests" or "bench")
                .Select(Open),
        ];

    private static List<string> FindPaths()
    {
        var found = new List<string>();
        Collect(new DirectoryInfo(RepositoryFolder.Root), "", found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Collect(DirectoryInfo folder, string prefix, List<string> found)
    {
        found.AddRange(folder.EnumerateFiles().Select(file => prefix + file.Name));
        foreach (var inner in folder.EnumerateDirectories())
        {
            var isOurs =
                !NotOurs.Contains(inner.Name, StringComparer.Ordinal) && inner.Name is not (".git" or ".vs" or ".idea");
            if (isOurs && inner.LinkTarget is null)
            {
                Collect(inner, $"{prefix}{inner.Name}/", found);
            }
        }
    }
}
