using Charter.Policy.Language.Analysis;
using Charter.Policy.Language.Structure;

namespace Charter.Policy.Language;

/// <summary>Turns policy text into commitments. Deterministic, and total: any text gives a result.</summary>
public static class PolicyCompiler
{
    /// <summary>The longest text that is read; what is beyond gives diagnostic P203.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>Reads a whole document.</summary>
    /// <param name="text">The text, in English or Simplified Chinese, or both.</param>
    /// <param name="format">How it is marked up.</param>
    public static CompiledPolicy Compile(string text, PolicyFormat format = PolicyFormat.Auto)
    {
        ArgumentNullException.ThrowIfNull(text);
        var compilation = new Compilation(text.Length > LongestText ? text[..LongestText] : text, format);
        return compilation.Run(isCut: text.Length > LongestText);
    }

    /// <summary>Reads one sentence by itself.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="language">Its language, an IETF tag.</param>
    /// <exception cref="ArgumentException">The language is not one that policies are written in.</exception>
    public static PolicySentence Label(string sentence, string language)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return Label(sentence, LanguagePacks.Of(language));
    }

    /// <summary>Reads one sentence by itself, in the language that its script tells, as <see cref="Compile"/> guesses a document's.</summary>
    /// <param name="sentence">The sentence.</param>
    public static PolicySentence Label(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return Label(sentence, LanguagePacks.Guess(sentence));
    }

    private static PolicySentence Label(string sentence, LanguagePack pack)
    {
        var text = new PlacedText();
        var read = sentence.Length > SentenceCutter.Longest * 2 ? sentence[..(SentenceCutter.Longest * 2)] : sentence;
        text.Append(read, 1, 1);
        // A sentence may have been taken out of a page with its marks: "within **3** days".
        var plain = Markup.Strip(read);
        var reading = SentenceAnalyser.Analyse(plain, pack, ReadingContext.None);
        return SentenceWriter.Write(plain, 0, text, reading, pack, []) with { Text = read };
    }
}
