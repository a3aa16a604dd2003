using Charter.Testing;
using Charter.Testing.Databases;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Schema;

public sealed class FoundationFileTests
{
    [Theory]
    [OnBothDatabases]
    public void Until_the_first_release_the_first_migration_is_what_the_model_would_write(DatabaseKind kind)
    {
        var generated = FoundationFiles.Generate(kind);
        if (Environment.GetEnvironmentVariable("CHARTER_WRITE_SCHEMA") == "1")
        {
            File.WriteAllText(FoundationFiles.PathOf(kind), generated);
        }

        var committed = File.Exists(FoundationFiles.PathOf(kind)) ? File.ReadAllText(FoundationFiles.PathOf(kind)) : "";
        committed
            .ReplaceLineEndings("\n")
            .ShouldBe(generated, "The model changed: run eng/schema and commit what it wrote.");
    }
}
