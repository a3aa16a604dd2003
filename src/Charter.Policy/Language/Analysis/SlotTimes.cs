namespace Charter.Policy.Language.Analysis;

/// <summary>Tells which slots stand for a time that is still to come: "[X days]", "&lt;daily/weekly&gt;", "within [time]", "TBD".</summary>
internal sealed class SlotTimes(Token[] tokens, LanguagePack language, TimeWords words)
{
    /// <summary>The open time of a slot; <c>null</c> when something else is to be filled in.</summary>
    public TimeMention? Read(ReadNumber slot)
    {
        var written = tokens[slot.From];
        if (written.Kind != TokenKind.Slot)
        {
            // "First response TBD".
            return written.Text is "tbd" or "tbc" ? new TimeMention(null, null, slot.From, slot.To) : null;
        }

        var content = language.Tokens(written.Text);
        if (Find(LexiconGroup.Recurring, content) is not null)
        {
            return new TimeMention(null, null, slot.From, slot.To) { IsRecurring = true };
        }

        // "[HR email address]": no hour.
        if (
            Find(LexiconGroup.Unit, content) is { } unit
            && !content.Any(t => t.Text is "address" or "email" or "name" or "phone" or "link" or "url" or "website")
        )
        {
            return new TimeMention(null, TimeWords.ParseUnit(unit.Value).Unit, slot.From, slot.To);
        }

        var kinds = content.Select(t => language.Lexicon.Match(LexiconGroup.Tone, [t], 0)?.Value).ToList();
        return
            // "[Critical Response Time]".
            (kinds.TrueForAll(k => k is "time_slot" or "slot_word") || content[^1].Text is "time" or "timeframe")
            && kinds.Contains("time_slot")
            && (
                (
                    words.PrefixOf(slot.From).Value is "limit" or "every" or "over"
                    && tokens[slot.From - 1].Text is not ("on" or "at")
                ) || IsAfterLabel(slot.From)
            )
            ? new TimeMention(null, null, slot.From, slot.To)
            : null;
    }

    /// <summary>"Critical {{Time}}, high {{Time}}".</summary>
    private bool IsAfterLabel(int slot) =>
        slot > 0
        && language.Lexicon.Match(LexiconGroup.Label, tokens, slot - 1) is { } label
        && label.To == slot
        && label.Value[0] != '@';

    private Mention? Find(LexiconGroup group, Token[] content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            if (language.Lexicon.Match(group, content, i) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
