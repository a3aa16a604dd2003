namespace Charter.Policy.Language.Analysis;

/// <summary>The nearest sentence that would be understood, offered as advice. It never invents a number: what the text lacks is a slot.</summary>
internal static class Nearest
{
    public static string Sentence(string sentence, SentenceReading reading, LanguagePack language)
    {
        if (reading.Commitments.Count > 0)
        {
            return CanonicalSentence.Write(reading.Commitments[0].Commitment, language.Tag);
        }

        var parts = Reading.Of(sentence.Length > 500 ? sentence[..500] : sentence, language);
        var topic = TopicReader.Of(parts, []);
        var time = parts.Times.Find(t => !t.IsNamed || !t.IsImmediate);
        var within = time is { Unit: not null } ? time.Allowance : new Allowance(null, TimeUnit.Hour);
        var subject = topic.Subjects.Count > 0 ? topic.Subjects[0] : ServedSubject.Any;
        var commitment = new Commitment(
            subject,
            topic.Action ?? ServiceAction.Respond,
            within,
            time?.IsRecurring ?? false,
            null,
            ConditionSet.None
        );
        return CanonicalSentence.Write(commitment, language.Tag);
    }
}
