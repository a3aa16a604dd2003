using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Examples;

/// <summary>Policies in plain words, stories, and what becomes of the promises: files that a service manager can read and write.</summary>
public sealed class ExampleTests
{
    private const string Update = "CHARTER_WRITE_EXAMPLES";

    private static readonly string Folder = RepositoryFile.At("tests/Charter.Policy.Tests/Examples");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_story_goes_as_it_is_told(string file)
    {
        var path = Path.Combine(Folder, file);
        var told = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var example = new PolicyExample(told);

        example
            .Compiled.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty("the policy of the example can't be read as it stands");
        var happened = example.WithClocks();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(path, happened, TestContext.Current.CancellationToken);
            told = happened;
        }

        told.ReplaceLineEndings("\n")
            .ShouldBe(happened, $"If the clocks are right and the story is not, run this test with {Update}=1.");
    }

    [Fact]
    public void A_phrase_or_a_date_that_is_wrong_is_said_so()
    {
        const string Start =
            "## Policy\n\nAll emails will be answered within 24 hours.\n\n## Support hours\n\n## Story\n\n";

        Should
            .Throw<FormatException>(() => new PolicyExample(Start + "- Mon 2 Mar 2026 09:00 It rains.").WithClocks())
            .Message.ShouldContain("It rains");
        // The second of March 2026 is a Monday.
        Should
            .Throw<FormatException>(() => new PolicyExample(Start + "- Tue 2 Mar 2026 09:00 We reply.").WithClocks())
            .Message.ShouldContain("weekday");
    }
}
