using System.Diagnostics;

namespace Charter.Testing.Servers;

/// <summary>Runs one command of the real program to its end, as a script would.</summary>
public static class CharterCommand
{
    /// <summary>Runs <c>charter</c> with these arguments and this standard input.</summary>
    /// <exception cref="InvalidOperationException">The program is not built.</exception>
    /// <exception cref="OperationCanceledException">It did not end within two minutes, and was ended.</exception>
    public static async Task<CharterCommandResult> RunAsync(IEnumerable<string> arguments, string input = "")
    {
        if (!File.Exists(CharterProcess.Executable))
        {
            throw new InvalidOperationException($"{CharterProcess.Executable} is not built: run `dotnet build` first.");
        }

        var start = new ProcessStartInfo(CharterProcess.Executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process =
            Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await WriteInputAsync(process, input);
            await process.WaitForExitAsync(limit.Token);
            return new CharterCommandResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task WriteInputAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A command that ends without reading its input closes the pipe first; its status says what it thought.
        }
    }
}
