using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Surface;

public sealed class PublicSurfaceTests
{
    private const string Update = "CHARTER_WRITE_SURFACE";

    [Fact]
    public async Task What_the_library_offers_is_what_was_agreed_to()
    {
        var path = RepositoryFile.At("tests/Charter.Policy.Tests/Surface/Charter.Policy.txt");
        var offered = PublicSurface.Of(typeof(Commitment).Assembly);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(path, offered, TestContext.Current.CancellationToken);
        }

        var agreed = File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : "";

        agreed
            .ReplaceLineEndings("\n")
            .ShouldBe(
                offered,
                $"What Charter.Policy offers to others has changed. If that is meant, run this test with {Update}=1 and commit what it wrote."
            );
    }
}
