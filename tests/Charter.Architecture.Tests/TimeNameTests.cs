using System.Text.RegularExpressions;
using Charter.Architecture.Tests.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>A name tells its time type: <c>OpenedAt</c> is an instant, <c>DueOn</c> a local date.</summary>
public sealed class TimeNameTests
{
    // From, To and Since bound a span, and a span of instants is what their types say.
    private static readonly Regex InstantName = new("(At|Until|Due|Now|^From|^To|^Since)$");
    private static readonly Regex DateName = new("(On|Date)$");

    [Fact]
    public void Properties_tell_an_instant_from_a_local_date()
    {
        var findings =
            from file in SourceTree.Product
            from property in Properties(file)
            let expected = property.Type switch
            {
                "Instant" => InstantName,
                "LocalDate" => DateName,
                _ => null,
            }
            where expected is not null && !expected.IsMatch(property.Name)
            select $"{property.Place} {property.Type} {property.Name}";

        Rule.HasNoExceptions(
            findings,
            "an instant and a date in somebody's zone differ by up to a day, and names are all that many places see of them",
            "end the name of an Instant in At (or Until), of a LocalDate in On"
        );
    }

    private static IEnumerable<(string Type, string Name, string Place)> Properties(SourceFile file)
    {
        foreach (var node in file.Syntax.DescendantNodes())
        {
            var found = node switch
            {
                PropertyDeclarationSyntax property => (property.Type, property.Identifier.Text),
                // A record's parameters are its properties.
                ParameterSyntax { Type: { } type, Parent.Parent: RecordDeclarationSyntax } parameter => (
                    type,
                    parameter.Identifier.Text
                ),
                _ => ((TypeSyntax Type, string Name)?)null,
            };
            if (found is { } named)
            {
                yield return (named.Type.ToString().TrimEnd('?'), named.Name, file.At(node.Span));
            }
        }
    }
}
