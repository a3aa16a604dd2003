using System.Reflection;
using System.Text.RegularExpressions;
using Charter.Architecture.Tests.Sources;
using Charter.Desk;
using Charter.Desk.Journal;
using Xunit;

namespace Charter.Architecture.Tests;

/// <summary>Every kind of event is one record that the journal can write and read back for ever.</summary>
public sealed class JournalKindTests
{
    private static IEnumerable<Type> Kinds =>
        typeof(JournalEvent)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(JournalEvent)) && !type.IsAbstract);

    [Fact]
    public void Every_event_is_in_the_catalogue()
    {
        Rule.HasNoExceptions(
            Kinds.Except(JournalCatalog.Kinds).Select(kind => $"{kind} is not in JournalCatalog"),
            "an event that is not listed can't be written, and one that was can't be read back",
            "add it to src/Charter.Desk/JournalCatalog.cs"
        );
    }

    [Fact]
    public void Every_event_lives_in_the_events_folder_of_its_capability()
    {
        Rule.HasNoExceptions(
            Kinds
                .Where(kind => kind.Namespace?.EndsWith(".Events", StringComparison.Ordinal) != true)
                .Select(kind => $"{kind}"),
            "what a capability tells the others is in one place",
            "move it to the Events folder of its capability"
        );
    }

    [Fact]
    public void Every_event_has_a_written_name_of_its_own_in_the_past_tense()
    {
        var unnamed = Kinds.Where(kind => NameOf(kind) is null).Select(kind => $"{kind} has no JournalKind");
        var oddly = Kinds
            .Where(kind => NameOf(kind) is { } name && !Regex.IsMatch(name, @"^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$"))
            .Select(kind => $"{kind} is called {NameOf(kind)}");
        var twice = Kinds
            .Where(kind => NameOf(kind) is not null)
            .GroupBy(NameOf, StringComparer.Ordinal)
            .Where(kinds => kinds.Count() > 1)
            .Select(kinds => $"{kinds.Key} is the name of {string.Join(" and ", kinds)}");

        Rule.HasNoExceptions(
            unnamed.Concat(oddly).Concat(twice),
            "the written name outlives the class: it is in every journal and in other people's programs",
            "name it thing.happened in lower case, with underscores, and never change it"
        );
    }

    private static string? NameOf(Type kind) => kind.GetCustomAttribute<JournalKindAttribute>()?.Name;
}
