using System.Text.RegularExpressions;
using Charter.Architecture.Tests.Sources;
using Charter.Testing;
using Charter.Testing.Servers;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>A command that the documents show is one that exists.</summary>
public sealed class DocumentedCommandTests
{
    private static readonly string[] Places =
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/start-here.md",
        "docs/guide/",
        "docs/policy-language/",
    ];

    public static TheoryData<string, string> Commands => [.. ShownCommands().Distinct()];

    [Fact]
    public void The_readme_shows_how_to_run_and_how_to_test()
    {
        Rule.HasNoExceptions(
            new[] { "./run", "./test" }.Except(
                ShownCommands().Where(shown => shown.Item1 == "README.md").Select(shown => shown.Item2)
            ),
            "a newcomer starts with two commands",
            "show it in an ```sh block of README.md"
        );
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_that_a_document_shows_exists(string document, string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var findings = words switch
        {
            ["./test", .. var names] => UnknownTests(names),
            ["./run"] or ["./run", ['-', ..], ..] => [],
            ["./run" or "charter", .. var rest] => await UnknownCommandAsync([.. rest.TakeWhile(IsCommandWord)]),
            _ => [],
        };

        Rule.HasNoExceptions(
            findings.Select(finding => $"{document}: {command}: {finding}"),
            "a document whose commands fail loses its reader at the first line",
            "mend the document; arguments that stand for something are written in capitals or as paths"
        );
    }

    private static IEnumerable<string> UnknownTests(string[] names) =>
        names
            .Where(name => !name.StartsWith('-'))
            .Where(name =>
                !SourceTree.ProjectFiles.Any(path =>
                    Path.GetFileName(path).Contains(name, StringComparison.OrdinalIgnoreCase)
                )
            )
            .Select(name => $"no test project is named like {name}");

    private static async Task<IEnumerable<string>> UnknownCommandAsync(string[] path)
    {
        var help = await CharterCommand.RunAsync([.. path, "--help"]);
        var usage = string.Join(' ', ["charter", .. path]);
        return help.Status == 0 && help.Output.Contains(usage, StringComparison.Ordinal)
            ? []
            : [$"`{usage} --help` ended with status {help.Status} and did not describe it"];
    }

    private static bool IsCommandWord(string word) => Regex.IsMatch(word, "^[a-z][a-z-]*$");

    private static IEnumerable<(string, string)> ShownCommands() =>
        from path in SourceTree.Paths
        where path.EndsWith(".md", StringComparison.Ordinal)
        where
            Places.Any(place =>
                path == place || (place.EndsWith('/') && path.StartsWith(place, StringComparison.Ordinal))
            )
        from block in Regex.Matches(
            File.ReadAllText(RepositoryFolder.At(path)),
            @"^```sh\n(.*?)^```",
            RegexOptions.Multiline | RegexOptions.Singleline
        )
        from line in block.Groups[1].Value.Split('\n')
        from part in line.Split('#')[0].Split('|')
        let command = part.Split('<')[0].Trim()
        where Regex.IsMatch(command, @"^(\./run|\./test|charter)(\s|$)")
        select (path, command);
}
