using Charter.Testing.Databases;
using Charter.Testing.Servers;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Commands;

/// <summary>A backup is a desk: it is made while the desk runs, it verifies, and it starts.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly string _folder = TestDesk.MakeFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_running_desk_is_copied_into_a_folder_that_verifies_and_starts()
    {
        var copy = Path.Combine(_folder, "copy");
        await using (var desk = await CharterProcess.StartAsync())
        {
            Directory.CreateDirectory(Path.Combine(desk.DataFolder, "files", "ab", "cd"));
            var made = await CharterCommand.RunAsync(["backup", "--data", desk.DataFolder, "--to", copy]);

            made.Status.ShouldBe(0, made.Errors);
            made.Output.ShouldContain(copy);
        }

        var verified = await CharterCommand.RunAsync(["verify", "--data", copy]);
        verified.Status.ShouldBe(0, verified.Output + verified.Errors);
        File.Exists(Path.Combine(copy, "master.key")).ShouldBeTrue();

        await using var restored = await CharterProcess.StartAsync(new CharterProcessOptions { DataFolder = copy });
        restored.Output.ShouldContain("http");
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_not_written_over()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "old"), "an older backup");

        var refused = await CharterCommand.RunAsync(["backup", "--data", _folder, "--to", _folder]);

        refused.Status.ShouldBe(2);
        refused.Errors.ShouldContain("not empty");
    }

    [Fact]
    public async Task A_folder_without_a_desk_is_named()
    {
        var refused = await CharterCommand.RunAsync([
            "backup",
            "--data",
            _folder,
            "--to",
            Path.Combine(_folder, "copy"),
        ]);

        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain("There is no desk");
    }
}
