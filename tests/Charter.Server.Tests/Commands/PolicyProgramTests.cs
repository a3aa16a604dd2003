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
                """{"id":"d","text":"所有邮件将在24小时内回复。"}""",
            ],
            "policy",
            "label"
        );

        status.ShouldBe(0);
        lines.Length.ShouldBe(6);
        lines[0]["commitments"]![0]!["within"]!["value"]!.GetValue<decimal>().ShouldBe(24);
        lines[1]["error"].ShouldNotBeNull();
        lines[2]["error"].ShouldNotBeNull();
        lines[3]["id"]!.GetValue<string>().ShouldBe("b");
        lines[3]["error"].ShouldNotBeNull();
        lines[4]["kind"]!.GetValue<string>().ShouldBe("commitment");
        lines[5]["commitments"]!.ToJsonString().ShouldBe(lines[4]["commitments"]!.ToJsonString());
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

    [Theory]
    [InlineData("Support hours are Monday to Saturday 8am to 8pm.", "2026-03-09T08:30:00Z")]
    [InlineData("We're open 24/7.", "2026-03-07T20:30:00Z")]
    public async Task Hours_that_name_no_zone_are_the_hours_in_utc(string hours, string due)
    {
        await File.WriteAllTextAsync(
            Policy,
            $"{hours} Emails are answered within 2 business hours.\n",
            TestContext.Current.CancellationToken
        );
        var (_, lines, errors) = await RunAsync(
            ["""{"ticket":"T","channel":"email","events":[{"at":"2026-03-07T18:30:00Z","event":"opened"}]}"""],
            "policy",
            "replay",
            "--policy",
            Policy
        );

        lines.ShouldHaveSingleItem()["due"]!.GetValue<string>().ShouldBe(due);
        errors.ShouldContain("names no time zone");
        errors.ShouldNotContain("Monday to Friday");
    }

    [Fact]
    public async Task Figures_of_a_backtest_are_rounded_and_keep_the_digits_that_count()
    {
        await WritePolicyAsync();
        string[] histories =
        [
            .. Enumerable.Range(0, 31).Select(i => History(i, "2026-03-02T10:10:00Z")),
            .. Enumerable.Range(31, 2).Select(i => History(i, "2026-03-05T10:00:00Z")),
        ];
        var (_, lines, _) = await RunAsync(histories, "policy", "backtest", "--policy", Policy, "--stdin", "--json");

        var all = lines.ShouldHaveSingleItem()["promises"]![0]!["all"]!;
        all["share"]!.GetValue<double>().ShouldBe(31 / 33.0);
        all["median"]!.GetValue<double>().ShouldBe(0.1667);

        var (_, one, _) = await RunAsync(
            [History(1, "2026-03-02T10:00:30Z")],
            "policy",
            "backtest",
            "--policy",
            Policy,
            "--stdin",
            "--json"
        );
        one.ShouldHaveSingleItem()["promises"]![0]!["all"]!["median"]!.GetValue<double>().ShouldBe(0.008333);
    }

    [Fact]
    public async Task A_promise_has_one_shape_in_every_command()
    {
        const string Sentence = "P1 incidents are resolved within 4 hours in 95% of cases.";
        await File.WriteAllTextAsync(Policy, Sentence + "\n", TestContext.Current.CancellationToken);
        var labelled = await RunAsync([$$"""{"id":1,"text":"{{Sentence}}"}"""], "policy", "label");
        var compiled = await RunAsync([], "policy", "compile", Policy, "--json");
        var tried = await RunAsync([], "policy", "backtest", "--policy", Policy, "--stdin", "--json");

        const string Shape =
            """{"subject":"request","action":"resolve","within":{"value":4,"unit":"hour"},"every":false,"percent":95,"condition":"priority:p1"}""";
        labelled.Lines[0]["commitments"]![0]!.ToJsonString().ShouldBe(Shape);
        compiled.Lines[0]["sentences"]![0]!["commitments"]![0]!.ToJsonString().ShouldBe(Shape);
        tried.Lines[0]["promises"]![0]!["commitment"]!.ToJsonString().ShouldBe(Shape);
        tried.Lines[0]["promises"]![0]!["all"]!.ToJsonString().ShouldBe("""{"kept":0,"broken":0,"open":0}""");
    }

    [Fact]
    public async Task A_level_of_the_matrix_is_told_alike_by_compile_and_backtest()
    {
        await File.WriteAllTextAsync(
            Policy,
            """
            # Escalation

            | Level | Escalated to | When |
            |---|---|---|
            | 1 | Team leader | after 4 hours |
            | 2 | Manager | after 8 hours |
            """,
            TestContext.Current.CancellationToken
        );
        var compiled = await RunAsync([], "policy", "compile", Policy, "--json");
        var tried = await RunAsync([], "policy", "backtest", "--policy", Policy, "--stdin", "--json");

        var written = compiled.Lines[0]["sentences"]!
            .AsArray()
            .SelectMany(s => s!["commitments"]!.AsArray())
            .Select(c => c!.ToJsonString())
            .ToArray();
        written.ShouldContain(c => c.EndsWith("\"condition\":null,\"level\":2}"));
        tried.Lines[0]["promises"]!.AsArray().Select(p => p!["commitment"]!.ToJsonString()).ShouldBe(written);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_a_diagnostic_like_others()
    {
        await using (var large = File.Create(Policy))
        {
            large.SetLength(50 * 1024 * 1024);
        }

        var (status, lines, errors) = await RunAsync([], "policy", "compile", Policy, "--json");

        status.ShouldBe(1);
        errors.ShouldBeEmpty();
        var told = lines.ShouldHaveSingleItem()["diagnostics"]!.AsArray().ShouldHaveSingleItem()!;
        told["code"]!.GetValue<string>().ShouldBe("P904");
        told["severity"]!.GetValue<string>().ShouldBe("error");

        var (_, output, _) = await RunTextAsync([], "policy", "compile", Policy);
        output.ShouldContain("No sentence.");
        output.ShouldNotContain("P201");
    }

    [Theory]
    [InlineData("due")]
    [InlineData("label")]
    [InlineData("replay --policy")]
    [InlineData("backtest --stdin --policy")]
    public async Task A_folder_in_place_of_standard_input_is_named_without_a_trace(string command)
    {
        await WritePolicyAsync();
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "\"$0\" policy $1 ${2:+\"$2\"} < /", CharterProcess.Executable, command]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (command.EndsWith("--policy", StringComparison.Ordinal))
        {
            start.ArgumentList.Add(Policy);
        }

        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        program.ExitCode.ShouldBe(1);
        (await output).ShouldBeEmpty();
        errors.ShouldContain($"charter policy {command.Split(' ')[0]}: ");
        errors.ShouldNotContain("   at ");
    }

    private static string History(int ticket, string answered) =>
        $$"""{"ticket":{{ticket}},"channel":"email","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"},{"at":"{{answered}}","event":"reply"}]}""";

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
