using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// The sentences of <c>Sentences/borders-*.txt</c>: each stands just inside or just outside one of the rules by which sentences are read
/// (<c>kind | sentence => promise | promise</c>): whose limit it is, what is counted, what a time or a share belongs to.
/// </summary>
public sealed class BorderSentenceTests
{
    public static TheoryData<string, string, string> Sentences
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var line in SentenceFiles.Lines("borders-en").Concat(SentenceFiles.Lines("borders-zh")))
            {
                var kind = line[..line.IndexOf(" | ", StringComparison.Ordinal)];
                var both = line[(kind.Length + 3)..].Split(" => ");
                data.Add(both[0], kind, both.Length > 1 ? both[1] : "");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_at_the_border_of_a_rule_is_read_as_a_person_reads_it(
        string sentence,
        string kind,
        string promises
    )
    {
        var labelled = PolicyCompiler.Label(sentence, LabelAssertions.LanguageOf(sentence));

        string.Join(" | ", labelled.Commitments.Select(c => c.Commitment.Key)).ShouldBe(promises);
        Vocabulary.Token(labelled.Kind).ShouldBe(kind);
    }
}
