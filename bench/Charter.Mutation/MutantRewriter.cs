using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Charter.Mutation;

/// <summary>
/// Writes every mutant of a file into it, each behind its number: <c>a &lt; b</c> becomes <c>(On(7) ? (a &lt;= b) : a &lt; b)</c>. So one
/// compilation serves all mutants.
/// </summary>
/// <remarks>
/// The changes: comparisons move by one or turn round; equality, and, or, plus, minus, times, divided and their assignments turn round;
/// conditions of <c>if</c>, <c>while</c> and <c>?:</c>, pattern tests and <c>!</c> are negated; bounds in patterns move by one; <c>??</c> takes
/// only its right side; booleans flip; statements that call or assign are left out; ++ and -- swap; and so do Min and Max, First and Last, Any
/// and All, Floor and Ceiling, Skip and Take, the two directions of sorting.
/// Not changed: constants, attributes, default values, and conditions that declare a variable (it would have no value).
/// </remarks>
internal sealed class MutantRewriter(string file, ISet<int> dropped, List<Mutant> mutants, bool isChosen)
    : CSharpSyntaxRewriter
{
    private const string On = $"global::{MutantSwitch.TypeName}.On";
    private const string Step = $"global::{MutantSwitch.TypeName}.Step();";

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (IsFixed(node) || Declares(node))
        {
            return visited;
        }

        if (node.IsKind(SyntaxKind.CoalesceExpression))
        {
            return node.Right is ThrowExpressionSyntax
                ? visited
                : Either(node, visited, "only the right side", node.Right.ToString());
        }

        foreach (var other in Swaps.Operators(node.Kind()))
        {
            visited = Either(
                node,
                visited,
                $"{node.OperatorToken.Text} becomes {other}",
                $"{node.Left} {other} {node.Right}"
            );
        }

        return visited;
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitIsPatternExpression(node)!;
        if (IsFixed(node) || Declares(node))
        {
            return visited;
        }

        foreach (var bound in node.Pattern.DescendantNodesAndSelf().OfType<RelationalPatternSyntax>())
        {
            var other = Swaps.Bound(bound.OperatorToken.Kind());
            var text = node.ToString();
            var at = bound.OperatorToken.SpanStart - node.SpanStart;
            var changed = text[..at] + other + text[(at + bound.OperatorToken.Text.Length)..];
            visited = Either(node, visited, $"{bound} becomes {other} {bound.Expression}", changed);
        }

        return Negated(node, visited, "test negated");
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return !node.IsKind(SyntaxKind.LogicalNotExpression) || IsFixed(node) || Declares(node)
            ? visited
            : Negated(node, visited, "! left out");
    }

    public override SyntaxNode? VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitPostfixUnaryExpression(node)!;
        // As a statement it is left out as a whole; as a step of a loop it would only make the loop endless.
        return node.Parent is ExpressionStatementSyntax or ForStatementSyntax
            ? visited
            : node.Kind() switch
            {
                SyntaxKind.PostIncrementExpression => Either(node, visited, "++ becomes --", $"{node.Operand}--"),
                SyntaxKind.PostDecrementExpression => Either(node, visited, "-- becomes ++", $"{node.Operand}++"),
                _ => visited,
            };
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        var isEndless = node.Parent is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax;
        var isBoolean = node.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression;
        return isBoolean && !isEndless && !IsFixed(node) ? Negated(node, node, "boolean flipped") : node;
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return IsFixed(node) || Declares(node.Condition)
            ? visited
            : visited.WithCondition(Negated(node.Condition, visited.Condition, "condition negated"));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (
            node.Expression is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access
            || Swaps.Method(name.Identifier.Text) is not { } other
            || StartsInside(access)
            || IsFixed(node)
            || Declares(node)
        )
        {
            return visited;
        }

        var changed = $"{access.Expression}{access.OperatorToken}{other}{node.ArgumentList}";
        return Either(node, visited, $"{name} becomes {other}", changed);
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        if (Declares(node))
        {
            return visited;
        }

        StatementSyntax result = visited;
        if (node.Expression is AssignmentExpressionSyntax set && Swaps.Assignment(set.Kind()) is { } other)
        {
            var change = $"{set.OperatorToken.Text} becomes {other}";
            if (Number(node, change) is { } swapped)
            {
                result = Statement(
                    result,
                    $"{{ if ({On}({swapped})) {{ {set.Left} {other} {set.Right}; }} else {{ {result} }} }}"
                );
            }
        }

        return Number(node, "statement left out") is { } id
            ? Statement(result, $"{{ if (!{On}({id})) {{ {result} }} }}")
            : result;
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return Declares(node.Condition)
            ? visited
            : visited.WithCondition(Negated(node.Condition, visited.Condition, "condition negated"));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        visited = visited.WithStatement(Counted(visited.Statement));
        return Declares(node.Condition) || node.Condition is LiteralExpressionSyntax
            ? visited
            : visited.WithCondition(Negated(node.Condition, visited.Condition, "condition negated"));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Counted(visited.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Counted(visited.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Counted(visited.Statement));
    }

    private ExpressionSyntax Either(SyntaxNode place, ExpressionSyntax now, string change, string changed) =>
        Number(place, change) is { } id
            ? SyntaxFactory.ParseExpression($"({On}({id}) ? ({changed}) : {now})").WithTriviaFrom(now)
            : now;

    private ExpressionSyntax Negated(SyntaxNode place, ExpressionSyntax now, string change) =>
        Number(place, change) is { } id
            ? SyntaxFactory.ParseExpression($"({On}({id}) ^ ({now}))").WithTriviaFrom(now)
            : now;

    private static StatementSyntax Statement(StatementSyntax now, string changed) =>
        SyntaxFactory.ParseStatement(changed).WithTriviaFrom(now);

    private static StatementSyntax Counted(StatementSyntax body) => Statement(body, $"{{ {Step} {body} }}");

    /// <summary>The number of a new mutant. Numbers don't depend on what was dropped, so that dropping can be repeated.</summary>
    private int? Number(SyntaxNode place, string change)
    {
        if (!isChosen)
        {
            return null;
        }

        var id = mutants.Count + 1;
        var line = place.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        mutants.Add(new Mutant(id, file, line, place.ToString(), change));
        return dropped.Contains(id) ? null : id;
    }

    /// <summary>Whether the compiler must know the value.</summary>
    private static bool IsFixed(SyntaxNode node) =>
        node.Ancestors()
            .Any(around =>
                around
                    is AttributeSyntax
                        or ParameterSyntax
                        or PatternSyntax
                        or SwitchLabelSyntax
                        or EnumMemberDeclarationSyntax
                || around is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword)
                || around is LocalDeclarationStatementSyntax { IsConst: true }
            );

    /// <summary>Whether a variable is declared that code behind it may use; what a lambda declares stays in it.</summary>
    private static bool Declares(SyntaxNode node) =>
        node.DescendantNodesAndSelf(inner => inner is not AnonymousFunctionExpressionSyntax)
            .Any(inner => inner is VariableDesignationSyntax or StackAllocArrayCreationExpressionSyntax);

    /// <summary>Whether the chain hangs on a <c>?.</c> before it: then it is no expression of its own.</summary>
    private static bool StartsInside(ExpressionSyntax chain)
    {
        while (true)
        {
            switch (chain)
            {
                case MemberAccessExpressionSyntax access:
                    chain = access.Expression;
                    break;
                case InvocationExpressionSyntax call:
                    chain = call.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    chain = element.Expression;
                    break;
                case PostfixUnaryExpressionSyntax suppressed:
                    chain = suppressed.Operand;
                    break;
                default:
                    return chain is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax;
            }
        }
    }
}
