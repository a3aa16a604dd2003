using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Charter.Server.Design;

/// <summary>
/// The browser's files, which travel inside the program. Their address holds a hash of all of them, so that a browser
/// may keep them for ever and scripts can import each other by relative paths.
/// </summary>
public sealed partial class Assets
{
    /// <summary>The first part of every asset's address.</summary>
    public const string Prefix = "/a/";

    private const string Sprite = "vendor/tabler-icons/icons.svg";
    private readonly FrozenDictionary<string, Asset> files;
    private readonly FrozenSet<string> icons;

    public Assets()
    {
        const string folder = "wwwroot/";
        var assembly = typeof(Assets).Assembly;
        var found = new SortedDictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var path = name.Replace('\\', '/');
            if (!path.StartsWith(folder, StringComparison.Ordinal))
            {
                continue;
            }

            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            found[path[folder.Length..]] = new Asset(path[folder.Length..], bytes);
        }

        files = found.ToFrozenDictionary();
        Version = Fingerprint(found.Values);
        icons = SymbolId()
            .Matches(Encoding.UTF8.GetString(files[Sprite].Content))
            .Select(match => match.Groups["name"].Value)
            .ToFrozenSet();
    }

    /// <summary>The hash of all files, as it stands in their addresses.</summary>
    public string Version { get; }

    /// <summary>The paths of all files, below the root.</summary>
    public IEnumerable<string> Paths => files.Keys;

    /// <summary>The names of the icons in the sprite.</summary>
    public IReadOnlySet<string> Icons => icons;

    /// <summary>The address of a file, for a page.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public string this[string path] =>
        files.ContainsKey(path)
            ? $"{Prefix}{Version}/{path}"
            : throw new ArgumentException($"There is no wwwroot/{path}.", nameof(path));

    /// <summary>The address of an icon.</summary>
    /// <exception cref="ArgumentException">The sprite has no such icon: add its name to eng/vendor/icons.txt.</exception>
    public string Icon(string name) =>
        icons.Contains(name)
            ? $"{this[Sprite]}#{name}"
            : throw new ArgumentException(
                $"The sprite has no icon \"{name}\": see eng/vendor/icons.txt.",
                nameof(name)
            );

    /// <summary>The file at a path, or <c>null</c>.</summary>
    public Asset? Find(string path) => files.GetValueOrDefault(path);

    private static string Fingerprint(IEnumerable<Asset> all)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var asset in all)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(asset.Path));
            hash.AppendData(asset.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    [GeneratedRegex("<symbol id=\"(?<name>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SymbolId();
}
