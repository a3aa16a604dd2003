using System.CommandLine;
using Charter.Channels.Email;
using Charter.Channels.Email.Fetching;
using Charter.Desk.Storage;
using Charter.Server.Hosting;
using Charter.Storage.Sqlite;
using NodaTime;

namespace Charter.Server.Commands;

/// <summary>
/// <c>charter intake FILE|-</c>: takes one mail, as the end of a mail server's pipe. It ends with status 0 once the mail
/// is on disk, whether the desk runs or not; otherwise with a status of sysexits.h that tells the mail server what to do.
/// </summary>
internal static class IntakeCommand
{
    // sysexits.h: the mail itself is wrong, the file is not there, try again later.
    private const int DataError = 65;
    private const int NoInput = 66;
    private const int TryAgain = 75;
    private static readonly long Largest = new FetchLimits().LargestMail;

    public static Command Create()
    {
        var options = new ServeCommandOptions();
        var file = new Argument<string>("FILE") { Description = "The mail as it was received; - for standard input." };
        var to = new Option<string[]>("--to")
        {
            Description = "The envelope's recipient; it chooses the mailbox. May be given several times.",
            AllowMultipleArgumentsPerToken = false,
        };
        var from = new Option<string?>("--from") { Description = "The envelope's sender; empty for the null sender." };
        var command = new Command(
            "intake",
            "Take one mail, for a mail server's pipe. Status 0: it is safe; 65: too large or empty; 66: no such file; 75: try again."
        )
        {
            file,
            to,
            from,
        };
        options.AddDeskTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    options.Read(parsed),
                    parsed.GetRequiredValue(file),
                    new MailEnvelope(parsed.GetValue(from), parsed.GetValue(to) ?? [], "pipe"),
                    parsed.InvocationConfiguration,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServeOptions options,
        string file,
        MailEnvelope envelope,
        InvocationConfiguration console,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (!IsDesk(options))
            {
                await console.Error.WriteLineAsync(
                    $"{options.DataDirectory} is no desk's data folder. Name it with --data; the mail was not taken."
                );
                return TryAgain;
            }

            var mail = await ReadAsync(file, cancellationToken);
            if (mail.Length == 0 || mail.Length > Largest)
            {
                await console.Error.WriteLineAsync(
                    mail.Length == 0 ? "There is no mail." : $"The mail is larger than {Largest / 1024 / 1024} MB."
                );
                return DataError;
            }

            var at = Microseconds.Truncate(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
            await new MailSpool(options.DataDirectory).PutAsync(new SpooledMail(at, envelope, mail), cancellationToken);
            return 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return NoInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            await console.Error.WriteLineAsync($"The mail could not be kept: {e.Message}");
            return TryAgain;
        }
    }

    // A slip in --data must not make a folder in which mail waits for ever.
    private static bool IsDesk(ServeOptions options) =>
        File.Exists(DataFolder.DatabaseFileIn(options.DataDirectory))
        || (options.Database is { Length: > 0 } && Directory.Exists(options.DataDirectory));

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; bytes.Length <= Largest && (count = await stream.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }
}
