using Charter.Architecture.Tests.Sources;
using Shouldly;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>Policy, Desk, then Channels and Storage, then Server; Mail below Channels. No arrow back.</summary>
public sealed class ProjectArrowsTests
{
    private const string Reason =
        "a project earns its place by what the compiler then forbids: I/O in Policy, HTTP in Desk, protocol code outside "
        + "Channels and Mail, dialect SQL outside Storage (DESIGN, Layout)";

    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Charter.Policy"] = [],
        ["Charter.Mail"] = [],
        ["Charter.Desk"] = ["Charter.Policy"],
        ["Charter.Channels"] = ["Charter.Desk", "Charter.Mail"],
        ["Charter.Storage.Sqlite"] = ["Charter.Desk"],
        ["Charter.Storage.Postgres"] = ["Charter.Desk"],
        ["Charter.Server"] = ["Charter.Channels", "Charter.Storage.Postgres", "Charter.Storage.Sqlite"],
    };

    private static IEnumerable<ProjectFile> Products =>
        SourceTree
            .ProjectFiles.Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Select(ProjectFile.Load);

    [Fact]
    public void Projects_refer_to_each_other_only_along_the_arrows_of_the_design()
    {
        var findings = Products.SelectMany(project =>
            Arrows.TryGetValue(project.Name, out var allowed)
                ? project
                    .Projects.Except(allowed, StringComparer.Ordinal)
                    .Select(other => $"{project.Path} refers to {other}")
                : [$"{project.Path} is not in the table of this test"]
        );

        Rule.HasNoExceptions(
            findings,
            Reason,
            "move the code to the project that may see it, or send an event; a new project needs a decision in docs/decisions"
        );
    }

    [Fact]
    public void Every_project_of_the_table_exists()
    {
        Products.Select(project => project.Name).ShouldBe(Arrows.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Policy_refers_to_nothing_but_time_and_markdown()
    {
        var policy = ProjectFile.Load("src/Charter.Policy/Charter.Policy.csproj");

        Rule.HasNoExceptions(
            policy.Packages.Except(["NodaTime", "Markdig"], StringComparer.Ordinal).Concat(policy.Projects),
            "the policy engine is pure, so that a due time can be recomputed anywhere and proved",
            "give the engine plain values, and do what needs the package in Charter.Desk"
        );
    }

    [Fact]
    public void Only_the_server_sees_the_web_framework()
    {
        var findings = Products
            .Where(project => project.Name != "Charter.Server")
            .Where(project => project.Sdk != "Microsoft.NET.Sdk" || project.Frameworks.Count > 0)
            .Select(project => $"{project.Path} uses {project.Sdk} {string.Join(' ', project.Frameworks)}");

        Rule.HasNoExceptions(
            findings,
            Reason,
            "keep requests and responses in Charter.Server, and hand down plain values"
        );
    }

    [Fact]
    public void Product_code_does_not_refer_to_test_packages()
    {
        string[] forTests = ["xunit", "Shouldly", "FsCheck", "Bogus", "Microsoft.Playwright", "BenchmarkDotNet"];

        Rule.HasNoExceptions(
            Products.SelectMany(project =>
                project
                    .Packages.Where(package => forTests.Any(name => package.StartsWith(name, StringComparison.Ordinal)))
                    .Select(package => $"{project.Path} refers to {package}")
            ),
            "what is shipped carries nothing that only tests need",
            "move what uses it below tests"
        );
    }
}
