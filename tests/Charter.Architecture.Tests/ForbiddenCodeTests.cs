using System.Text.RegularExpressions;
using Charter.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>What only certain places may do.</summary>
public sealed class ForbiddenCodeTests
{
    private static readonly string[] WallClocks =
    [
        "DateTime.Now",
        "DateTime.UtcNow",
        "DateTime.Today",
        "DateTimeOffset.Now",
        "DateTimeOffset.UtcNow",
        "SystemClock.Instance",
        "Environment.TickCount",
        "Environment.TickCount64",
    ];

    private static readonly Regex Dialect = new(
        @"PRAGMA |\bFOR UPDATE\b|SKIP LOCKED|\bpg_\w+|\bsqlite_\w+|AUTOINCREMENT|::jsonb?\b|\bfts5\b|tsvector|tsquery"
            + @"|VACUUM INTO|INSERT OR |^\s*(LISTEN|NOTIFY) "
    );

    [Fact]
    public void Raw_html_comes_from_one_component_only()
    {
        var code =
            from file in SourceTree.Product
            where !IsSafeHtml(file)
            from name in file.Syntax.DescendantNodes().OfType<SimpleNameSyntax>()
            where name.Identifier.Text is "MarkupString" or "HtmlString" or "AddMarkupContent" or "IHtmlContent"
            select $"{file.At(name.Span)} uses {name}";
        var pages =
            from file in SourceTree.Razor
            where !IsSafeHtml(file)
            from line in file.Lines.Index()
            where
                line.Item.Contains("MarkupString", StringComparison.Ordinal)
                || line.Item.Contains("Html.Raw", StringComparison.Ordinal)
            select $"{file.Path}:{line.Index + 1} writes raw HTML";

        Rule.HasNoExceptions(
            code.Concat(pages),
            "output is encoded by default; raw HTML is shown by one component, which takes only what the sanitiser returns",
            "use <SafeHtml> (src/Charter.Server/Design/SafeHtml.razor)"
        );
    }

    [Fact]
    public void Nothing_reads_the_wall_clock()
    {
        var code =
            from file in SourceTree.Product
            from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            where
                WallClocks.Any(clock =>
                    access.ToString() == clock || access.ToString().EndsWith("." + clock, StringComparison.Ordinal)
                )
            select $"{file.At(access.Span)} reads {access}";
        var pages =
            from file in SourceTree.Razor
            from line in file.Lines.Index()
            where WallClocks.Any(clock => line.Item.Contains(clock, StringComparison.Ordinal))
            select $"{file.Path}:{line.Index + 1} reads the wall clock";

        Rule.HasNoExceptions(
            code.Concat(pages),
            "time is an argument, so that a due time can be tested, replayed and proved",
            "take Instant now as an argument; at the edge read the TimeProvider that is registered, once"
        );
    }

    [Fact]
    public void Only_the_server_names_the_system_clock()
    {
        var findings =
            from file in SourceTree.Product
            where !SourceTree.IsBelow(file, "src/Charter.Server")
            from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            where access.ToString() == "TimeProvider.System"
            select file.At(access.Span);

        Rule.HasNoExceptions(findings, "a test must be able to set every clock", "take a TimeProvider as an argument");
    }

    [Fact]
    public void Sql_that_only_one_database_speaks_stays_in_its_storage_project()
    {
        var words =
            from file in SourceTree.Product
            where
                !SourceTree.IsBelow(file, "src/Charter.Storage.Sqlite")
                && !SourceTree.IsBelow(file, "src/Charter.Storage.Postgres")
            from token in file.Syntax.DescendantTokens()
            where IsText(token.Kind()) && Dialect.IsMatch(token.ValueText)
            select $"{file.At(token.Span)} holds \"{Dialect.Match(token.ValueText).Value.Trim()}\"";
        var drivers =
            from file in SourceTree.Product
            where !file.Path.StartsWith("src/Charter.Storage.", StringComparison.Ordinal)
            from use in file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>()
            let name = use.NamespaceOrType.ToString()
            where
                name.StartsWith("Npgsql", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal)
            select $"{file.At(use.Span)} uses {name}";

        Rule.HasNoExceptions(
            words.Concat(drivers),
            "the desk runs on both databases; what differs is behind the few dialect seams",
            "put the statement behind a seam in Charter.Desk/Storage, with one implementation in each storage project"
        );
    }

    [Fact]
    public void The_desk_and_the_channels_below_it_do_not_know_pages()
    {
        string[] web =
        [
            "Microsoft.AspNetCore.Http",
            "Microsoft.AspNetCore.Mvc",
            "Microsoft.AspNetCore.Components",
            "Microsoft.AspNetCore.SignalR",
        ];
        var findings =
            from file in SourceTree.Product
            where SourceTree.IsBelow(file, "src/Charter.Desk")
            from use in file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>()
            where web.Any(space => use.NamespaceOrType.ToString().StartsWith(space, StringComparison.Ordinal))
            select $"{file.At(use.Span)} uses {use.NamespaceOrType}";

        Rule.HasNoExceptions(
            findings,
            "a slice serves a page, the API and the command line alike",
            "hand the slice plain values from Charter.Server"
        );
    }

    private static bool IsSafeHtml(SourceFile file) =>
        file.Path.StartsWith("src/Charter.Server/Design/SafeHtml.", StringComparison.Ordinal);

    private static bool IsText(SyntaxKind kind) =>
        kind
            is SyntaxKind.StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.Utf8StringLiteralToken;
}
