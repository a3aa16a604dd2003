using System.Xml.Linq;
using Charter.Testing;

namespace Charter.Architecture.Tests.Sources;

/// <summary>What a project file says that the rules ask about.</summary>
public sealed record ProjectFile(
    string Path,
    string Sdk,
    IReadOnlyList<string> Projects,
    IReadOnlyList<string> Packages
)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => Path[..Path.LastIndexOf('/')];

    public required string RootNamespace { get; init; }

    public required IReadOnlyList<string> Frameworks { get; init; }

    public static ProjectFile Load(string path)
    {
        var root = XDocument.Load(RepositoryFolder.At(path)).Root!;
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        return new ProjectFile(
            path,
            root.Attribute("Sdk")?.Value ?? "",
            [
                .. Included(root, "ProjectReference")
                    .Select(include => System.IO.Path.GetFileNameWithoutExtension(include)!),
            ],
            [.. Included(root, "PackageReference")]
        )
        {
            RootNamespace = root.Descendants("RootNamespace").SingleOrDefault()?.Value ?? name,
            Frameworks = [.. Included(root, "FrameworkReference")],
        };
    }

    private static IEnumerable<string> Included(XElement root, string item) =>
        root.Descendants(item).Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'));
}
