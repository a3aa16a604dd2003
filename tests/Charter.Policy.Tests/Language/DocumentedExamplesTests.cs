using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>Every example of the guide is compiled: the tables "Sentence | What Charter reads", and the quoted sentences.</summary>
public sealed class DocumentedExamplesTests
{
    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            var isExample = false;
            foreach (var line in Guide())
            {
                if (!line.StartsWith('|') || line.StartsWith("|--", StringComparison.Ordinal))
                {
                    continue;
                }

                var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
                if (cells[0] == "Sentence")
                {
                    isExample = cells[1] == "What Charter reads";
                }
                else if (isExample)
                {
                    rows.Add(cells[0], cells[1]);
                }
            }

            return rows;
        }
    }

    public static TheoryData<string> Quotes =>
        [.. Guide().Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..])];

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_example_of_the_guide_reads_as_the_guide_says(string sentence, string reading)
    {
        if (reading.StartsWith('`'))
        {
            sentence.ShouldPromise([.. reading.Split(',', StringSplitOptions.TrimEntries).Select(k => k.Trim('`'))]);
        }
        else
        {
            var labelled = PolicyCompiler.Label(sentence, LabelAssertions.LanguageOf(sentence));
            labelled.Commitments.ShouldBeEmpty();
            Vocabulary.Token(labelled.Kind).ShouldBe(reading);
        }
    }

    [Theory]
    [MemberData(nameof(Quotes))]
    public void A_quoted_sentence_is_a_promise(string sentence) =>
        PolicyCompiler
            .Label(sentence, LabelAssertions.LanguageOf(sentence))
            .Commitments.ShouldHaveSingleItem()
            .Commitment.Within.ShouldBe(new Allowance(24, TimeUnit.Hour));

    private static string[] Guide() => File.ReadAllLines(RepositoryFile.At("docs/policy-language/README.md"));
}
