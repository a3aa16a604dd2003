namespace Charter.Policy.Language.Analysis;

/// <summary>What is named in a script without spaces and is not what is served: who acts, who is told, until when it goes on.</summary>
internal static class UnspacedSubjects
{
    /// <summary>Whether a mention names something beside what is served.</summary>
    /// <param name="reading">The sentence.</param>
    /// <param name="subject">The mention.</param>
    /// <param name="hasOther">Whether something that is served is named before it, or by the surroundings.</param>
    public static bool IsBeside(Reading reading, Mention subject, bool hasOther) =>
        reading.Language.IsUnspaced
        && ((hasOther && IsEndOfUpdates(reading, subject)) || IsActingPlace(reading, subject));

    /// <summary>"升级的投诉2小时内联系投诉人，此后每天向投诉人通报": whoever is told of an escalated case is not what is served.</summary>
    public static bool AreTold(Reading reading, List<Mention> own, Segment? previous) =>
        reading.Language.IsUnspaced
        && own.Count > 0
        && previous?.Subjects.Exists(s => s.Value == "escalation") == true
        && own.TrueForAll(s => reading.Tokens[s.To - 1].Text is "人");

    /// <summary>"排队超过3分钟的，提供回拨": whoever stands in a queue that nobody names waits on the phone.</summary>
    public static bool IsQueue(Reading reading, Segment segment) =>
        reading.Language.IsUnspaced
        && segment.Subjects.TrueForAll(s => s.Value is not "in_person" || reading.Tokens[s.From].Text is "排" or "等");

    /// <summary>"在线客服排队": waiting in the channel that is named; "领导信箱来信": what comes by it.</summary>
    public static bool IsPartOfChannel(Reading reading, Mention subject) =>
        (
            subject.Value == "in_person"
            && reading.Tokens[subject.From].Text is "排" or "等"
            && reading.Subjects.Exists(s =>
                s.Value is "chat" or "phone" && s.IsBefore(subject.From) && subject.From - s.To <= 4
            )
        ) || (subject.Value == "post" && reading.Subjects.Exists(s => s.To == subject.From && s.Value is "web_form"));

    /// <summary>"升级后每小时通报，直至工单关闭": until when it goes on.</summary>
    private static bool IsEndOfUpdates(Reading reading, Mention subject) =>
        subject.From > 1
        && reading.Tokens[subject.From - 2].Text is "直"
        && reading.Tokens[subject.From - 1].Text is "至" or "到";

    /// <summary>"接到报修后，前台3分钟内派单", "咨询由营业厅答复": who acts stands there, where what is served is named.</summary>
    private static bool IsActingPlace(Reading reading, Mention subject) =>
        subject is { Value: "in_person", From: > 0 }
        && reading.Tokens[subject.To - 1].Text is "台" or "厅" or "点" or "口" or "面"
        && reading.Subjects.Exists(s =>
            s.IsBefore(subject.From)
            && SubjectResolver.IsItem(SubjectResolver.ReadOne(s.Value))
            && (
                reading.Tokens[subject.From - 1].Text is "由"
                || (reading.Clauses.IsScene(s) && reading.Times.Exists(t => t.PrefixFrom == subject.To))
            )
        );
}
