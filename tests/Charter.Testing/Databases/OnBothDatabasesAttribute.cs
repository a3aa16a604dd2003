using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Charter.Testing.Databases;

/// <summary>Runs a theory with one <see cref="DatabaseKind"/> argument on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) =>
        new([
            new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite),
            new TheoryDataRow<DatabaseKind>(DatabaseKind.Postgres),
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
