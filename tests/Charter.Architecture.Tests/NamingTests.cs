using System.Text.RegularExpressions;
using Charter.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>Everything is where its name says, and its name says what it is.</summary>
public sealed class NamingTests
{
    private static readonly Regex Empty = new("(Manager|Helper|Helpers|Util|Utils|Utility|Utilities|Common)$");

    [Fact]
    public void A_file_holds_one_public_type_and_bears_its_name()
    {
        var findings =
            from file in SourceTree.CSharp
            let types = TypesOf(file).ToList()
            let visible = types.Where(IsPublic).Select(NameOf).Distinct(StringComparer.Ordinal).ToList()
            let name = file.Name.Split('.')[0]
            where
                visible.Count > 1
                || (types.Count > 0 && !(visible.Count > 0 ? visible : types.Select(NameOf)).Contains(name))
            where !IsProgram(file)
            select $"{file.Path} holds {string.Join(", ", types.Select(NameOf))}";

        Rule.HasNoExceptions(
            findings,
            "whoever looks for a type finds it by its file's name",
            "move each public type to a file of its own name; requests and refusals of a slice nest in it"
        );
    }

    [Fact]
    public void A_namespace_is_the_folder_of_its_file()
    {
        var projects = SourceTree.ProjectFiles.Select(ProjectFile.Load).ToList();
        var findings =
            from file in SourceTree.CSharp
            let found = file.Syntax.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString()
            where found is not null
            let project = projects.First(project => SourceTree.IsBelow(file, project.Folder))
            let expected = project.RootNamespace + file.Folder[project.Folder.Length..].Replace('/', '.')
            where found != expected
            select $"{file.Path} is in {found}, its folder in {expected}";

        Rule.HasNoExceptions(
            findings,
            "one tree to learn, not two",
            "move the file, or name the namespace after its folder"
        );
    }

    [Fact]
    public void A_type_lives_in_a_namespace()
    {
        var findings =
            from file in SourceTree.CSharp
            from member in file.Syntax.Members
            where member is BaseTypeDeclarationSyntax && !IsProgram(file)
            select $"{file.At(member.Span)} declares a type outside any namespace";

        Rule.HasNoExceptions(
            findings,
            "a type without a namespace is visible everywhere",
            "add the namespace of its folder"
        );
    }

    [Fact]
    public void No_name_says_nothing()
    {
        var types =
            from file in SourceTree.CSharp
            from type in TypesOf(file)
            where Empty.IsMatch(NameOf(type))
            select $"{file.At(type.Span)} declares {NameOf(type)}";
        var files =
            from path in SourceTree.Paths
            where
                path.Split('/')[0] is "src" or "tests" or "bench" or "eng"
                && !path.Contains("/vendor/", StringComparison.Ordinal)
            from part in path.Split('/')
            where Empty.IsMatch(part.Split('.')[0])
            select $"{path} is named {part}";

        Rule.HasNoExceptions(
            types.Concat(files).Distinct(StringComparer.Ordinal),
            "Manager, Helper, Util and Common name a place where things end up, not a thing",
            "name it by what it does, with the words of docs/glossary.md"
        );
    }

    private static IEnumerable<MemberDeclarationSyntax> TypesOf(SourceFile file) =>
        file
            .Syntax.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static string NameOf(MemberDeclarationSyntax type) =>
        type switch
        {
            BaseTypeDeclarationSyntax declared => declared.Identifier.Text,
            DelegateDeclarationSyntax declared => declared.Identifier.Text,
            _ => "",
        };

    private static bool IsProgram(SourceFile file) => file.Name == "Program.cs";
}
