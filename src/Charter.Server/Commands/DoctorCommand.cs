using System.CommandLine;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Server.Hosting;

namespace Charter.Server.Commands;

/// <summary><c>charter doctor</c>: says what runs here, where, and what to mend; status 1 when something must be mended.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var options = new ServeCommandOptions();
        var json = new Option<bool>("--json") { Description = "One JSON line for each finding." };
        var command = new Command("doctor", "Look at program, database, folder, disk and clock, and give advice.")
        {
            json,
        };
        options.AddDeskTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    options.Read(parsed),
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServeOptions options,
        bool isJson,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var status = 0;
        await foreach (var symptom in Doctor.ExamineAsync(options, TimeProvider.System, cancellationToken))
        {
            status = symptom.Advice is null ? status : 1;
            await output.WriteLineAsync(
                isJson ? JsonSerializer.Serialize(symptom, JournalJson.Options) : ToText(symptom)
            );
        }

        return status;
    }

    private static string ToText(Symptom symptom) =>
        symptom.Advice is null
            ? $"ok    {symptom.What}: {symptom.Finding}"
            : $"MEND  {symptom.What}: {symptom.Finding}\n      {symptom.Advice}";
}
