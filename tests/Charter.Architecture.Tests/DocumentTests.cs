using System.Text.RegularExpressions;
using Charter.Architecture.Tests.Sources;
using Charter.Testing;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>What the documents point at is there.</summary>
public sealed class DocumentTests
{
    private const string Reason =
        "a document that points at nothing sends its reader astray, and shows that nobody reads it";

    private static IEnumerable<SourceFile> Documents =>
        SourceTree
            .Paths.Where(path => path.EndsWith(".md", StringComparison.Ordinal))
            .Where(path =>
                !path.Contains('/', StringComparison.Ordinal) || path.StartsWith("docs/", StringComparison.Ordinal)
            )
            .Select(SourceTree.Open);

    [Fact]
    public void Every_path_that_a_document_names_exists()
    {
        var findings =
            from document in Documents
            from Match match in Regex.Matches(document.Text, @"`((?:src|tests|bench|docs|eng)/[\w./-]+)`")
            let path = match.Groups[1].Value.TrimEnd('/')
            where !Exists(path)
            select $"{document.Path} names {path}";

        Rule.HasNoExceptions(
            findings,
            Reason,
            "mend the path; what stands for something is written in capitals: tests/SOMETHING.Tests"
        );
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var findings =
            from document in Documents
            from Match match in Regex.Matches(document.Text, @"(?<!!)\[[^\]\n]+\]\(([^)\s#:]+)(?:#[^)\s]*)?\)")
            let path = Path.Combine(document.Folder, match.Groups[1].Value)
            where !Exists(path)
            select $"{document.Path} links to {match.Groups[1].Value}";

        Rule.HasNoExceptions(findings, Reason, "mend the link, relative to the document's own folder");
    }

    private static bool Exists(string path) =>
        path.Contains("SOMETHING", StringComparison.Ordinal) || Path.Exists(RepositoryFolder.At(path));
}
