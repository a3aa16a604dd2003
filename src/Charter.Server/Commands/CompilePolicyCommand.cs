using System.CommandLine;
using System.Text.Json.Nodes;
using Charter.Desk.Policies.Documents;
using Charter.Policy;
using Charter.Policy.Language;
using Spectre.Console;

namespace Charter.Server.Commands;

/// <summary><c>charter policy compile FILE</c>: shows what Charter reads in a policy.</summary>
internal static class CompilePolicyCommand
{
    /// <summary>The document holds errors.</summary>
    private const int HasErrors = 1;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The policy: Markdown, text, HTML or Word (.docx)." };
        var json = new Option<bool>("--json") { Description = "Write JSON for another program." };
        var command = new Command("compile", "Shows the promises, hours, slots and conflicts found in a policy.")
        {
            file,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
                await RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(json), Console.Out, cancellation)
        );
        return command;
    }

    public static async Task<int> RunAsync(
        FileInfo file,
        bool asJson,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file {file.FullName}.");
            return HasErrors;
        }

        PolicyDocument document;
        try
        {
            document = await PolicyFile.DocumentAsync(file, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"charter policy compile: {e.Message}");
            return HasErrors;
        }

        var policy = PolicyCompiler.Compile(document.Text, document.Format);
        // Of a file that could not be read it says nothing that it holds no text.
        var diagnostics = document.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)
            ? document.Diagnostics
            : [.. document.Diagnostics, .. policy.Diagnostics];
        if (asJson)
        {
            await output.WriteLineAsync(Json(policy, diagnostics).ToJsonString(PolicyJson.Options));
        }
        else
        {
            WriteForPeople(policy, diagnostics, output);
        }

        return diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? HasErrors : 0;
    }

    private static JsonObject Json(CompiledPolicy policy, IEnumerable<Diagnostic> diagnostics) =>
        new()
        {
            ["language"] = policy.Language,
            ["sentences"] = new JsonArray([
                .. policy.Sentences.Select(s => new JsonObject
                {
                    ["text"] = s.Text,
                    ["line"] = s.Span.Line,
                    ["column"] = s.Span.Column,
                    ["length"] = s.Span.Length,
                    ["kind"] = Vocabulary.Token(s.Kind),
                    ["commitments"] = PolicyJson.Commitments(s),
                    ["diagnostics"] = new JsonArray([.. s.Diagnostics.Select(PolicyJson.Diagnostic)]),
                }),
            ]),
            ["calendar"] = PolicyJson.Calendar(policy.Calendar),
            ["slots"] = new JsonArray([
                .. policy.Slots.Select(s => new JsonObject
                {
                    ["text"] = s.Text,
                    ["line"] = s.Span.Line,
                    ["column"] = s.Span.Column,
                    ["in_promise"] = s.InPromise,
                }),
            ]),
            ["conflicts"] = new JsonArray([
                .. policy.Conflicts.Select(c => new JsonObject
                {
                    ["first"] = PolicyJson.Commitment(c.First),
                    ["first_line"] = c.FirstSpan.Line,
                    ["second"] = PolicyJson.Commitment(c.Second),
                    ["second_line"] = c.SecondSpan.Line,
                }),
            ]),
            ["escalation"] = new JsonArray([
                .. policy.Escalation.Select(l => new JsonObject
                {
                    ["level"] = l.Level,
                    ["who"] = l.Who,
                    ["when"] = l.When,
                    ["how"] = l.How,
                    ["line"] = l.Span.Line,
                }),
            ]),
            ["diagnostics"] = new JsonArray([.. diagnostics.Select(PolicyJson.Diagnostic)]),
        };

    private static void WriteForPeople(
        CompiledPolicy policy,
        IReadOnlyCollection<Diagnostic> diagnostics,
        TextWriter output
    )
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var table = new Table().Border(TableBorder.Simple).AddColumns("Line", "Promise", "Sentence");
        foreach (var sentence in policy.Sentences.Where(s => s.Commitments.Length > 0))
        {
            var written = sentence.Commitments.Select(c => CanonicalSentence.Write(c.Commitment, policy.Language));
            table.AddRow(
                new Text($"{sentence.Span.Line}"),
                new Text(string.Join('\n', written)),
                new Text(sentence.Text)
            );
        }

        console.Write(table);
        foreach (var diagnostic in diagnostics)
        {
            console.WriteLine(
                $"{Vocabulary.Token(diagnostic.Severity)} {diagnostic.Code}, line {diagnostic.Span.Line}, column {diagnostic.Span.Column}: {diagnostic.Message} {diagnostic.Advice}"
            );
        }

        if (policy.Sentences.Length == 0)
        {
            console.WriteLine("No sentence.");
            return;
        }

        var kinds = policy.Sentences.CountBy(s => s.Kind).OrderBy(k => k.Key);
        var promises = CountedWords.Of(policy.Promises.Count(), "promise", "promises");
        var conflicts = CountedWords.Of(policy.Conflicts.Length, "conflict", "conflicts");
        console.WriteLine(
            string.Join(", ", kinds.Select(k => $"{k.Value} {Vocabulary.Token(k.Key)}"))
                + $"; {promises}, {policy.Slots.Count(s => s.InPromise)} open, {conflicts}."
        );
    }
}
