using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Charter.Testing.Servers;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Commands;

/// <summary>The policy commands as other programs run them: the built program, with good and bad lines on standard input.</summary>
public sealed class PolicyProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charter-policy.").FullName;

    private string Policy => Path.Combine(_folder, "policy.md");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Label_answers_each_line_and_a_bad_one_stops_nothing()
    {
        var (status, lines, _) = await RunAsync(
            [
                """{"id":"a","text":"All emails will be answered within 24 hours.","lang":"en"}""",
                "this is no JSON",
                "[1,2]",
                """{"id":"b"}""",
                """{"id":"c","text":"所有邮件将在24小时内回复。","lang":"zh"}""",
            ],
            "policy",
            "label"
        );

        status.ShouldBe(0);
        lines.Length.ShouldBe(5);
        lines[0]["commitments"]![0]!["within"]!["value"]!.GetValue<decimal>().ShouldBe(24);
        lines[1]["error"].ShouldNotBeNull();
        lines[2]["error"].ShouldNotBeNull();
        lines[3]["id"]!.GetValue<string>().ShouldBe("b");
        lines[3]["error"].ShouldNotBeNull();
        lines[4]["kind"]!.GetValue<string>().ShouldBe("commitment");
    }

    [Fact]
    public async Task Due_answers_each_line_and_a_bad_one_stops_nothing()
    {
        const string Calendar = """{"zone":"UTC","hours":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]]}}""";
        var (status, lines, _) = await RunAsync(
            [
                $$$"""{"id":1,"calendar":{{{Calendar}}},"from":"2026-03-02T16:00:00Z","within":{"value":2,"unit":"business_hour"}}""",
                """{"id":2,"calendar":{"zone":"Mars/Base","hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-02T16:00:00Z","within":{"value":2,"unit":"hour"}}""",
                $$$"""{"id":3,"calendar":{{{Calendar}}},"from":"2026-03-02T16:00:00","within":{"value":2,"unit":"hour"}}""",
                $$$"""{"id":4,"calendar":{{{Calendar}}},"from":"2026-03-02T16:00:00Z","within":{"value":2,"unit":"fortnight"}}""",
                "{",
                $$$"""{"id":5,"calendar":{{{Calendar}}},"from":"2026-03-02T16:00:00Z","to":"2026-03-03T10:00:00Z"}""",
            ],
            "policy",
            "due"
        );

        status.ShouldBe(0);
        lines[0]["due"]!.GetValue<string>().ShouldBe("2026-03-03T10:00:00Z");
        lines[1..5].ShouldAllBe(line => line["error"] != null);
        lines[3]["id"]!.GetValue<int>().ShouldBe(4);
        lines[5]["business_seconds"]!.GetValue<int>().ShouldBe(7200);
    }

    [Fact]
    public async Task Replay_answers_each_history_and_a_bad_one_stops_nothing()
    {
        await WritePolicyAsync();
        var (status, lines, errors) = await RunAsync(
            [
                """{"ticket":"T1","channel":"email","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"},{"at":"2026-03-02T12:00:00Z","event":"reply"}]}""",
                """{"ticket":"T2","channel":"email","events":[{"at":"yesterday","event":"opened"}]}""",
                """{"ticket":"T3","channel":"chat","events":[{"at":"2026-03-02T10:00:00Z","event":"contact.started"},{"at":"2026-03-02T10:00:30Z","event":"answered"}]}""",
            ],
            "policy",
            "replay",
            "--policy",
            Policy
        );

        status.ShouldBe(0);
        errors.ShouldContain("Monday to Friday");
        lines
            .Select(line => $"{line["ticket"]} {line["outcome"] ?? "error"}")
            .ShouldBe(["T1 kept", "T2 error", "T3 kept"]);
    }

    [Fact]
    public async Task Backtest_counts_the_histories_that_it_can_read_and_names_the_others()
    {
        await WritePolicyAsync();
        string[] histories =
        [
            """{"ticket":"T1","channel":"email","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"},{"at":"2026-03-02T12:00:00Z","event":"reply"}]}""",
            """{"ticket":"T2","channel":"email","events":"none"}""",
            """{"ticket":"T3","channel":"email","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"},{"at":"2026-03-05T12:00:00Z","event":"reply"}]}""",
            """{"ticket":"T4","channel":"email","events":[{"at":"2025-03-02T10:00:00Z","event":"opened"}]}""",
        ];
        var asJson = await RunAsync(
            histories,
            "policy",
            "backtest",
            "--policy",
            Policy,
            "--stdin",
            "--from",
            "2026-01-01",
            "--json"
        );

        asJson.Status.ShouldBe(0);
        asJson.Errors.ShouldContain("""{"ticket":"T2","error":""");
        var found = asJson.Lines.ShouldHaveSingleItem();
        found["tickets"]!.GetValue<int>().ShouldBe(2);
        var promise = found["promises"]![0]!;
        promise["all"]!["share"]!.GetValue<double>().ShouldBe(0.5);
        promise["unit"]!.GetValue<string>().ShouldBe("hour");
        promise["channels"]![0]!["channel"]!.GetValue<string>().ShouldBe("email");
        promise["hours"]![0]!["day"]!.GetValue<string>().ShouldBe("monday");

        var asTable = await RunTextAsync(histories, "policy", "backtest", "--policy", Policy, "--stdin");
        asTable.Output.ShouldContain("33.3");
        asTable.Output.ShouldContain("3 tickets");
    }

    [Theory]
    [InlineData("--from", "soon")]
    [InlineData("--calendar", "/nowhere/calendar.json")]
    public async Task Backtest_says_what_is_wrong_with_what_it_was_asked(string option, string value)
    {
        await WritePolicyAsync();
        var (status, output, errors) = await RunTextAsync(
            [],
            "policy",
            "backtest",
            "--policy",
            Policy,
            "--stdin",
            option,
            value
        );

        status.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldContain(value);
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Backtest_of_a_folder_without_a_desk_says_so()
    {
        await WritePolicyAsync();
        var (status, _, errors) = await RunTextAsync(
            [],
            "policy",
            "backtest",
            "--policy",
            Policy,
            "--data",
            Path.Combine(_folder, "none")
        );

        status.ShouldBe(1);
        errors.ShouldNotBeEmpty();
        errors.ShouldNotContain("   at ");
    }

    private Task WritePolicyAsync() =>
        File.WriteAllTextAsync(
            Policy,
            "All emails will be answered within 24 hours. Chats will be answered within 1 minute.\n",
            TestContext.Current.CancellationToken
        );

    private static async Task<(int Status, JsonNode[] Lines, string Errors)> RunAsync(
        string[] input,
        params string[] arguments
    )
    {
        var (status, output, errors) = await RunTextAsync(input, arguments);
        return (
            status,
            [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)],
            errors
        );
    }

    private static async Task<(int Status, string Output, string Errors)> RunTextAsync(
        string[] input,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(CharterProcess.Executable, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var line in input)
        {
            await program.StandardInput.WriteLineAsync(line);
        }

        program.StandardInput.Close();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, await output, await errors);
    }
}
