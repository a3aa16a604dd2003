using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// Short documents and everything that is found in them (<c>Accounts</c>): a document, a line <c>&gt;&gt;&gt;</c>, the account, and a line
/// <c>=====</c> before the next. Unlike the layouts, they tell which words gave each part of a promise, and what the author is told.
/// </summary>
public sealed class AccountTests
{
    private const string Next = "\n=====\n";
    private const string Found = "\n>>>\n";

    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(RepositoryFile.At("tests/Charter.Policy.Tests/Language/Accounts"), "*.txt")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_document_is_accounted_for_word_by_word(string file)
    {
        var path = RepositoryFile.At($"tests/Charter.Policy.Tests/Language/Accounts/{file}.txt");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var told = text.ReplaceLineEndings("\n").TrimEnd('\n').Split(Next);
        var read = told.Select(both => both.Split(Found)[0])
            .Select(document => document + Found + string.Join('\n', Account.Of(PolicyCompiler.Compile(document))))
            .ToList();
        await WrittenReadings.WriteAsync(path, string.Join(Next, read) + "\n");

        read.Except(told).ShouldBeEmpty();
    }
}
