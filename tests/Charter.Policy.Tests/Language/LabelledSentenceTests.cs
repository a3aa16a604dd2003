using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// The sentences of <c>Sentences/labelled-*.txt</c>: what some eighty policies say, in other words, as people labelled it
/// (<c>kind | sentence => promise | promise</c>). What is read differently is not listed; none of them may get worse.
/// </summary>
public sealed class LabelledSentenceTests
{
    public static TheoryData<string, string, string> English => Read("en");

    public static TheoryData<string, string, string> Chinese => Read("zh");

    [Theory]
    [MemberData(nameof(English))]
    public void An_English_sentence_is_read_as_people_labelled_it(string sentence, string kind, string promises) =>
        Holds(sentence, kind, promises);

    [Theory]
    [MemberData(nameof(Chinese))]
    public void A_Chinese_sentence_is_read_as_people_labelled_it(string sentence, string kind, string promises) =>
        Holds(sentence, kind, promises);

    private static void Holds(string sentence, string kind, string promises)
    {
        var labelled = PolicyCompiler.Label(sentence, LabelAssertions.LanguageOf(sentence));

        string.Join(" | ", labelled.Commitments.Select(c => c.Commitment.Key)).ShouldBe(promises);
        Vocabulary.Token(labelled.Kind).ShouldBe(kind);
    }

    private static TheoryData<string, string, string> Read(string language)
    {
        var data = new TheoryData<string, string, string>();
        var resource = $"Charter.Policy.Tests.Language.Sentences.labelled-{language}.txt";
        using var stream = typeof(LabelledSentenceTests).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var (kind, rest) = Cut(line, " | ");
            var (sentence, promises) = Cut(rest, " => ");
            data.Add(sentence, kind, promises);
        }

        return data;
    }

    private static (string Before, string After) Cut(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + mark.Length)..]);
    }
}
