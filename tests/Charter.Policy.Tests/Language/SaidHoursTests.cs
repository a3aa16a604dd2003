using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// The lines of <c>Hours/*.txt</c>: what a document says of hours, dates and zones, and the calendar that comes of it
/// (<c>text => Mon-Fri 9-17, Sat 10-14, peak Mon 9-11, 2026-12-25 closed, Europe/Paris; P136</c>). The codes are what the author is asked;
/// <c>-</c> means that there is no calendar. A line break is written <c>\n</c>.
/// </summary>
public sealed class SaidHoursTests
{
    private const string Usual = "Open Mon-Fri 9-5 (UTC).\n\n";

    /// <summary>Asked or told of nearly every text here: nothing is promised, no zone is named.</summary>
    private static readonly string[] Usually = ["P202", "P130"];

    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(RepositoryFile.At("tests/Charter.Policy.Tests/Language/Hours"), "*.txt")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_is_said_of_hours_is_read_as_a_person_reads_it(string file)
    {
        var path = RepositoryFile.At($"tests/Charter.Policy.Tests/Language/Hours/{file}.txt");
        var said = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        var read = said.Select(line => Read(line, file.StartsWith("beside-usual", StringComparison.Ordinal))).ToList();
        await WrittenReadings.WriteAsync(path, string.Join('\n', read) + "\n");

        read.Except(said).ShouldBeEmpty();
    }

    /// <summary>Dates change the hours of a desk that is open on weekdays; so they stand beside such hours.</summary>
    private static string Read(string line, bool isBesideUsual)
    {
        var text = line[..line.LastIndexOf(" => ", StringComparison.Ordinal)];
        var document = text.Replace("\\n", "\n", StringComparison.Ordinal);
        var policy = PolicyCompiler.Compile(isBesideUsual ? Usual + document : document);
        var said = policy.Calendar is { } calendar ? CalendarLine.Of(calendar, isBesideUsual) : "-";
        var rule = policy.CountsInSupportHours ? "; all times count in support hours" : "";
        var codes = policy.Diagnostics.Select(d => d.Code).Except(Usually).Order(StringComparer.Ordinal).ToList();
        return $"{text} => {(said.Length == 0 ? "-" : said)}"
            + rule
            + (codes.Count > 0 ? "; " + string.Join(' ', codes) : "");
    }
}
