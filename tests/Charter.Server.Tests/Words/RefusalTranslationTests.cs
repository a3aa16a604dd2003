using System.Text.RegularExpressions;
using Charter.Desk.Shared;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Testing;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Words;

/// <summary>What the desk refuses is said in the reader's language: every sentence of a refusal in the source has its text.</summary>
public sealed partial class RefusalTranslationTests
{
    // Said to programs over the API, or by set-up in words of its own; no form of a page can bring them about.
    private static readonly string[] ForProgramsOnly =
    [
        "A file has to be in the file store before it is attached.",
        "Without an id it could be filed twice.",
        "Only what is in no ticket is listed here.",
        "That is not a cursor that this list gave.",
        "The period ends before it starts.",
        "Each department needs a name of its own.",
        "Choose a password.",
        "The address or the password is wrong.",
        "This link does not work any more. Ask for a new one.",
        "This request id was already used for something else. Make a new one for each thing that you ask for.",
        "These support hours don't work: ",
        "This signature was used for another mail already.",
        "Letters that a person sends are update and resolution.",
        "Give a version or a text, not both.",
    ];

    [Fact]
    public void Every_refusal_that_a_page_can_show_is_said_in_Chinese()
    {
        var words = new Wordbook(new WordStore(), Language.SimplifiedChinese);

        var left = SentencesInSource()
            .Except(ForProgramsOnly)
            .Where(sentence => FieldProblemWords.Of(new InvalidField("field", sentence), words) == sentence)
            .ToList();

        left.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_is_too_long_is_told_its_limit_in_Chinese() =>
        FieldProblemWords
            .Of(
                new InvalidField("field", "At most 2,000 characters fit here."),
                new Wordbook(new WordStore(), Language.SimplifiedChinese)
            )
            .ShouldContain("2,000");

    // Sentences with places of their own are put together where they are said, and are not keys.
    private static IEnumerable<string> SentencesInSource()
    {
        var desk = RepositoryFolder.At("src/Charter.Desk");
        return Directory
            .EnumerateFiles(desk, "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .SelectMany(file => Sentence().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["sentence"].Value)
            .Where(sentence => !sentence.Contains('{', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex(
        """
            (?:new InvalidField\(\s*(?:"[^"]*"|[\w.]+),|: Refusal\(\s*\$?"[^"]*",)\s*\$?"(?<sentence>(?:[^"\\]|\\.)*)"
            """
    )]
    private static partial Regex Sentence();
}
