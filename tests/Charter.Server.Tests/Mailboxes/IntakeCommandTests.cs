using Charter.Server.Hosting;
using Charter.Testing.Databases;
using Charter.Testing.Servers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary><c>charter intake</c> at the end of a mail server's pipe.</summary>
public sealed class IntakeCommandTests : IDisposable
{
    private const string Setup = """
        {
          "company": { "name": "Brightwater", "zone": "Europe/London", "publicUrl": "https://help.example.com" },
          "supportHours": { "holidaySet": "GB-ENG", "calendar": { "hours": { "mon": [["09:00", "17:00"]] } } },
          "policy": { "starter": "full" },
          "administrator": { "name": "Ada", "email": "ada@example.com", "password": "correct horse battery staple" }
        }
        """;

    private readonly string _folder = TestDesk.MakeFolder();

    private string Data => Path.Combine(_folder, "data");

    private string Spool => Path.Combine(Data, "spool", "new");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_mail_is_safe_while_the_desk_is_down_and_becomes_one_ticket_through_starts_and_kills()
    {
        await SetUpAsync();

        // The mail server did not hear of the first success and pipes the mail again.
        (await PipeAsync(Mail("Piped while down"), "--to", "help@example.com")).Status.ShouldBe(0);
        (await PipeAsync(Mail("Piped while down"), "--to", "help@example.com")).Status.ShouldBe(0);
        Directory.GetFiles(Spool).Length.ShouldBe(2);

        await using var desk = await CharterProcess.StartAsync(new CharterProcessOptions { DataFolder = Data });
        await UntilTakenAsync();
        desk.Kill();
        (await PipeAsync(Mail("Piped after a kill"), "--to", "help@example.com", "--from", "")).Status.ShouldBe(0);
        await desk.StartAgainAsync();
        (await PipeAsync(Mail("Piped while running"), "--to", "help@example.com")).Status.ShouldBe(0);
        await UntilTakenAsync();

        (await SubjectsAsync()).ShouldBe(["Piped while down", "Piped after a kill", "Piped while running"]);
    }

    [Fact]
    public async Task What_a_person_put_into_the_spool_by_hand_is_taken_too()
    {
        await SetUpAsync();
        Directory.CreateDirectory(Spool);
        await File.WriteAllTextAsync(Path.Combine(Spool, "by-hand.mail"), Mail("Put there by hand"));

        await using var desk = await CharterProcess.StartAsync(new CharterProcessOptions { DataFolder = Data });
        await UntilTakenAsync();

        (await SubjectsAsync()).ShouldBe(["Put there by hand"]);
    }

    [Fact]
    public async Task The_status_tells_a_mail_server_whether_to_try_again()
    {
        (await PipeAsync(Mail("Nowhere"))).Status.ShouldBe(75);
        Directory.Exists(Data).ShouldBeFalse();
        await SetUpAsync();
        (await PipeAsync("")).Status.ShouldBe(65);
        var missing = await CharterCommand.RunAsync(["intake", Path.Combine(_folder, "none.eml"), "--data", Data]);
        missing.Status.ShouldBe(66);
        var file = Path.Combine(_folder, "mail.eml");
        await File.WriteAllTextAsync(file, Mail("From a file"));
        (await CharterCommand.RunAsync(["intake", file, "--data", Data])).Status.ShouldBe(0);
    }

    private static string Mail(string subject) =>
        $"From: Nils <nils@sea.example>\r\nTo: help@example.com\r\nSubject: {subject}\r\nMessage-ID: <{subject.Replace(' ', '.')}@sea.example>\r\n\r\nHello.\r\n";

    private Task<CharterCommandResult> PipeAsync(string mail, params string[] more) =>
        CharterCommand.RunAsync(["intake", "-", "--data", Data, .. more], mail);

    private async Task SetUpAsync()
    {
        var file = Path.Combine(_folder, "setup.json");
        await File.WriteAllTextAsync(file, Setup);
        var done = await CharterCommand.RunAsync(["setup", "--config", file, "--data", Data]);
        done.Status.ShouldBe(0, done.Errors);
    }

    private async Task UntilTakenAsync()
    {
        for (var i = 0; i < 1200 && Directory.GetFiles(Spool).Length > 0; i++)
        {
            await Task.Delay(50);
        }

        Directory.GetFiles(Spool).ShouldBeEmpty();
    }

    private async Task<List<string>> SubjectsAsync()
    {
        await using var database = DatabaseChoice.OpenToInspect(
            new ServeOptions(Data, null, ServeOptions.DefaultUrls, null),
            TimeProvider.System
        );
        await using var db = database.Reads.Open();
        return await db.Tickets.Where(t => !t.IsTest).OrderBy(t => t.Number).Select(t => t.Subject).ToListAsync();
    }
}
