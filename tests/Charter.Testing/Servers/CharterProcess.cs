using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Charter.Testing.Servers;

/// <summary>
/// The real program, built and started as a person starts it, on a port of its own. It can be killed without warning
/// and started again on the same data, which is how promises about crashes are tested.
/// </summary>
public sealed class CharterProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly CharterProcessOptions _options;
    private readonly StringBuilder _output = new();
    private readonly bool _ownsData;
    private Process? _process;

    private CharterProcess(CharterProcessOptions options)
    {
        _options = options;
        _ownsData = options.DataFolder is null;
        DataFolder = options.DataFolder ?? Directory.CreateTempSubdirectory("charter-data.").FullName;
        BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    /// <summary>The built program, of the same configuration as the running tests.</summary>
    public static string Executable =>
        RepositoryFolder.At($"src/Charter.Server/bin/{RepositoryFolder.Configuration}/net10.0/charter");

    /// <summary>Where the desk answers; the same after a restart.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The folder given as <c>--data</c>; removed at the end if this made it.</summary>
    public string DataFolder { get; }

    /// <summary>Everything the program has written so far, both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts <c>charter serve</c> and returns when it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended or did not answer; the message holds what it wrote.</exception>
    public static async Task<CharterProcess> StartAsync(CharterProcessOptions? options = null)
    {
        var charter = new CharterProcess(options ?? new CharterProcessOptions());
        try
        {
            await charter.StartAgainAsync();
            return charter;
        }
        catch
        {
            await charter.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program again on the same data and address, after <see cref="Kill"/> or <see cref="StopAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        if (_process is { HasExited: false })
        {
            throw new InvalidOperationException("It is still running.");
        }

        _process?.Dispose();
        _process = Launch();
        await WaitUntilItAnswersAsync(_process);
    }

    /// <summary>Ends the program at once, as a power cut does to it: no handler runs (kill -9).</summary>
    public void Kill()
    {
        var process = _process ?? throw new InvalidOperationException("It was not started.");
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Asks the program to end, as an operator does, and returns its exit status.</summary>
    public async Task<int> StopAsync()
    {
        var process = _process ?? throw new InvalidOperationException("It was not started.");
        using (var signal = Process.Start("/bin/kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(StartLimit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        if (_process is { HasExited: false })
        {
            Kill();
        }

        _process?.Dispose();
        if (_ownsData && Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Launch()
    {
        if (!File.Exists(Executable))
        {
            throw new InvalidOperationException($"{Executable} is not built: run `dotnet build` first.");
        }

        var start = new ProcessStartInfo(Executable)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = DataFolder,
        };
        string[] arguments = ["serve", "--data", DataFolder, "--urls", BaseAddress.ToString(), .. _options.Arguments];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in _options.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{Executable} did not start.");
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task WaitUntilItAnswersAsync(Process process)
    {
        using var client = new HttpClient { BaseAddress = BaseAddress, Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < StartLimit)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException(
                    $"charter serve ended with status {process.ExitCode} before it answered. It wrote:\n{Output}"
                );
            }

            if (await AnswersAsync(client))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }

        throw new InvalidOperationException(
            $"charter serve did not answer {BaseAddress}live within {StartLimit.TotalSeconds} s. It wrote:\n{Output}"
        );
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/live", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Remember(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }
        }
    }

    private void KillAtExit(object? sender, EventArgs arguments)
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
        }
    }
}
