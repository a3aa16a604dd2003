namespace Charter.Policy.Language.Analysis;

/// <summary>Chooses among the subjects that a promise names: complaint and escalation over a channel, a channel over enquiry and request.</summary>
/// <param name="reading">The sentence.</param>
/// <param name="isWhenceItCounts">Whether a mention only says from when a time counts ("… of your letter").</param>
internal sealed class SubjectChoice(Reading reading, Func<Mention, bool> isWhenceItCounts)
{
    public List<(ServedSubject Subject, List<Condition> Extra)> Of(
        List<ServedSubject> named,
        List<Mention> mentions,
        ServiceAction action
    )
    {
        var channels = named.Where(s => !SubjectResolver.IsItem(s) && s != ServedSubject.Any).ToList();
        var items = named.Where(SubjectResolver.IsItem).ToList();
        if (action == ServiceAction.ReturnCall)
        {
            // "Grievances are to be returned": passed back, and no call.
            if (
                channels.Count == 0
                && items.Count > 0
                && !reading.Tokens.Any(t => t.Text is "call" or "calls" or "back")
                && !reading.Language.IsUnspaced
            )
            {
                return [];
            }

            return [.. Called(channels).Select(s => (s, new List<Condition>()))];
        }

        if (items.Contains(ServedSubject.Escalation))
        {
            return [(ServedSubject.Escalation, [])];
        }

        if (items.Contains(ServedSubject.Complaint))
        {
            return OfComplaint(channels, items, mentions);
        }

        // "Emails, voicemails and help tickets": kinds of contact side by side.
        if (channels.Count > 0 && items.Count > 0 && IsListWithChannels(mentions))
        {
            return [.. channels.Concat(items).Select(s => (s, new List<Condition>()))];
        }

        return
        [
            .. (
                channels.Count > 0 ? channels
                : items.Count > 0 ? items
                : named
            ).Select(s => (s, new List<Condition>())),
        ];
    }

    /// <summary>A complaint comes before the channel, which only says how it came.</summary>
    private List<(ServedSubject Subject, List<Condition> Extra)> OfComplaint(
        List<ServedSubject> channels,
        List<ServedSubject> items,
        List<Mention> mentions
    )
    {
        if (items.Count > 1 && IsList(mentions))
        {
            return [.. (channels.Count > 0 ? channels : items).Select(s => (s, new List<Condition>()))];
        }

        if (IsListWithChannels(mentions))
        {
            return [.. channels.Concat(items).Select(s => (s, new List<Condition>()))];
        }

        var isOneChannel =
            channels.Count == 1
            && !mentions.TrueForAll(m =>
                SubjectResolver.IsItem(SubjectResolver.ReadOne(m.Value)) || isWhenceItCounts(m)
            )
            && mentions.TrueForAll(m => !m.Value.Contains('+', StringComparison.Ordinal));
        List<Condition> extra = isOneChannel
            ? [new Condition(ConditionKind.Channel, Vocabulary.Token(channels[0]))]
            : [];
        return [(ServedSubject.Complaint, extra)];
    }

    /// <summary>"Emails and voicemails are returned": an email is replied to, everything else called back.</summary>
    private static List<ServedSubject> Called(List<ServedSubject> channels)
    {
        var written = channels
            .Where(c =>
                c
                    is ServedSubject.Email
                        or ServedSubject.Post
                        or ServedSubject.Social
                        or ServedSubject.WhatsApp
                        or ServedSubject.WebForm
                        or ServedSubject.Chat
            )
            .ToList();
        var isSpoken = written.Count < channels.Count || channels.Count == 0;
        return channels.Contains(ServedSubject.Voicemail) ? [ServedSubject.Voicemail, .. written]
            : isSpoken ? [ServedSubject.Callback, .. written]
            : written;
    }

    /// <summary>Whether complaints are named in one list with other items ("complaints, questions and requests").</summary>
    private bool IsList(List<Mention> mentions)
    {
        var items = mentions.Where(m => SubjectResolver.IsItem(SubjectResolver.ReadOne(m.Value))).ToList();
        for (var i = 1; i < items.Count; i++)
        {
            var between = items[i].From - items[i - 1].To;
            var isJoined =
                between <= 3
                && Enumerable
                    .Range(items[i - 1].To, Math.Max(0, between))
                    .Any(t =>
                        reading.Tokens[t].Text is "," or "、" or "/" or "&" or "或"
                        || reading.FunctionAt(t) is "and" or "or"
                    );
            if (isJoined)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Letters and complaints are answered …": kinds of contact side by side, not complaints that come by letter.</summary>
    private bool IsListWithChannels(List<Mention> mentions) =>
        mentions.Count > 1
        && mentions
            .Zip(mentions.Skip(1))
            .All(pair =>
                pair.Second.From - pair.First.To is 1 or 2
                && reading.Tokens[pair.First.To].Text is "," or "and" or "&" or "、" or "和"
                && Enumerable
                    .Range(pair.First.To, pair.Second.From - pair.First.To)
                    .All(t =>
                        reading.Tokens[t].Text is "," or "and" or "&" or "、" or "和" or "all"
                        // "… and help tickets".
                        || (
                            t > pair.First.To
                            && reading.FunctionAt(t) is null
                            && reading.Tokens[t].Kind == TokenKind.Word
                            && !reading.Means.Exists(m => m.Overlaps(t, t + 1))
                        )
                    )
            )
        && !reading.Means.Exists(m => m.Value == "by" && m.To == mentions[0].From);
}
