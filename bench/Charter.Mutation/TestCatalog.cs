using System.Collections;
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
            var given = source is MemberDataAttributeBase member
                ? MemberRows(method, member)
                : (await source.GetData(method, tracker)).Select(row => row.GetData());
            var before = rows.Count;
            rows.AddRange(given);
            if (rows.Count == before)
            {
                throw new InvalidOperationException(
                    $"{method.ReflectedType}.{method.Name} has a source without a row."
                );
            }
        }

        return rows;
    }

    /// <summary>Read here, because outside of a run of xunit the attribute gives no row.</summary>
    private static IEnumerable<object?[]> MemberRows(MethodInfo method, MemberDataAttributeBase source)
    {
        var owner = source.MemberType ?? method.ReflectedType!;
        var data =
            owner.GetProperty(source.MemberName)?.GetValue(null)
            ?? owner.GetField(source.MemberName)?.GetValue(null)
            ?? owner.GetMethod(source.MemberName)?.Invoke(null, source.Arguments);
        return data is IEnumerable rows
            ? rows.Cast<object>().Select(row => row is ITheoryDataRow told ? told.GetData() : (object?[])row)
            : throw new InvalidOperationException($"{owner}.{source.MemberName} gives no rows.");
    }
}
