using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// The documents of invented companies in <c>Documents</c>, each with the sentences in which people found promises
/// (<c>sentence => promise | promise</c>): headings, lists, tables and lead-ins play together as they do in real policies.
/// </summary>
public sealed class WholeDocumentTests
{
    [Theory]
    [InlineData("larkfield-homes")]
    [InlineData("yunqiao-policy")]
    public async Task A_document_promises_what_people_found_in_it_and_nothing_else(string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = RepositoryFile.At("tests/Charter.Policy.Tests/Language/Documents");
        var document = await File.ReadAllTextAsync(Path.Combine(folder, name + ".md"), cancellation);
        var found = await File.ReadAllLinesAsync(Path.Combine(folder, name + ".promises.txt"), cancellation);

        var policy = PolicyCompiler.Compile(document);

        policy
            .Sentences.Where(s => s.Commitments.Length > 0)
            .Select(s => $"{s.Text} => {string.Join(" | ", s.Commitments.Select(c => c.Commitment.Key))}")
            .ShouldBe(found);
    }
}
