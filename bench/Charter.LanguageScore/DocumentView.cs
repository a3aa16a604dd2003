using System.Globalization;
using System.Text;
using Charter.Desk.Policies.Documents;
using Charter.Policy;
using Charter.Policy.Language;

namespace Charter.LanguageScore;

/// <summary>A whole document as the compiler reads it: each sentence with its kind and promises, then what it tells the author.</summary>
internal static class DocumentView
{
    /// <summary>A line for each sentence and each diagnostic.</summary>
    public static async Task<string> OfAsync(string file)
    {
        var document = PolicyDocumentReader.Read(await File.ReadAllBytesAsync(file), file);
        var policy = PolicyCompiler.Compile(document.Text, document.Format);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{file}\n");
        foreach (var sentence in policy.Sentences)
        {
            var keys = SentenceView.Keys(sentence);
            var mark = sentence.IsHeading ? "#" : Vocabulary.Token(sentence.Kind)[..3];
            text.Append(
                CultureInfo.InvariantCulture,
                $"{mark} {sentence.Text}{(keys.Length > 0 ? "\n      => " + keys : "")}\n"
            );
        }

        text.Append("  ").Append(DocumentScore.Whole(policy)).Append('\n');
        foreach (var diagnostic in policy.Diagnostics)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {diagnostic.Code} line {diagnostic.Span.Line}: {diagnostic.Message}\n"
            );
        }

        return text.ToString();
    }
}
