using System.Collections.Immutable;
using System.Globalization;
using Charter.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Charter.Mutation;

/// <summary><c>Charter.Policy</c> compiled with all its mutants inside, less those that the compiler refuses.</summary>
/// <param name="Path">Where the assembly is.</param>
/// <param name="Mutants">What is in it, by rising number.</param>
/// <param name="Highest">The highest number given.</param>
internal sealed record MutatedAssembly(string Path, ImmutableArray<Mutant> Mutants, int Highest)
{
    private const string Name = "Charter.Policy";
    private const int Rounds = 40;

    // What ImplicitUsings gives to a project of this kind.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable
    );

    /// <summary>Changes the files whose path from <c>src/Charter.Policy</c> starts with one of the given (all, if none is given).</summary>
    public static MutatedAssembly Make(IReadOnlyCollection<string> chosen, string output)
    {
        var sources = Sources();
        var references = References();
        var dropped = new HashSet<int>();
        for (var round = 0; round < Rounds; round++)
        {
            var mutants = new List<Mutant>();
            var trees = sources.Select(source => Changed(source.Path, source.Text, chosen, dropped, mutants));
            var compilation = CSharpCompilation.Create(
                Name,
                [.. trees, Parse(MutantSwitch.Source, ""), Parse(Usings, "")],
                references,
                Options
            );
            var result = compilation.Emit(output);
            if (result.Success)
            {
                return new(output, [.. mutants.Where(mutant => !dropped.Contains(mutant.Id))], mutants.Count);
            }

            var errors = result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).ToList();
            var before = dropped.Count;
            dropped.UnionWith(errors.SelectMany(Culprits));
            if (dropped.Count == before)
            {
                throw new InvalidOperationException($"{Name} does not compile, with or without mutants: {errors[0]}");
            }
        }

        throw new InvalidOperationException($"{Name} does not compile after {Rounds} rounds of dropping mutants.");
    }

    private static List<(string Path, string Text)> Sources()
    {
        var root = RepositoryFolder.At($"src/{Name}");
        return
        [
            .. Directory
                .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'))
                .Where(path => path.Split('/')[0] is not ("bin" or "obj"))
                .Order(StringComparer.Ordinal)
                .Select(path => (path, File.ReadAllText(System.IO.Path.Combine(root, path)))),
        ];
    }

    private static List<MetadataReference> References()
    {
        var framework = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var known = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string[] packages = ["NodaTime.dll", "Markdig.dll"];
        return
        [
            .. known
                .Split(System.IO.Path.PathSeparator)
                .Where(path => System.IO.Path.GetDirectoryName(path) == framework)
                .Concat(packages.Select(package => System.IO.Path.Combine(TestBed.Folder, package)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }

    private static SyntaxTree Changed(
        string path,
        string text,
        IReadOnlyCollection<string> chosen,
        HashSet<int> dropped,
        List<Mutant> mutants
    )
    {
        var isChosen = chosen.Count == 0 || chosen.Any(start => path.StartsWith(start, StringComparison.Ordinal));
        var rewriter = new MutantRewriter(path, dropped, mutants, isChosen);
        // Parsed again, because pieces put together by hand may read differently from what they print.
        return Parse(rewriter.Visit(Parse(text, path).GetRoot()).ToFullString(), path);
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Language, path);

    /// <summary>
    /// The mutants that an error may be due to: the nearest around it; or, for a variable that may have no value, those of the member that
    /// would give it one; or else all of the member.
    /// </summary>
    private static IEnumerable<int> Culprits(Diagnostic error)
    {
        var root = error.Location.SourceTree?.GetRoot();
        if (root is null)
        {
            return [];
        }

        var place = root.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (error.Id is "CS0165" or "CS0177" or "CS0170")
        {
            var given = Switches(member).Where(found => Gives(found.Around, place.ToString())).ToList();
            return (given.Count > 0 ? given : Switches(member)).Select(found => found.Id);
        }

        foreach (var around in place.AncestorsAndSelf().TakeWhile(node => node is StatementSyntax or ExpressionSyntax))
        {
            var nearest = Switches(around).ToList();
            if (nearest.Count > 0)
            {
                return nearest.Take(1).Select(found => found.Id);
            }
        }

        return Switches(member).Select(found => found.Id);
    }

    private static IEnumerable<(int Id, SyntaxNode Around)> Switches(SyntaxNode? node) =>
        from call in node?.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>() ?? []
        where call.Expression.ToString() == $"global::{MutantSwitch.TypeName}.On"
        let id = int.Parse(call.ArgumentList.Arguments[0].ToString(), CultureInfo.InvariantCulture)
        select (id, (SyntaxNode?)call.FirstAncestorOrSelf<StatementSyntax>() ?? call);

    private static bool Gives(SyntaxNode around, string variable) =>
        around
            .DescendantNodes()
            .Any(node =>
                node is AssignmentExpressionSyntax set && set.Left.ToString() == variable
                || node is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword } argument
                    && argument.Expression.ToString() == variable
            );
}
