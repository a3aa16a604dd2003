using Charter.Policy;
using Charter.Policy.Language;

namespace Charter.LanguageScore;

/// <summary>What the compiler reads in one sentence, on one line.</summary>
internal static class SentenceView
{
    /// <summary>The kind, the promises, the codes, and the sentence.</summary>
    public static string Of(string sentence)
    {
        var isChinese = sentence.Any(c => c is >= '\u4e00' and <= '\u9fff');
        var read = PolicyCompiler.Label(sentence, isChinese ? "zh-Hans" : "en");
        var codes = string.Concat(read.Diagnostics.Select(d => " " + d.Code));
        return $"{Vocabulary.Token(read.Kind)}{codes} [{Keys(read)}] {sentence}";
    }

    /// <summary>The promises as keys, in text order.</summary>
    public static string Keys(PolicySentence sentence) => Keys(sentence.Commitments.Select(c => c.Commitment));

    /// <summary>The promises as keys, in text order.</summary>
    public static string Keys(IEnumerable<Commitment> commitments) =>
        string.Join(" | ", commitments.Select(c => c.Key));
}
