using Microsoft.CodeAnalysis.CSharp;

namespace Charter.Mutation;

/// <summary>What takes the place of an operator or of a method.</summary>
internal static class Swaps
{
    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["First"] = "Last",
        ["Last"] = "First",
        ["FirstOrDefault"] = "LastOrDefault",
        ["LastOrDefault"] = "FirstOrDefault",
        ["Any"] = "All",
        ["All"] = "Any",
        ["Floor"] = "Ceiling",
        ["Ceiling"] = "Floor",
        ["Skip"] = "Take",
        ["Take"] = "Skip",
        ["MinBy"] = "MaxBy",
        ["MaxBy"] = "MinBy",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["ThenBy"] = "ThenByDescending",
        ["ThenByDescending"] = "ThenBy",
    };

    public static string? Method(string name) => Methods.GetValueOrDefault(name);

    public static string[] Operators(SyntaxKind kind) =>
        kind switch
        {
            SyntaxKind.LessThanExpression => ["<=", ">"],
            SyntaxKind.LessThanOrEqualExpression => ["<", ">"],
            SyntaxKind.GreaterThanExpression => [">=", "<"],
            SyntaxKind.GreaterThanOrEqualExpression => [">", "<"],
            SyntaxKind.EqualsExpression => ["!="],
            SyntaxKind.NotEqualsExpression => ["=="],
            SyntaxKind.LogicalAndExpression => ["||"],
            SyntaxKind.LogicalOrExpression => ["&&"],
            SyntaxKind.AddExpression => ["-"],
            SyntaxKind.SubtractExpression => ["+"],
            SyntaxKind.MultiplyExpression => ["/"],
            SyntaxKind.DivideExpression => ["*"],
            SyntaxKind.ModuloExpression => ["*"],
            _ => [],
        };

    /// <summary>A bound in a pattern, moved by one.</summary>
    public static string Bound(SyntaxKind token) =>
        token switch
        {
            SyntaxKind.LessThanToken => "<=",
            SyntaxKind.LessThanEqualsToken => "<",
            SyntaxKind.GreaterThanToken => ">=",
            _ => ">",
        };

    public static string? Assignment(SyntaxKind kind) =>
        kind switch
        {
            SyntaxKind.AddAssignmentExpression => "-=",
            SyntaxKind.SubtractAssignmentExpression => "+=",
            SyntaxKind.MultiplyAssignmentExpression => "/=",
            SyntaxKind.DivideAssignmentExpression => "*=",
            SyntaxKind.OrAssignmentExpression => "&=",
            SyntaxKind.AndAssignmentExpression => "|=",
            _ => null,
        };
}
