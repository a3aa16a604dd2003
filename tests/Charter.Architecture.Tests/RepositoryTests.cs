using System.Text.RegularExpressions;
using Charter.Architecture.Tests.Sources;
using Shouldly;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>What the checkout as a whole promises to whoever clones it.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] TextFiles =
    [
        ".cs",
        ".razor",
        ".csproj",
        ".props",
        ".targets",
        ".slnx",
        ".json",
        ".md",
        ".sh",
        ".txt",
        ".xml",
        ".yml",
        ".config",
        ".js",
        ".css",
        ".mjs",
        ".html",
        ".npmrc",
        ".sql",
        ".resx",
        "",
    ];

    // In pieces, so that this file is not a finding.
    private static readonly Regex Registry = new(
        @"api\.nuget"
            + @"\.org|registry\.npm"
            + @"js|npm"
            + @"mirror|/v3/index"
            + @"\.json|pypi"
            + @"\.org|/simple/"
            + @"pip|proxy\.golang"
            + @"\.org"
    );

    [Fact]
    public void Lock_files_record_no_address()
    {
        var findings =
            from path in SourceTree.Paths
            where
                path.EndsWith("packages.lock.json", StringComparison.Ordinal)
                || path.EndsWith("package-lock.json", StringComparison.Ordinal)
            from line in SourceTree.Open(path).Lines.Index()
            where line.Item.Contains("://", StringComparison.Ordinal)
            select $"{path}:{line.Index + 1} {line.Item.Trim()}";

        Rule.HasNoExceptions(
            findings,
            "an address in a lock file binds every build to one machine's registry",
            "restore without it (npm: omit-lockfile-registry-resolved=true) and commit again"
        );
    }

    [Fact]
    public void Every_project_has_its_lock_file()
    {
        Rule.HasNoExceptions(
            SourceTree.ProjectFiles.Where(path =>
                !SourceTree.Paths.Contains(path[..(path.LastIndexOf('/') + 1)] + "packages.lock.json")
            ),
            "two builds of one commit use the same packages",
            "run dotnet restore and commit packages.lock.json"
        );
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = SourceTree.Open("Charter.slnx").Text;

        Rule.HasNoExceptions(
            SourceTree.ProjectFiles.Where(path => !solution.Contains(path, StringComparison.Ordinal)),
            "./test builds the solution; a project outside it rots",
            "add it to Charter.slnx"
        );
    }

    [Fact]
    public void No_file_names_a_package_registry()
    {
        var findings =
            from path in SourceTree.Paths
            where
                TextFiles.Contains(Path.GetExtension(path))
                && !path.Contains("/wwwroot/vendor/", StringComparison.Ordinal)
            where new FileInfo(Testing.RepositoryFolder.At(path)).Length < 2_000_000
            from line in SourceTree.Open(path).Lines.Index()
            where Registry.IsMatch(line.Item)
            select $"{path}:{line.Index + 1} {Registry.Match(line.Item).Value}";

        Rule.HasNoExceptions(
            findings,
            "which registry a machine may use is that machine's setting",
            "leave the address out; the clients' own configuration knows it"
        );
    }

    [Fact]
    public void Decisions_are_numbered_without_gap_and_have_the_same_parts()
    {
        var decisions = SourceTree
            .Paths.Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .ToList();

        decisions
            .Select(path => path["docs/decisions/".Length..][..4])
            .ShouldBe(Enumerable.Range(1, decisions.Count).Select(number => number.ToString("0000")));
        string[] parts = ["## Decision", "## Why", "## What gets harder"];
        Rule.HasNoExceptions(
            from path in decisions
            let text = SourceTree.Open(path).Text
            from part in parts
            where !text.Contains(part, StringComparison.Ordinal)
            select $"{path} has no '{part}'",
            "a decision without its price is an advertisement",
            "write the part"
        );
    }

    [Fact]
    public void Scripts_stop_on_a_name_that_is_not_set()
    {
        string[] scripts = ["run", "test", ".ci/run", "eng/throwaway-postgres"];

        Rule.HasNoExceptions(
            scripts.Where(script =>
                !Regex.IsMatch(SourceTree.Open(script).Text, "^set -e?uo? ", RegexOptions.Multiline)
            ),
            "a misspelt variable in a script must not become an empty path",
            "start it with set -euo pipefail"
        );
    }
}
