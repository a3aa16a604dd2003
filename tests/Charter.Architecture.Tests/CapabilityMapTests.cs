using Charter.Architecture.Tests.Sources;
using Charter.Desk;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>Capabilities know each other only along the edges of <see cref="CapabilityMap"/>.</summary>
public sealed class CapabilityMapTests
{
    private static readonly string[] Roots = ["Charter.Desk", "Charter.Server"];

    /// <summary>Folders that every capability may use.</summary>
    private static readonly string[] Free = ["Journal", "Storage", "Shared"];

    private static IReadOnlyDictionary<string, string[]> Edges => CapabilityMap.Edges;

    [Fact]
    public void Every_edge_that_code_uses_is_in_the_map()
    {
        var findings = SourceTree
            .Product.Concat(SourceTree.Razor)
            .SelectMany(file => CapabilityOf(file) is { } capability ? UndeclaredUses(file, capability) : []);

        Rule.HasNoExceptions(
            findings,
            "a capability can be read, changed and removed alone only if what it knows of others is written down",
            "publish a journal event instead, or move the code to the capability that may know both; "
                + "if the edge is right, add it to src/Charter.Desk/CapabilityMap.cs (it may close no cycle)"
        );
    }

    [Fact]
    public void The_map_has_no_cycle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var cycles = Edges.Keys.Select(start => FindCycle(start, [], done)).OfType<string>();

        Rule.HasNoExceptions(
            cycles,
            "in a cycle nothing can be understood without everything",
            "turn one of the edges into a journal event"
        );
    }

    [Fact]
    public void The_map_names_only_capabilities()
    {
        var unknown = Edges.SelectMany(row =>
            row.Value.Where(other => !Edges.ContainsKey(other)).Select(other => $"{row.Key} -> {other}")
        );

        Rule.HasNoExceptions(unknown, "an edge to nowhere hides a wrong name", "give the capability a row of its own");
    }

    [Fact]
    public void Every_folder_of_the_desk_is_in_the_map_or_free_for_all()
    {
        var folders = SourceTree
            .Product.Where(file => SourceTree.IsBelow(file, "src/Charter.Desk"))
            .Select(file => file.Path.Split('/'))
            .Where(parts => parts.Length > 3)
            .Select(parts => parts[2])
            .Distinct(StringComparer.Ordinal);

        Rule.HasNoExceptions(
            folders.Where(folder => !Edges.ContainsKey(folder) && !Free.Contains(folder)),
            "a folder outside the map is a capability that no rule sees",
            "add a row for it to src/Charter.Desk/CapabilityMap.cs"
        );
    }

    [Fact]
    public void Nothing_imports_a_capability_for_everyone()
    {
        var imports = SourceTree
            .Razor.Where(file => file.Name == "_Imports.razor" && CapabilityOf(file) is null)
            .SelectMany(RazorUsings)
            .Concat(SourceTree.Product.SelectMany(file => Usings(file, global: true)))
            .Where(use => Edges.ContainsKey(CapabilityNamed(use.Name) ?? ""))
            .Select(use => $"{use.Place} imports {use.Name}");

        Rule.HasNoExceptions(
            imports,
            "an import for everyone makes an edge from every capability that nobody sees",
            "write the using where it is needed"
        );
    }

    [Fact]
    public void What_is_free_for_all_is_no_capability()
    {
        Free.Intersect(Edges.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<string> UndeclaredUses(SourceFile file, string capability)
    {
        var uses = file.IsRazor ? RazorUsings(file) : Usings(file, global: false).Concat(QualifiedNames(file));
        return uses.Select(use => (use.Place, Other: CapabilityNamed(use.Name)))
            .Where(use => use.Other is not null && use.Other != capability && Edges.ContainsKey(use.Other))
            .Where(use => !Edges[capability].Contains(use.Other, StringComparer.Ordinal))
            .Select(use => $"{use.Place}: {capability} uses {use.Other}")
            .Distinct(StringComparer.Ordinal);
    }

    // Behaviour only: a page may show what several capabilities know, and asks each by its slices.
    private static string? CapabilityOf(SourceFile file)
    {
        var parts = file.Path.Split('/');
        return parts is ["src", "Charter.Desk", var folder, _, ..] && Edges.ContainsKey(folder) ? folder : null;
    }

    private static string? CapabilityNamed(string name) =>
        Roots
            .Where(root => name.StartsWith(root + ".", StringComparison.Ordinal))
            .Select(root => name[(root.Length + 1)..].Split('.')[0])
            .FirstOrDefault();

    private static IEnumerable<(string Name, string Place)> Usings(SourceFile file, bool global) =>
        file
            .Syntax.DescendantNodes()
            .OfType<UsingDirectiveSyntax>()
            .Where(use => use.GlobalKeyword.Text.Length > 0 == global)
            .Select(use => (use.NamespaceOrType.ToString(), file.At(use.Span)));

    private static IEnumerable<(string Name, string Place)> RazorUsings(SourceFile file) =>
        file
            .Lines.Select((line, index) => (Line: line.Trim(), Place: $"{file.Path}:{index + 1}"))
            .Where(at => at.Line.StartsWith("@using ", StringComparison.Ordinal))
            .Select(at =>
                (at.Line["@using ".Length..].TrimEnd(';').Replace("static ", "", StringComparison.Ordinal), at.Place)
            );

    /// <summary>Names written out, in full or from the shared root: <c>Charter.Desk.Tickets.Ticket</c>, <c>Tickets.Ticket</c>.</summary>
    private static IEnumerable<(string Name, string Place)> QualifiedNames(SourceFile file)
    {
        foreach (var node in file.Syntax.DescendantNodes())
        {
            var name = node switch
            {
                UsingDirectiveSyntax => null,
                QualifiedNameSyntax { Parent: not UsingDirectiveSyntax } qualified => qualified.ToString(),
                MemberAccessExpressionSyntax access => access.ToString(),
                _ => null,
            };
            if (name is null)
            {
                continue;
            }

            if (name.StartsWith("Charter.", StringComparison.Ordinal))
            {
                yield return (name, file.At(node.Span));
            }
            else if (node is QualifiedNameSyntax && Edges.ContainsKey(name.Split('.')[0]))
            {
                yield return ($"{Roots[0]}.{name}", file.At(node.Span));
            }
        }
    }

    private static string? FindCycle(string at, string[] path, HashSet<string> done)
    {
        if (path.Contains(at, StringComparer.Ordinal))
        {
            return string.Join(" -> ", path.Append(at));
        }

        if (done.Contains(at) || !Edges.TryGetValue(at, out var next))
        {
            return null;
        }

        var cycle = next.Select(other => FindCycle(other, [.. path, at], done))
            .FirstOrDefault(found => found is not null);
        done.Add(at);
        return cycle;
    }
}
