using Charter.Testing.Servers;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Setup;

/// <summary><c>charter setup --config</c> as a script runs it.</summary>
public sealed class SetupCommandTests : IDisposable
{
    private const string Good = """
        {
          "company": { "name": "Brightwater", "zone": "Europe/London", "publicUrl": "https://help.example.com" },
          "supportHours": { "holidaySet": "GB-ENG", "calendar": { "hours": { "mon": [["09:00", "17:00"]] } } },
          "policy": { "starter": "full" },
          "administrator": { "name": "Ada", "email": "ada@example.com", "password": "correct horse battery staple" }
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("charter-setup.").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_sets_the_desk_up_once_and_the_second_time_changes_nothing()
    {
        var first = await RunAsync(Good);
        var second = await RunAsync(Good);

        first.Errors.ShouldBeEmpty();
        first.Status.ShouldBe(0);
        first.Output.ShouldContain("ada@example.com");
        second.Status.ShouldBe(2);
        second.Errors.ShouldContain("set up already");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_with_its_path()
    {
        var refused = await RunAsync(
            Good.Replace("\"zone\"", "\"zon\"", StringComparison.Ordinal)
                .Replace("GB-ENG", "XX", StringComparison.Ordinal)
                .Replace("correct horse battery staple", "short", StringComparison.Ordinal)
        );

        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain("company.zone is missing");
        refused.Errors.ShouldContain("company.zon is not known here");
        refused.Errors.ShouldContain("supportHours.holidaySet “XX” is not known");
        refused.Errors.ShouldContain("administrator.password must have");
    }

    [Fact]
    public async Task A_password_can_come_from_standard_input()
    {
        var withoutPassword = Good.Replace(
            ", \"password\": \"correct horse battery staple\"",
            "",
            StringComparison.Ordinal
        );

        var refused = await RunAsync(withoutPassword);
        var done = await RunAsync(withoutPassword, "correct horse battery staple\n", "--password-stdin");

        refused.Errors.ShouldContain("administrator.password is missing");
        done.Errors.ShouldBeEmpty();
        done.Status.ShouldBe(0);
    }

    [Fact]
    public async Task A_policy_with_an_open_slot_is_refused_with_its_line()
    {
        var refused = await RunAsync(
            Good.Replace(
                "\"starter\": \"full\"",
                "\"text\": \"All emails will be answered within [X] hours.\"",
                StringComparison.Ordinal
            )
        );

        refused.Status.ShouldBe(1);
        refused.Errors.ShouldContain("[X]");
    }

    private async Task<CharterCommandResult> RunAsync(string config, string input = "", params string[] more)
    {
        var file = Path.Combine(folder, "setup.json");
        await File.WriteAllTextAsync(file, config);
        return await CharterCommand.RunAsync(
            ["setup", "--config", file, "--data", Path.Combine(folder, "data"), .. more],
            input
        );
    }
}
