using System.Collections.Immutable;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>Gives a sentence that was read its place in the document and the words of its diagnostics.</summary>
internal static class SentenceWriter
{
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
        var diagnostics = reading.Findings.Select(f =>
            language.Messages.Write(
                f.Code,
                f.Severity,
                text.Place(offset + f.Start, f.Length),
                f.Detail,
                Nearest.Sentence(sentence, reading, language)
            )
        );
        return new PolicySentence(
            sentence,
            text.Place(offset, sentence.Length),
            reading.Kind,
            section,
            [.. commitments],
            [.. diagnostics]
        );
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
