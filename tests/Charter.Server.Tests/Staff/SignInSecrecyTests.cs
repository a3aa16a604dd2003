using System.Text;
using System.Text.RegularExpressions;
using Charter.Desk.Deliveries;
using Charter.Server.Tests.MainJob;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Staff;

/// <summary>What opens an account stands nowhere in what is stored, and whoever guesses locks nobody out. On the real program.</summary>
public sealed partial class SignInSecrecyTests
{
    private const string Policy = "# Service\n\nAll emails will be answered within 24 hours.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Links_that_open_an_account_are_in_no_file_before_they_leave_nor_afterwards()
    {
        await using var desk = await WorkingDesk.StartAsync(DatabaseKind.Sqlite, Policy);
        using var person = new DeskBrowser(desk.Process.BaseAddress);
        string reset;
        using (desk.Outside.Hold())
        {
            await person.SendAsync("/forgotten", ("email", WorkingDesk.ManagerAddress));
            reset = LinkIn(
                (await desk.Outside.WaitForAsync(WorkingDesk.ManagerAddress, "/new-password/")).Mail.Text,
                "new-password"
            );

            // The mail server has it and has not said so yet: to the desk the mail still waits.
            (await StateAsync(desk)).ShouldBe(OutboxState.Waiting);
            FilesWith(desk, reset).ShouldBeEmpty();
        }

        while (await StateAsync(desk) != OutboxState.Done)
        {
            await Task.Delay(50, Cancel);
        }

        FilesWith(desk, reset).ShouldBeEmpty();
        (await PayloadAsync(desk)).ShouldNotContain("endsAt");
        await person.SendAsync(
            $"/new-password/{reset}",
            ("password", "a wholly new password"),
            ("again", "a wholly new password")
        );
        (await person.SignInAsync(WorkingDesk.ManagerAddress, "a wholly new password")).ShouldBeTrue();
        var session = person.Cookies.GetCookies(desk.Process.BaseAddress)["charter_session"]!.Value;
        FilesWith(desk, session).ShouldBeEmpty();

        await person.SendAsync(
            "/settings/people",
            ("name", "Nora New"),
            ("email", "nora@harbour.example"),
            ("role", "representative")
        );
        var invitation = LinkIn(
            (await desk.Outside.WaitForAsync("nora@harbour.example", "/invitation/")).Mail.Text,
            "invitation"
        );
        person.Page.ShouldContain(invitation);
        FilesWith(desk, invitation).ShouldBeEmpty();
        await person.GoAsync("/settings/outbox");
        person.Page.ShouldNotContain(invitation);
        person.Page.ShouldNotContain(reset);
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_who_guesses_locks_nobody_out_and_gets_no_further_by_naming_a_request_twice(
        DatabaseKind kind
    )
    {
        await using var desk = await WorkingDesk.StartAsync(kind, Policy);
        using var laptop = new DeskBrowser(desk.Process.BaseAddress);
        (await laptop.SignInAsync(WorkingDesk.ManagerAddress, WorkingDesk.Password)).ShouldBeTrue();
        laptop.EndSession();
        using var stranger = new DeskBrowser(desk.Process.BaseAddress);
        for (var i = 0; i < 5; i++)
        {
            (await stranger.SignInAsync(WorkingDesk.ManagerAddress, $"guess {i}")).ShouldBeFalse();
            stranger.Page.ShouldContain("The address or the password is not right.");
        }

        // The right password helps them no more, nor does an address that nobody has behave otherwise.
        (await stranger.SignInAsync(WorkingDesk.ManagerAddress, WorkingDesk.Password)).ShouldBeFalse();
        stranger.Page.ShouldContain("Too many wrong tries from here. Wait 1 minute");
        for (var i = 0; i < 5; i++)
        {
            await stranger.SignInAsync("nobody@harbour.example", $"guess {i}");
        }

        await stranger.SignInAsync("nobody@harbour.example", "guess");
        stranger.Page.ShouldContain("Too many wrong tries from here. Wait 1 minute");

        (await laptop.SignInAsync(WorkingDesk.ManagerAddress, WorkingDesk.Password)).ShouldBeTrue();
    }

    private static string LinkIn(string text, string kind)
    {
        var found = Link().Matches(text).FirstOrDefault(m => m.Groups["kind"].Value == kind);
        return found?.Groups["token"].Value ?? throw new InvalidDataException(text);
    }

    // Every file of the desk, the database's log of writes included, as bytes.
    private static IReadOnlyList<string> FilesWith(WorkingDesk desk, string secret)
    {
        secret.Length.ShouldBeGreaterThan(20);
        var sought = Encoding.UTF8.GetBytes(secret);
        var all = Directory.GetFiles(desk.Process.DataFolder, "*", SearchOption.AllDirectories);

        // Which the program holds, and in which nothing is written.
        var files = all.Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).ToList();
        files.ShouldContain(f => f.EndsWith("charter.db", StringComparison.Ordinal));
        return [.. files.Where(file => Read(file).AsSpan().IndexOf(sought) >= 0)];
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static Task<OutboxState> StateAsync(WorkingDesk desk) =>
        desk.ReadAsync(db => db.Outbox.OrderBy(o => o.Id).Select(o => o.State).FirstAsync(Cancel));

    private static Task<string> PayloadAsync(WorkingDesk desk) =>
        desk.ReadAsync(db => db.Outbox.OrderBy(o => o.Id).Select(o => o.Payload).FirstAsync(Cancel));

    [GeneratedRegex("/(?<kind>new-password|invitation)/(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
