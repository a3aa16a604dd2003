using System.Text.RegularExpressions;
using Charter.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>An interface is for something that really varies.</summary>
public sealed class InterfaceTests
{
    /// <summary>Interfaces that may have one implementation, each with its reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["IDatabaseInspection"] = "IDeskDatabase extends it, so that both databases implement it as well",
    };

    [Fact]
    public void An_interface_has_two_implementations_or_one_and_one_in_tests()
    {
        var implementations = SourceTree
            .CSharp.SelectMany(Implementations)
            .Concat(SourceTree.Razor.SelectMany(RazorImplementations))
            .ToLookup(found => found.Interface, found => found.InProduct, StringComparer.Ordinal);
        var findings =
            from file in SourceTree.Product
            from declared in file.Syntax.DescendantNodes().OfType<InterfaceDeclarationSyntax>()
            let name = declared.Identifier.Text
            let inProduct = implementations[name].Count(isProduct => isProduct)
            let inTests = implementations[name].Count(isProduct => !isProduct)
            where inProduct < 2 && !(inProduct == 1 && inTests > 0) && !Allowed.ContainsKey(name)
            select $"{file.At(declared.Span)} declares {name}: {inProduct} in src, {inTests} in tests";

        Rule.HasNoExceptions(
            findings,
            "an interface with one implementation is one more place to look and varies nothing",
            "use the class itself; or, if it is there for others to implement, add it to this test with the reason"
        );
    }

    [Fact]
    public void Every_exception_is_still_needed()
    {
        var declared = SourceTree
            .Product.SelectMany(file => file.Syntax.DescendantNodes().OfType<InterfaceDeclarationSyntax>())
            .Select(type => type.Identifier.Text);

        Rule.HasNoExceptions(
            Allowed.Keys.Except(declared, StringComparer.Ordinal),
            "an exception for what is gone misleads",
            "remove it from this test"
        );
    }

    private static IEnumerable<(string Interface, bool InProduct)> Implementations(SourceFile file) =>
        from type in file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type is not InterfaceDeclarationSyntax
        from implemented in type.BaseList?.Types ?? []
        select (SimpleName(implemented.Type), SourceTree.IsBelow(file, "src"));

    private static IEnumerable<(string Interface, bool InProduct)> RazorImplementations(SourceFile file) =>
        Regex
            .Matches(file.Text, @"^@implements\s+(?:[\w.]+\.)?(\w+)", RegexOptions.Multiline)
            .Select(match => (match.Groups[1].Value, true));

    private static string SimpleName(TypeSyntax type) =>
        type switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
            SimpleNameSyntax simple => simple.Identifier.Text,
            _ => type.ToString(),
        };
}
