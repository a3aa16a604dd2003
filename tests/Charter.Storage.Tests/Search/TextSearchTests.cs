using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage.Search;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Search;

public sealed class TextSearchTests
{
    [Theory]
    [OnBothDatabases]
    public async Task Tickets_are_found_by_subject_customer_and_what_was_written(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await OpenAsync(desk, 1, "Broken kettle", "Müller", "It leaks at the spout.");
        await OpenAsync(desk, 2, "Late parcel", "Bob", "Where is my kettle?");
        await OpenAsync(desk, 3, "退款问题", "李雷", "我想要退款，谢谢。");

        (await FindAsync(desk, "kettle")).ShouldBe([1, 2]);
        (await FindAsync(desk, "KETTLE leaks")).ShouldBe([1]);
        (await FindAsync(desk, "kett")).ShouldBe([1, 2]);
        (await FindAsync(desk, "bob")).ShouldBe([2]);
        (await FindAsync(desk, "退款")).ShouldBe([3]);
        (await FindAsync(desk, "款退")).ShouldBeEmpty();
        (await FindAsync(desk, "李雷")).ShouldBe([3]);
        (await FindAsync(desk, "teapot")).ShouldBeEmpty();
    }

    [Theory]
    [OnBothDatabases]
    public async Task Whatever_a_person_types_is_words_and_never_a_query_language(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await OpenAsync(desk, 1, "AND OR NOT near", "Ann", "100% \"quoted\" text* - (brackets)");
        string[] hostile =
        [
            "",
            " ",
            "\"",
            "'",
            "*",
            "a*b",
            "\"\"\"",
            "NEAR(a b)",
            "words:x",
            "-",
            "a AND",
            "OR",
            "NOT x",
            ":*",
            "a & | !b",
            "'; DROP TABLE tickets; --",
            "\\",
            "%",
            "_",
            "\u0000",
            "\ud800",
            new string('x', 100_000),
            string.Join(' ', Enumerable.Repeat("many", 5_000)),
        ];

        foreach (var typed in hostile)
        {
            (await FindAsync(desk, typed)).Count.ShouldBeLessThanOrEqualTo(1);
        }

        (await FindAsync(desk, "\"quoted")).ShouldBe([1]);
        (await FindAsync(desk, "and or")).ShouldBe([1]);
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_is_renamed_is_found_by_its_new_name_only(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await OpenAsync(desk, 1, "Kettle", "Ann", "Hello");

        await desk.WriteAsync<Done>(
            async (db, cancellation) =>
            {
                (await db.Tickets.SingleAsync(cancellation)).Subject = "Teapot";
                (await db.Customers.SingleAsync(cancellation)).Name = "Zoe";
                return Done.It;
            }
        );

        (await FindAsync(desk, "teapot")).ShouldBe([1]);
        (await FindAsync(desk, "zoe")).ShouldBe([1]);
        (await FindAsync(desk, "kettle")).ShouldBeEmpty();
        (await FindAsync(desk, "ann")).ShouldBeEmpty();
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_very_long_message_is_stored_and_found_by_its_beginning(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var words = string.Join(' ', Enumerable.Range(0, 200_000).Select(n => $"word{n:x}"));

        await OpenAsync(desk, 1, "Long", "Ann", words);

        (await FindAsync(desk, "word2a")).ShouldBe([1]);
    }

    [Fact]
    public void Signs_of_query_languages_are_never_left_in_a_phrase() =>
        SearchWords.PhrasesOf("a\"b* c:(d) -e 你好").ShouldBe(["a b", "c d", "e", "你 好"]);

    private static async Task OpenAsync(TestDesk desk, int number, string subject, string customer, string text)
    {
        var id = (await desk.WriteAsync(SampleDesk.OpenTicket(number, subject, customer))).Value;
        await desk.WriteAsync<Done>(
            (db, _) =>
            {
                db.Messages.Add(
                    new Message
                    {
                        Id = db.NewId(),
                        TicketId = id,
                        Direction = MessageDirection.Inbound,
                        Channel = ServedSubject.Email,
                        AuthorName = customer,
                        At = db.Write!.Now,
                        Text = text,
                        ReplyText = text,
                    }
                );
                return Task.FromResult<Outcome<Done>>(Done.It);
            }
        );
    }

    // As a page does it: the actor's own tickets and the search in one statement.
    private static async Task<IReadOnlyList<int>> FindAsync(TestDesk desk, string typed)
    {
        await using var db = desk.Reads.Open();
        var found = desk.Database.Search.TicketsWith(db, typed);
        return await db
            .Tickets.VisibleTo(Actor.System("test"))
            .Where(t => found.Contains(t.Id))
            .OrderBy(t => t.Number)
            .Select(t => t.Number)
            .ToListAsync();
    }
}
