using System.Text.RegularExpressions;
using Charter.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>Every gate is on; where one is open, it says why.</summary>
public sealed class SuppressionTests
{
    private const string Reason = "a gate that is open without a reason is one that nobody dares to close";

    [Fact]
    public void Every_rule_that_editorconfig_turns_off_has_its_reason_above_it()
    {
        var findings = new List<string>();
        var explained = false;
        foreach (var (index, line) in SourceTree.Open(".editorconfig").Lines.Select(line => line.Trim()).Index())
        {
            var turnsOff = Regex.IsMatch(line, @"^dotnet_diagnostic\..*severity\s*=\s*(none|silent|suggestion)");
            if (turnsOff && !explained)
            {
                findings.Add($".editorconfig:{index + 1} {line}");
            }

            explained = line.StartsWith('#') || (explained && turnsOff);
        }

        Rule.HasNoExceptions(findings, Reason, "write the reason as a comment above the line");
    }

    [Fact]
    public void Every_warning_that_a_project_turns_off_has_its_reason_above_it()
    {
        var files = SourceTree.ProjectFiles.Concat(
            SourceTree.Paths.Where(path =>
                path.EndsWith(".props", StringComparison.Ordinal) || path.EndsWith(".targets", StringComparison.Ordinal)
            )
        );
        var findings =
            from file in files.Select(SourceTree.Open)
            from line in file.Lines.Index()
            where Regex.IsMatch(line.Item, "<(NoWarn|WarningsNotAsErrors|MSBuildWarningsAsMessages)>")
            from id in Regex.Matches(line.Item, @"\b[A-Za-z]+\d{3,}\b").Select(match => match.Value)
            where !CommentAbove(file.Lines, line.Index).Contains(id, StringComparison.Ordinal)
            select $"{file.Path}:{line.Index + 1} turns off {id}";

        Rule.HasNoExceptions(findings, Reason, "write the number and the reason in a comment above the line");
    }

    [Fact]
    public void Every_suppression_in_code_says_why()
    {
        var pragmas =
            from file in SourceTree.CSharp
            from trivia in file.Syntax.DescendantTrivia()
            where
                trivia.GetStructure() is PragmaWarningDirectiveTriviaSyntax pragma
                && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
            let line = file.LineOf(trivia.Span) - 1
            let explained = file.Lines[line].Contains("//", StringComparison.Ordinal)
                || (line > 0 && file.Lines[line - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
            where !explained
            select $"{file.Path}:{line + 1} {file.Lines[line].Trim()}";
        var attributes =
            from file in SourceTree.CSharp
            from attribute in file.Syntax.DescendantNodes().OfType<AttributeSyntax>()
            where attribute.Name.ToString().EndsWith("SuppressMessage", StringComparison.Ordinal)
            where !attribute.ToString().Contains("Justification", StringComparison.Ordinal)
            select $"{file.At(attribute.Span)} {attribute}";

        Rule.HasNoExceptions(
            pragmas.Concat(attributes),
            Reason,
            "mend the cause, or write the reason on the same line"
        );
    }

    [Fact]
    public void No_test_is_skipped()
    {
        var findings =
            from file in SourceTree.CSharp
            from argument in file.Syntax.DescendantNodes().OfType<AttributeArgumentSyntax>()
            where argument.NameEquals?.Name.Identifier.Text is "Skip" or "SkipWhen" or "SkipUnless"
            select $"{file.At(argument.Span)} {argument}";
        var calls =
            from file in SourceTree.CSharp
            where SourceTree.IsBelow(file, "tests")
            from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            where access.ToString() is "Assert.Skip" or "Assert.SkipWhen" or "Assert.SkipUnless"
            select $"{file.At(access.Span)} {access}";

        Rule.HasNoExceptions(
            findings.Concat(calls),
            "a skipped test is a promise that nobody keeps",
            "mend it, or remove it with what it promised; what a test needs, ./test installs"
        );
    }

    private static string CommentAbove(string[] lines, int index)
    {
        var end = index - 1;
        while (
            end >= 0
            && !lines[end].Contains("-->", StringComparison.Ordinal)
            && lines[end].Contains("NoWarn", StringComparison.Ordinal)
        )
        {
            end--;
        }

        var start = end;
        while (start > 0 && !lines[start].Contains("<!--", StringComparison.Ordinal))
        {
            start--;
        }

        return end >= 0 && lines[end].Contains("-->", StringComparison.Ordinal)
            ? string.Join('\n', lines[start..(end + 1)])
            : "";
    }
}
