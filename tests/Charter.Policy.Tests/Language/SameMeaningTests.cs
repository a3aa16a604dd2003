using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// However a sentence is set on the page, it promises the same. Tried on every sentence of the files in <c>Sentences</c>.
/// </summary>
public sealed class SameMeaningTests
{
    public static TheoryData<string> Files => [.. SentenceFiles.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_full_stop_that_is_missing_changes_nothing(string file) =>
        Same(
            file,
            sentence => sentence.EndsWith("..", StringComparison.Ordinal) ? sentence : sentence.TrimEnd('.', '。')
        );

    /// <summary>The files in which no plan is known only by the capital of its name.</summary>
    public static TheoryData<string> FilesWithoutPlans =>
        [
            .. SentenceFiles.Names.Where(name =>
                name.StartsWith("promises", StringComparison.Ordinal)
                || name.StartsWith("kinds", StringComparison.Ordinal)
            ),
        ];

    [Theory]
    [MemberData(nameof(FilesWithoutPlans))]
    public void Capitals_change_nothing(string file) => Same(file, sentence => sentence.ToUpperInvariant());

    [Theory]
    [MemberData(nameof(Files))]
    public void Wide_punctuation_changes_nothing(string file) =>
        Same(file, sentence => sentence.Replace(',', '，').Replace(';', '；').Replace(':', '：'));

    [Theory]
    [MemberData(nameof(Files))]
    public void Curly_apostrophes_change_nothing(string file) => Same(file, sentence => sentence.Replace('\'', '’'));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_sentence_that_breaks_off_or_begins_anywhere_is_still_read(string file)
    {
        // One sentence in four: each is read twice a word.
        foreach (var (_, sentence) in SentenceFiles.Sentences(file).Index().Where(one => one.Index % 4 == 0))
        {
            var language = LabelAssertions.LanguageOf(sentence);
            foreach (var at in Joints(sentence))
            {
                PolicyCompiler.Label(sentence[..at], language).ShouldNotBeNull(sentence[..at]);
                PolicyCompiler.Label(sentence[at..].TrimStart(), language).ShouldNotBeNull(sentence[at..]);
            }
        }
    }

    /// <summary>Every space; in a script without spaces, every character.</summary>
    private static IEnumerable<int> Joints(string sentence) =>
        Enumerable
            .Range(1, sentence.Length - 1)
            .Where(at => sentence[at] == ' ' || sentence[at] is >= '\u4e00' and <= '\u9fff');

    private static void Same(string file, Func<string, string> set)
    {
        foreach (var sentence in SentenceFiles.Sentences(file))
        {
            var other = set(sentence);
            if (other != sentence)
            {
                Read(other, sentence).ShouldBe(Read(sentence, sentence), $"in: {other}");
            }
        }
    }

    private static string Read(string sentence, string original)
    {
        var labelled = PolicyCompiler.Label(sentence, LabelAssertions.LanguageOf(original));
        var promises = labelled.Commitments.Select(c => c.Commitment.Key);
        return $"{Vocabulary.Token(labelled.Kind)} | {string.Join(" | ", promises)}";
    }
}
