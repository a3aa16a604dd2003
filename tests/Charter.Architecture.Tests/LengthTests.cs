using Charter.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>A file fits in a head: it warns at 300 lines and fails at 500; a method fails at 60.</summary>
public sealed class LengthTests
{
    private const int FileWarning = 300;
    private const int FileLimit = 500;
    private const int MethodLimit = 60;

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        var lengths = SourceTree
            .CSharp.Concat(SourceTree.Razor)
            .Select(file => (file.Path, file.Lines.Length))
            .ToList();
        foreach (var (path, length) in lengths.Where(file => file.Length is > FileWarning and <= FileLimit))
        {
            TestContext.Current.AddWarning(
                $"{path} has {length} lines; think of dividing it before it reaches {FileLimit}"
            );
        }

        Rule.HasNoExceptions(
            lengths.Where(file => file.Length > FileLimit).Select(file => $"{file.Path} has {file.Length} lines"),
            $"a file of more than {FileLimit} lines does several things",
            "divide it along what it does; words and tables that grow belong in data files"
        );
    }

    [Fact]
    public void No_method_is_longer_than_a_screen()
    {
        var findings =
            from file in SourceTree.CSharp
            from node in file.Syntax.DescendantNodes()
            where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax
            let span = WithoutAttributes(node)
            let lines = LinesIn(file, span)
            where lines > MethodLimit && !IsTable(node)
            select $"{file.At(span)} has a method of {lines} lines";

        Rule.HasNoExceptions(
            findings,
            $"a method of more than {MethodLimit} lines (first modifier to closing brace) can't be seen at once",
            "give its steps names of their own"
        );
    }

    [Fact]
    public void Top_level_programs_are_as_short_as_methods()
    {
        var findings =
            from file in SourceTree.CSharp
            let statements = file.Syntax.Members.OfType<GlobalStatementSyntax>().ToList()
            where statements.Count > 0
            let lines = LinesIn(file, TextSpan.FromBounds(statements[0].SpanStart, statements[^1].Span.End))
            where lines > MethodLimit
            select $"{file.Path} has {lines} lines of top-level statements";

        Rule.HasNoExceptions(findings, "a program's start is a method too", "give its steps names of their own");
    }

    /// <summary>From the first modifier: attributes and documentation are not what a reader must hold.</summary>
    private static TextSpan WithoutAttributes(SyntaxNode node)
    {
        var first = node.ChildNodesAndTokens()
            .First(child => !child.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.AttributeList));
        return TextSpan.FromBounds(first.SpanStart, node.Span.End);
    }

    /// <summary>A property that is one collection of values is data, not steps.</summary>
    private static bool IsTable(SyntaxNode node) =>
        node is PropertyDeclarationSyntax property
        && (property.ExpressionBody?.Expression ?? property.Initializer?.Value) is CollectionExpressionSyntax;

    private static int LinesIn(SourceFile file, TextSpan span)
    {
        var lines = file.Syntax.SyntaxTree.GetLineSpan(span);
        return lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1;
    }
}
