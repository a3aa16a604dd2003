using Charter.Policy.Language;
using Shouldly;

namespace Charter.Policy.Tests.Language;

/// <summary>Reads a sentence and compares what was found with keys such as <c>respond email within 24 hour</c>.</summary>
internal static class LabelAssertions
{
    public static void ShouldPromise(this string sentence, params string[] keys)
    {
        var labelled = PolicyCompiler.Label(sentence, LanguageOf(sentence));
        labelled.Commitments.Select(c => c.Commitment.Key).ShouldBe(keys, $"in: {sentence}");
        labelled.Kind.ShouldBe(
            keys.Any(k => k.Contains('?', StringComparison.Ordinal))
                ? SentenceKind.Placeholder
                : SentenceKind.Commitment
        );
    }

    public static void ShouldBe(this string sentence, SentenceKind kind)
    {
        var labelled = PolicyCompiler.Label(sentence, LanguageOf(sentence));
        labelled.Commitments.Select(c => c.Commitment.Key).ShouldBeEmpty($"in: {sentence}");
        labelled.Kind.ShouldBe(kind, $"in: {sentence}");
    }

    public static string LanguageOf(string sentence) =>
        sentence.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh-Hans" : "en";
}
