using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// The sentences of <c>Sentences/*.txt</c>: what policies promise, in as many forms as people give it
/// (<c>sentence => promise | promise</c>), and what looks like a promise and is none (<c>kind | sentence</c>).
/// </summary>
public sealed class SentenceFileTests
{
    public static TheoryData<string, string> Promises => Read("promises", " => ", isSentenceFirst: true);

    public static TheoryData<string, string> Kinds => Read("kinds", " | ", isSentenceFirst: false);

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_is_read_in_whatever_form_it_is_given(string sentence, string promises) =>
        sentence.ShouldPromise(promises.Split(" | "));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_no_promise_is_told_apart(string sentence, string kind)
    {
        var labelled = PolicyCompiler.Label(sentence, LabelAssertions.LanguageOf(sentence));

        labelled.Commitments.ShouldBeEmpty();
        Vocabulary.Token(labelled.Kind).ShouldBe(kind);
    }

    private static TheoryData<string, string> Read(string name, string separator, bool isSentenceFirst)
    {
        var data = new TheoryData<string, string>();
        foreach (var language in (ReadOnlySpan<string>)["en", "zh"])
        {
            var resource = $"Charter.Policy.Tests.Language.Sentences.{name}-{language}.txt";
            using var stream = typeof(SentenceFileTests).Assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                var at = line.IndexOf(separator, StringComparison.Ordinal);
                var (first, second) = (line[..at], line[(at + separator.Length)..]);
                data.Add(isSentenceFirst ? first : second, isSentenceFirst ? second : first);
            }
        }

        return data;
    }
}
