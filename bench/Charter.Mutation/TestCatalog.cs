using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Charter.Mutation;

/// <summary>Finds the tests of an assembly: facts, and theories with the rows that their attributes give, inline or by a member.</summary>
internal static class TestCatalog
{
    public static async Task<IReadOnlyList<TestCase>> OfAsync(Assembly tests)
    {
        var found = new List<TestCase>();
        var methods =
            from type in tests.GetTypes()
            where type is { IsClass: true, IsAbstract: false }
            orderby type.FullName
            from method in type.GetMethods()
            orderby method.Name
            select method;
        foreach (var method in methods)
        {
            if (method.GetCustomAttribute<TheoryAttribute>() is not null)
            {
                found.AddRange((await RowsAsync(method)).Select(row => new TestCase(method, row)));
            }
            else if (method.GetCustomAttribute<FactAttribute>() is not null)
            {
                found.Add(new TestCase(method, []));
            }
        }

        return found;
    }

    private static async Task<IEnumerable<object?[]>> RowsAsync(MethodInfo method)
    {
        var rows = new List<object?[]>();
        await using var tracker = new DisposalTracker();
        foreach (var source in method.GetCustomAttributes().OfType<IDataAttribute>())
        {
            rows.AddRange((await source.GetData(method, tracker)).Select(row => row.GetData()));
        }

        return rows;
    }
}
