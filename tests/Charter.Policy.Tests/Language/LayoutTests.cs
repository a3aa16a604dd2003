using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// Short documents and what a reader finds in them (<c>Layouts</c>): a document, a line <c>&gt;&gt;&gt;</c>, what is found, and a
/// line <c>=====</c> before the next. Each thing stands with its place (line, column, length).
/// </summary>
public sealed class LayoutTests
{
    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(RepositoryFile.At("tests/Charter.Policy.Tests/Language/Layouts"), "*.txt")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_document_is_read_as_its_layout_says(string file)
    {
        var path = RepositoryFile.At($"tests/Charter.Policy.Tests/Language/Layouts/{file}.txt");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        foreach (var both in text.ReplaceLineEndings("\n").Split("\n=====\n"))
        {
            var parts = both.Split("\n>>>\n");
            var found = Outline.Of(PolicyCompiler.Compile(parts[0]));
            found.ShouldBe(parts[1].TrimEnd('\n').Split('\n'), $"in: {parts[0]}");
        }
    }
}
