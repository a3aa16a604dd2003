using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Charter.Architecture.Tests.Sources;

/// <summary>One file of the checkout, read once, and parsed if anyone asks.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Text">All of it.</param>
public sealed record SourceFile(string Path, string Text)
{
    private readonly Lazy<CompilationUnitSyntax> _syntax = new(() =>
        CSharpSyntaxTree.ParseText(Text, path: Path).GetCompilationUnitRoot()
    );

    public CompilationUnitSyntax Syntax => _syntax.Value;

    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public string[] Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>The line on which a piece of the syntax starts, as an editor counts it.</summary>
    public int LineOf(TextSpan span) => Syntax.SyntaxTree.GetLineSpan(span).StartLinePosition.Line + 1;

    /// <summary>A place that an editor or a terminal can open.</summary>
    public string At(TextSpan span) => $"{Path}:{LineOf(span)}";
}
