using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// The sentences of <c>Sentences/collected-*.txt</c>: what some thousand published policies promise, in other words, as people labelled it
/// before the compiler saw it (<c>kind | sentence => promise | promise</c>). What is still read differently is not listed; none of these
/// may get worse. <c>Sentences/written-zh.txt</c> holds what policies of many trades could say in Chinese, written for these tests. They
/// are too many for a test each, so a failure names every sentence that changed.
/// </summary>
public sealed class CollectedSentenceTests
{
    [Theory]
    [InlineData("collected-en")]
    [InlineData("collected-zh")]
    [InlineData("written-zh")]
    public void No_collected_sentence_is_read_otherwise_than_people_labelled_it(string file)
    {
        var changed = new List<string>();
        foreach (var line in SentenceFiles.Lines(file))
        {
            var (kind, rest) = Cut(line, " | ");
            var (sentence, promises) = Cut(rest, " => ");
            var labelled = PolicyCompiler.Label(sentence, LabelAssertions.LanguageOf(sentence));
            var read = string.Join(" | ", labelled.Commitments.Select(c => c.Commitment.Key));
            if (read != promises || Vocabulary.Token(labelled.Kind) != kind)
            {
                changed.Add(
                    $"{sentence}\n  labelled {kind} {promises}\n  read     {Vocabulary.Token(labelled.Kind)} {read}"
                );
            }
        }

        changed.ShouldBeEmpty();
    }

    private static (string Before, string After) Cut(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + mark.Length)..]);
    }
}
