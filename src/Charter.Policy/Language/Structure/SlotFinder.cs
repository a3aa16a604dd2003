using System.Buffers;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>Lists what is still to be filled in.</summary>
internal static class SlotFinder
{
    private static readonly SearchValues<char> Openers = SearchValues.Create("[_<{【［");

    public static void Add(
        string sentence,
        int offset,
        PlacedText text,
        SentenceReading reading,
        LanguagePack language,
        List<PolicySlot> slots
    )
    {
        var isOpenPromise = reading.Commitments.Any(c => c.Commitment.Within.IsOpen);
        if (!isOpenPromise && sentence.AsSpan().IndexOfAny(Openers) < 0)
        {
            return;
        }

        var open = reading
            .Commitments.Where(c => c.Commitment.Within.IsOpen)
            .SelectMany(c => c.Places)
            .Where(p => p.Part == EvidencePart.Within)
            .Distinct()
            .ToList();
        foreach (var token in Tokeniser.Read(sentence, language.Stem))
        {
            if (token.Kind == TokenKind.Slot)
            {
                var isInPromise = open.Exists(p => p.Start <= token.Start && token.End <= p.Start + p.Length);
                slots.Add(
                    new PolicySlot(
                        sentence[token.Start..token.End],
                        text.Place(offset + token.Start, token.End - token.Start),
                        isInPromise
                    )
                );
            }
        }

        // "X days" is a slot without brackets.
        foreach (var place in open.Where(p => !sentence.AsSpan(p.Start, p.Length).ContainsAny(Openers)))
        {
            slots.Add(
                new PolicySlot(
                    sentence.Substring(place.Start, place.Length),
                    text.Place(offset + place.Start, place.Length),
                    InPromise: true
                )
            );
        }
    }
}
