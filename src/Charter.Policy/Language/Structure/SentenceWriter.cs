using System.Collections.Immutable;
using System.Text;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>Gives a sentence that was read its place in the document and the words of its diagnostics.</summary>
internal static class SentenceWriter
{
    private const int MostFindings = 8;

    public static PolicySentence Write(
        string sentence,
        int offset,
        PlacedText text,
        SentenceReading reading,
        LanguagePack language,
        ImmutableArray<string> section
    )
    {
        var commitments = reading.Commitments.Select(c => new FoundCommitment(
            c.Commitment,
            [.. c.Places.Select(p => Evidence(sentence, offset, text, p))]
        ));
        // The nearest sentence is the same for all that was found.
        var nearest = reading.Findings.Count == 0 ? "" : Nearest.Sentence(sentence, reading, language);
        var diagnostics = reading
            .Findings.Take(MostFindings)
            .Select(f =>
                language.Messages.Write(f.Code, f.Severity, text.Place(offset + f.Start, f.Length), f.Detail, nearest)
            );
        return new PolicySentence(
            OnePlain(sentence),
            text.Place(offset, sentence.Length),
            reading.Kind,
            section,
            [.. commitments],
            [.. diagnostics]
        );
    }

    /// <summary>The cells of a row side by side, without those that only carry on another.</summary>
    public static string TextOf(Block row) =>
        string.Join(
            " | ",
            row.Cells.Select(c => OnePlain(c.Text)).Where(c => c is not (TableShape.Above or TableShape.Left))
        );

    /// <summary>Blanks that stand side by side, where a mark was taken out or a line was laid out, as one.</summary>
    public static string OnePlain(string text)
    {
        if (!text.Contains("  ", StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c != ' ' || plain.Length == 0 || plain[^1] != ' ')
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    private static Evidence Evidence(
        string sentence,
        int offset,
        PlacedText text,
        (EvidencePart Part, int Start, int Length) place
    )
    {
        var start = Math.Clamp(place.Start, 0, sentence.Length);
        var length = Math.Clamp(place.Length, 0, sentence.Length - start);
        return new Evidence(place.Part, sentence.Substring(start, length), text.Place(offset + start, length));
    }
}
